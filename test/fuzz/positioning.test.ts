import fc from 'fast-check';
import { describe, it } from 'vitest';
import { parseCorpus } from '../../src/document/parse-corpus.ts';
import { rename } from '../../src/app/rename/rename.ts';
import { check } from '../../src/app/check.ts';
import { renderRenameJson, renderRenameText } from '../../src/report/rename.ts';
import { createStyle } from '../../src/report/style.ts';
import { memoryWorld } from '../fakes/memory-world.ts';
import { siteOf } from '../fakes/site-of.ts';
import { readExample, spoiltExample } from './examples.ts';
import { hostileText, piece } from './hostile.ts';
import { expectHarmlessHtml, expectJson, expectPrintable } from './judge.ts';
import { judgeChange, judgeReading, orTold } from './outputs.ts';
import { runs } from './runs.ts';

const before = readExample('mobile-database');

describe('an example with spoilt files', () => {
  it('is read by every command, and what they print steers nothing', async () => {
    await fc.assert(fc.asyncProperty(spoiltExample, judgeReading), runs(8));
  });

  it('is compared with another, and what is told of it stays inside its page', async () => {
    await fc.assert(fc.asyncProperty(spoiltExample, spoiltExample, judgeChange), runs(5));
  });

  it('is told without a link where a name looks like an address of mail', async () => {
    const path = 'positioning/mobile-database/attributes/small-footprint.md';
    const text = String(Buffer.from(before[path] ?? '')).replace(/^name: .*$/m, 'name: "a@example.com"');
    await judgeChange({ [path]: '' }, { [path]: text });
    await judgeChange(before, { ...before, [path]: text });
  });

  it('becomes a site without anything that runs', () => {
    const build = fc.property(spoiltExample, (files) => {
      const entries = Object.entries(files).flatMap(([path, bytes]) =>
        path.startsWith('positioning/')
          ? [{ path: path.slice('positioning/'.length), content: { type: 'file', bytes } as const }]
          : [],
      );
      const corpus = parseCorpus('positioning', entries);
      for (const [path, text] of siteOf(corpus)) if (path.endsWith('.html')) expectHarmlessHtml(text);
    });
    fc.assert(build, runs(2));
  });

  it('can be renamed in and mended, or says why not', async () => {
    const reference = fc.oneof(
      fc.constantFrom(
        'values/organise-own-data',
        'attributes/sql-engine',
        'functions/sales',
        'product/mobile-database',
      ),
      fc.tuple(fc.constantFrom('values/', 'markets/', 'views/', ''), piece).map((parts) => parts.join('')),
    );
    const to = fc.oneof(fc.constantFrom('new-id', 'deploy-to-hundreds', 'marketing', '__proto__'), hostileText);
    const property = fc.asyncProperty(spoiltExample, reference, to, async (files, from, id) => {
      const world = memoryWorld(files);
      await orTold(async () => {
        const result = await rename(world, { reference: from, to: id, root: 'positioning', dryRun: false });
        expectPrintable(renderRenameText(result, createStyle({ color: false, width: 80 })).output);
        expectJson(renderRenameJson(result).output);
      });
      await orTold(async () => void (await check(world, { root: 'positioning', paths: [], fix: true })));
    });
    await fc.assert(property, runs(8));
  });
});
