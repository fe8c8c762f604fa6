import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../model/kinds.ts';
import type { SourceFile } from './corpus.ts';
import { parseCorpus } from './parse-corpus.ts';
import { identify } from './identify.ts';
import { locateSpots } from './locate.ts';
import { parseDocument } from './parse-document.ts';
import { parseText } from './parse-text.ts';

describe('parseDocument', () => {
  it('reads fields, and says where the body starts', () => {
    const text = '---\nname: Sell offline\nenabled_by: [sync]\n---\n\nReps sell.\n';
    const { fields, data, bodyStart, problems } = parseDocument('value', text);
    expect(fields).toEqual({ name: 'Sell offline', enabled_by: ['sync'] });
    expect(data).toEqual(fields);
    expect(text.slice(bodyStart)).toBe('\nReps sell.\n');
    expect(problems).toEqual([]);
  });

  it('takes empty frontmatter for fields that are all missing', () => {
    const { data, fields, problems } = parseDocument('value', '---\n---\n');
    expect(data).toEqual({});
    expect(fields).toEqual({ name: '', enabled_by: [] });
    expect(problems.map((problem) => problem.type === 'schema' && problem.keyword)).toEqual(['required', 'required']);
  });

  it('still reads the fields of a file in which a key stands twice', () => {
    const { fields, problems } = parseDocument(
      'value',
      '---\nname: Sell\nname: Sell offline\nenabled_by: [sync]\n---\n',
    );
    expect(fields).toEqual({ name: 'Sell offline', enabled_by: ['sync'] });
    expect(problems).toMatchObject([{ type: 'yaml', code: 'duplicate-key', at: { start: 15, end: 19 } }]);
  });

  it.each(['- name: Sell', 'Sell offline', '[name, Sell]', '2024'])('finds no fields in %j', (yaml) => {
    const { data, fields, problems } = parseDocument('value', `---\n${yaml}\n---\n`);
    expect([data, fields]).toEqual([null, null]);
    expect(problems).toMatchObject([{ type: 'yaml', code: 'not-a-map', at: { start: 4 } }]);
  });

  it.each([
    ['an empty file', '', { type: 'frontmatter-missing', empty: true, late: false }],
    ['blank lines', ' \n\n', { type: 'frontmatter-missing', empty: true, late: false }],
    ['prose', '# Sell\n', { type: 'frontmatter-missing', empty: false, late: false }],
    [
      'a fence on line 2',
      '\n---\nname: Sell\n---\n',
      { type: 'frontmatter-missing', late: true, at: { start: 1, end: 4 } },
    ],
    ['one fence', '---\nname: Sell\n', { type: 'frontmatter-unclosed', at: { start: 0 } }],
  ])('has one problem with %s', (_, text, problem) => {
    expect(parseDocument('value', text)).toMatchObject({ data: null, fields: null, problems: [problem] });
  });

  it('points into the file and not into its frontmatter', () => {
    const text = '\uFEFF---\r\nname: Sell\r\nwhy: *w\r\n---\r\n';
    const [problem] = parseDocument('value', text).problems;
    expect(problem?.at).toEqual({ start: text.indexOf('*w'), end: text.indexOf('*w') + 2 });
  });
});

describe('parseText', () => {
  const read = (bytes: Uint8Array) => parseText({ type: 'file', bytes });
  /** The line and the character at which a text is found not to be UTF-8. */
  const complaint = (bytes: Uint8Array) => {
    const { text, problem } = read(bytes);
    expect(problem?.type).toBe('not-utf8');
    const [{ place } = { place: null }] = locateSpots(text, [{ path: 'sales.md', ...problem!.at }]);
    return [place?.line, place?.column, problem?.type === 'not-utf8' && problem.byte];
  };

  it('reads UTF-8, a genuine replacement character included', () => {
    const text = 'Café \uFFFD 🙂\n';
    expect(read(Buffer.from(text))).toEqual({ text, problem: null });
  });

  it('reads a part of a larger buffer', () => {
    expect(read(Buffer.from('xxSalesxx').subarray(2, 7)).text).toBe('Sales');
  });

  it('points at the first byte that is not UTF-8', () => {
    expect(complaint(Buffer.from('Sales\nCaf\xE9 orders\n', 'latin1'))).toEqual([2, 4, 0xe9]);
  });

  it('is not misled by a genuine replacement character further up', () => {
    const head = Buffer.from('Sales \uFFFD\n\uFFFD\uFFFD é 🙂\n');
    expect(complaint(Buffer.concat([head, Buffer.from('Caf\xE9\n', 'latin1')]))).toEqual([3, 4, 0xe9]);
  });

  it('notices a character that the end of the file cuts in two', () => {
    expect(complaint(Buffer.from('Sales €').subarray(0, -1))[0]).toBe(1);
  });

  it('notices UTF-16', () => {
    expect(complaint(Buffer.from('\uFEFFSales', 'utf16le'))).toEqual([1, 1, 0xff]);
  });

  it('points at a byte that is there and not ASCII, wherever the damage', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é', '\uFFFD', '🙂'), maxLength: 20 });
    const stray = fc.constantFrom(0x80, 0x92, 0xbf, 0xc3, 0xe2, 0xf0, 0xff);
    fc.assert(
      fc.property(text, stray, text, (before, byte, after) => {
        const head = Buffer.from(before);
        const bytes = Buffer.concat([head, Buffer.from([byte]), Buffer.from(`a${after}`)]);
        expect(complaint(bytes)[0]).toBe(before.split('\n').length);
        expect(complaint(bytes)[2]).toBe(byte);
      }),
    );
  });
});

const examples = ['examples/mobile-database/positioning', 'examples/agile-project-management/positioning'];
const realFiles = examples.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, bytes: readFileSync(`${folder}/${path}`) })),
);

/** Reads bytes as a file of the positioning, and finds the place of everything that is wrong with them. */
function readFile(path: string, bytes: Uint8Array): SourceFile {
  const [file] = parseCorpus('positioning', [{ path, content: { type: 'file', bytes } }]).files;
  const places = locateSpots(
    file!.text,
    file!.problems.map(({ at }) => ({ path, ...at })),
  );
  const lines = (file!.text ?? '').split('\n');
  for (const { place } of places) {
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1);
    expect(place.endColumn).toBeGreaterThanOrEqual(place.column);
    expect(place.endColumn).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1);
  }
  return file!;
}

describe('reading a file', () => {
  it('never throws, whatever the bytes', () => {
    const fence = fc.constant(Buffer.from('---\n'));
    const bytes = fc.array(fc.oneof(fence, fc.uint8Array({ maxLength: 40 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...kindNames), bytes, (kind, parts) => {
        const all = Buffer.concat(parts);
        readFile('field-db/values/sell.md', all);
        expect(parseDocument(kind, all.toString('latin1')).data).toSatisfy(
          (data) => data === null || typeof data === 'object',
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on a real file that was damaged, and says what is wrong in a place that exists', () => {
    expect(realFiles.length).toBeGreaterThan(80);
    const damage = fc.array(
      fc.tuple(
        fc.constantFrom('flip', 'delete', 'repeat', 'swap'),
        fc.nat(),
        fc.nat({ max: 60 }),
        fc.nat({ max: 255 }),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.constantFrom(...realFiles), damage, ({ path, bytes }, steps) => {
        const damaged = steps.reduce<Buffer>((now, [how, where, length, byte]) => {
          const at = where % (now.length + 1);
          const part = now.subarray(at, at + length);
          const [before, after] = [now.subarray(0, at), now.subarray(at + length)];
          if (how === 'flip') return Buffer.concat([before, Buffer.from([byte]), now.subarray(at + 1)]);
          if (how === 'delete') return Buffer.concat([before, after]);
          if (how === 'repeat') return Buffer.concat([before, part, part, part, after]);
          return Buffer.concat([after, part, before]);
        }, bytes);
        const file = readFile(path, damaged);
        const { parsed, problems, text } = file;
        if (parsed) expect(parsed.fields === null).toBe(parsed.data === null);
        if (parsed?.data === null) expect(problems.length).toBeGreaterThan(0);
        if (parsed) expect(parsed.bodyStart).toBeLessThanOrEqual(text!.length);
      }),
      { numRuns: 800 },
    );
  });

  it('finds nothing wrong with the real files themselves, on any system', () => {
    for (const { path, bytes } of realFiles) {
      const kind = identify(path)!.kind;
      const unix = parseDocument(kind, bytes.toString());
      const windows = parseDocument(kind, `\uFEFF${bytes.toString().replaceAll('\n', '\r\n')}`);
      expect(unix.problems, path).toEqual([]);
      expect(windows.problems, path).toEqual([]);
      expect(windows.fields, path).toEqual(unix.fields);
    }
  });
});
