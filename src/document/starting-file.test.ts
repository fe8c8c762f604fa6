import { describe, expect, it } from 'vitest';
import { type Kind, kindNames } from '../model/kinds.ts';
import { parseDocument } from './parse-document.ts';
import { resolveRef, schemaOf } from './schema.ts';
import { renderStartingFile } from './starting-file.ts';

/** What only the caller can know, for the kinds that cannot begin without. */
const known: Partial<Record<Kind, Record<string, string>>> = {
  product: { market: 'embedded' },
  view: { function: 'sales' },
  tactic: { function: 'sales' },
};

const start = (kind: Kind) => renderStartingFile(kind, 'work-offline', known[kind] ?? {});

/** The same file with one commented field made live: the line that begins it, and those that are indented below it. */
function uncomment(text: string, key: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`# ${key}:`));
  expect(first, `a line for ${key}`).toBeGreaterThan(-1);
  const rest = lines.slice(first + 1).findIndex((line) => !/^# {2,}/.test(line));
  const live = lines.slice(first, first + 1 + rest).map((line) => line.replace(/^# /, ''));
  return [...lines.slice(0, first), ...live, ...lines.slice(first + 1 + rest)].join('\n');
}

describe.each(kindNames)('a new file of kind %s', (kind) => {
  const text = start(kind);
  const { properties = {}, required = [] } = schemaOf(kind);
  const optional = Object.keys(properties).filter((key) => !required.includes(key));

  it('fits its schema as it stands', () => {
    expect(parseDocument(kind, text).problems).toEqual([]);
  });

  it('holds what is required and nothing else', () => {
    expect(Object.keys(parseDocument(kind, text).data!).toSorted()).toEqual(required.toSorted());
  });

  it('has every other field ready behind a mark, in a form that fits', () => {
    for (const key of optional) {
      const { data, problems } = parseDocument(kind, uncomment(text, key));
      expect(problems, key).toEqual([]);
      expect(data![key], key).toEqual(resolveRef(properties[key]!).examples![0]);
    }
  });

  it('has no tab, no blank at the end of a line, and one line end at the end of the file', () => {
    expect(text).not.toMatch(/\t|[ \t]$|\r/m);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('shows an example of each list and map that is still empty', () => {
    const empty = required.filter((key) => ['array', 'object'].includes(properties[key]!.type ?? ''));
    for (const key of empty) {
      const [, shown = ''] = new RegExp(`\n((?:#   .*\n)+)${key}: `).exec(text) ?? [];
      const example = parseDocument(kind, `---\n${shown.replaceAll(/^# {3}/gm, '')}---\n`).data;
      expect(example, key).toEqual({ [key]: properties[key]!.examples![0] });
    }
  });

  it('explains every field in the words of the schema', () => {
    const prose = text.replaceAll(/\n# /g, ' ');
    for (const property of Object.values(properties)) expect(prose).toContain(resolveRef(property).description);
  });

  it('wraps what it explains', () => {
    const explained = text.split('\n').filter((line) => /^# [A-Z`]/.test(line));
    expect(explained.length).toBeGreaterThan(0);
    expect(Math.max(...explained.map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});

describe('renderStartingFile', () => {
  it('makes a name of the id', () => {
    expect(parseDocument('value', start('value')).fields!['name']).toBe('Work offline');
  });

  it.each(['2024', 'true', 'null', '1e3', 'no', '0x10'])(
    'keeps a name text that YAML might take for something else: %s',
    (id) => {
      const { fields, problems } = parseDocument('view', renderStartingFile('view', id, { function: id }));
      expect(problems).toEqual([]);
      expect(fields!['function']).toBe(id);
      expect(parseDocument('trend', renderStartingFile('trend', id, {})).problems).toEqual([]);
    },
  );

  it('falls back on the example of a text that nobody gave', () => {
    expect(parseDocument('product', renderStartingFile('product', 'field-db', {})).fields!['market']).toBe(
      'embedded-mobile-database',
    );
  });

  it('begins a line of explanation anew only when the next word does not fit', () => {
    const lines = start('alternative').split('\n');
    const pairs = lines.slice(1).map((line, index) => [lines[index]!, line] as const);
    const continued = pairs.filter(
      ([before, after]) => /^# \S.* \S/.test(before) && /^# [a-z`]/.test(after) && !/^# \w+:/.test(after),
    );
    expect(continued.length).toBeGreaterThan(3);
    for (const [before, after] of continued)
      expect(before.length + after.split(' ')[1]!.length + 1).toBeGreaterThan(76);
  });

  it('writes what the caller knows, required or not', () => {
    const market = renderStartingFile('market', 'first-market', { status: 'chosen' });
    expect(parseDocument('market', market).fields).toMatchObject({ name: 'First market', status: 'chosen' });
  });
});
