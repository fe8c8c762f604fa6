import { zipSync } from 'fflate';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectBallots, writeBallots } from '../../src/app/ballot.ts';
import { syncCodeowners } from '../../src/app/codeowners.ts';
import { exportPositioning } from '../../src/app/exchange/export.ts';
import { importPositioning } from '../../src/app/exchange/import.ts';
import { publishedSource } from '../../src/app/published-source.ts';
import { renderImportJson, renderImportText } from '../../src/report/import-report.ts';
import { createStyle } from '../../src/report/style.ts';
import { findOwnership, parseCodeowners } from '../../src/signoff/codeowners.ts';
import { formatOf } from '../../src/trace/wording/formats/parse-surface.ts';
import { parseContent } from '../../src/trace/wording/formats/parse-content.ts';
import { memoryWorld } from '../fakes/memory-world.ts';
import { readExample } from './examples.ts';
import { anyBytes, hostileText, mutation, piece } from './hostile.ts';
import { expectJson, expectPrintable } from './judge.ts';
import { judgeAlign, judgeReading, orTold } from './outputs.ts';
import { runs } from './runs.ts';

const root = 'positioning';
const example = readExample('mobile-database');
const text = (path: string) => String(readFileSync(path));

/** Real texts with changes, and noise. */
const spoilt = (...texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...texts), mutation).map(([real, mutate]) => mutate(real)) },
    hostileText,
    fc.string({ unit: 'binary', maxLength: 300 }),
  );

const documents = ['test/golden', 'test/corpora/import'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => text(join(folder, path))),
);

describe('documents of others', () => {
  it('become files that can be read, or it is told why not', async () => {
    const property = fc.asyncProperty(spoilt(...documents), async (document) => {
      const world = memoryWorld({ 'document.md': document });
      await orTold(async () => {
        const request = { root, file: 'document.md', dryRun: false, overwrite: false };
        const result = await importPositioning(world, request);
        expectPrintable(
          renderImportText(result, { style: createStyle({ color: false, width: 80 }), dryRun: false }).output,
        );
        expectJson(renderImportJson(result, { dryRun: false }).output);
        for (const path of result.files) expect(path).toMatch(/^positioning\/[a-z0-9/-]+\.md$/);
        world.disk.delete('document.md');
        await judgeReading(Object.fromEntries(world.disk));
      });
    });
    await fc.assert(property, runs(5));
  });

  it('published as JSON are read like files, or refused', async () => {
    const { text: published } = await exportPositioning(memoryWorld(example), { root, format: 'json' });
    const property = fc.asyncProperty(spoilt(published), async (json) => {
      await orTold(async () => {
        const entries = await publishedSource(json).readEntries(root, () => true);
        const files = (entries ?? []).map(({ path, content }) => [`${root}/${path}`, content] as const);
        await judgeReading(Object.fromEntries(files));
      });
    });
    await fc.assert(property, runs(4));
  });
});

const survey = [
  'Timestamp,Your name,Function,Market,Alternatives,Segments,Values,Judgement [paper-rekey]',
  '2026-05-01,"Row, A",Sales,personal-use-sql-database,"paper-rekey; flat-files",field-sales,,real',
  '5/2/2026,B,Marketing,"Embedded database for mobile devices",1. paper,"field sales\nISVs",x,"phantom"',
  '',
].join('\n');

describe('answers', () => {
  it('of a survey are read row by row, and what is unclear is said', async () => {
    const delimited = fc.constantFrom(
      survey,
      survey.replaceAll(',', ';'),
      survey.replaceAll(',', '\t'),
      `\ufeff${survey}`,
    );
    const csv = fc.oneof(
      delimited.chain((base) => spoilt(base)),
      spoilt(survey),
    );
    const property = fc.asyncProperty(csv, async (responses) => {
      const world = memoryWorld({ ...example, 'answers.csv': responses });
      await orTold(() => judgeAlign(world, 'answers.csv'));
      await orTold(async () => void (await collectBallots(world, { root, path: 'answers.csv' })));
      await orTold(() => judgeAlign(world));
    });
    await fc.assert(property, runs(12));
  });

  it('on ballots become views, and what is unclear is said', async () => {
    const world = memoryWorld(example);
    await writeBallots(world, { root, folder: 'ballots' });
    const ballots = [...world.disk].flatMap(([path, content]) =>
      /^ballots\/.*md$/.test(path) ? [String(content)] : [],
    );
    const property = fc.asyncProperty(fc.array(spoilt(...ballots), { maxLength: 3 }), async (filled) => {
      const files = Object.fromEntries(filled.map((ballot, index) => [`filled/${index}.md`, ballot]));
      const own = memoryWorld({ ...example, ...files });
      await orTold(async () => {
        const { problems } = await collectBallots(own, { root, path: 'filled' });
        for (const { message, help } of problems) expect([message, help].join('')).not.toBe('');
      });
      await orTold(() => judgeAlign(own));
    });
    await fc.assert(property, runs(12));
  });
});

const codeowners = `# Everybody\n*       @acme/all\n/positioning/** @acme/marketing @bo # both\n\\#x @a\n/docs/*.md a@example.com\n/a\\ b @c\n/none\n`;

describe('CODEOWNERS', () => {
  it('is read in linear time, and every line is a rule or a problem', async () => {
    const property = fc.asyncProperty(spoilt(codeowners), hostileText, async (owners, path) => {
      const parsed = parseCodeowners(owners);
      findOwnership(parsed, path);
      for (const { message, help } of parsed.problems) expectPrintable(`${message}${help}`);
      const world = memoryWorld({ ...example, CODEOWNERS: owners });
      await orTold(async () => void (await syncCodeowners(world, { root, write: true })));
      await orTold(async () => expect((await syncCodeowners(world, { root, write: false })).isInStep).toBe(true));
    });
    await fc.assert(property, runs(30));
  });

  it('takes no longer for patterns that are made to take long', () => {
    const started = performance.now();
    const stars = `${'*a'.repeat(4000)} @x\n${'/**'.repeat(3000)}/b @x\n`.repeat(20);
    findOwnership(parseCodeowners(stars), `${'a'.repeat(4000)}/${'a/'.repeat(2000)}`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

const slide = (body: string) =>
  `<?xml version="1.0"?><p:sld xmlns:a="a" xmlns:p="p"><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${body}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;
const page = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${body}</w:t></w:r></w:p></w:body></w:document>`;

describe('surfaces', () => {
  const bytes = (content: string) => Buffer.from(content);

  it('of any name and any content are read, or it is said why not', () => {
    const ending = fc.constantFrom(
      'md',
      'mdx',
      'html',
      'vue',
      'json',
      'jsonc',
      'txt',
      'rst',
      'yml',
      'docx',
      'pptx',
      'pdf',
      'png',
      '',
    );
    const real = Object.entries(example).flatMap(([path, content]) =>
      /^(site|sales|docs|package)/.test(path) ? [String(Buffer.from(content))] : [],
    );
    const content = fc.oneof(anyBytes, spoilt(...real).map(bytes));
    const property = fc.property(ending, content, (end, data) => {
      const path = `site/page.${end}`;
      const read = parseContent(path, formatOf(path), { type: 'file', bytes: data });
      if ('unread' in read) expectPrintable(read.unread);
    });
    fc.assert(property, runs(150));
  });

  it('of office files are unpacked within bounds', () => {
    const part = fc.tuple(
      fc.constantFrom(
        'word/document.xml',
        'ppt/slides/slide1.xml',
        'ppt/presentation.xml',
        '[Content_Types].xml',
        '../x',
        '/etc/x',
      ),
      fc.oneof(piece.map(page), piece.map(slide), spoilt(page('a'), slide('b'))),
    );
    const archive = fc
      .array(part, { maxLength: 4 })
      .map((parts) => zipSync(Object.fromEntries(parts.map(([name, xml]) => [name, bytes(xml)]))));
    const broken = fc.tuple(archive, fc.nat(), fc.nat(255), fc.nat()).map(([zip, at, byte, end]) => {
      const copy = zip.slice(0, end % 3 === 0 ? end % (zip.length + 1) : zip.length);
      if (copy.length > 0) copy[at % copy.length] = byte;
      return copy;
    });
    const property = fc.property(fc.constantFrom('a.docx', 'a.pptx'), fc.oneof(archive, broken), (path, data) => {
      const read = parseContent(path, formatOf(path), { type: 'file', bytes: data });
      if ('unread' in read) expectPrintable(read.unread);
    });
    fc.assert(property, runs(60));
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(21 * 1024 * 1024) }, { level: 9 });
    expect(parseContent('a.docx', 'docx', { type: 'file', bytes: bomb })).toHaveProperty('unread');
  });
});
