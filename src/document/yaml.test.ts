import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from './yaml.ts';

/** The problems of a source, each as its code and the text that it points at. */
function problemsIn(source: string): string[] {
  return parseYaml(source).problems.map(({ code, at }) => {
    if (!('start' in at)) throw new Error('A YAML problem points at characters.');
    return `${code} at ${source.slice(at.start, at.end)}`;
  });
}

function codesIn(source: string): string[] {
  return [...new Set(parseYaml(source).problems.map(({ code }) => code))];
}

describe('parseYaml', () => {
  it('reads the YAML that frontmatter is made of', () => {
    const source = `name: "Sync: merges changes" # not a benefit
level: product
versus: { paper-forms: lacks, 'server-database': has, 2024: unknown }
aliases:
  - field sales
  - yes
why: >-
  An order that waits
  can be taken.
review_by: 2026-12-01
distinct_people: true
count: 3
nothing:
`;
    expect(parseYaml(source)).toEqual({
      data: {
        name: 'Sync: merges changes',
        level: 'product',
        versus: { 'paper-forms': 'lacks', 'server-database': 'has', 2024: 'unknown' },
        aliases: ['field sales', 'yes'],
        why: 'An order that waits can be taken.',
        review_by: '2026-12-01',
        distinct_people: true,
        count: 3,
        nothing: null,
      },
      problems: [],
    });
  });

  it('takes every key for text', () => {
    expect(parseYaml('2024: has\ntrue: has\n~: has\n1.0: has\n').data).toEqual({
      2024: 'has',
      true: 'has',
      '~': 'has',
      '1.0': 'has',
    });
  });

  it.each(['[paper, forms]: lacks\n', '? { paper: forms }\n: lacks\n'])(
    'refuses a key that is no text: %j',
    (source) => {
      expect(parseYaml(source).data).toBeNull();
      expect(codesIn(source)).toEqual(['syntax']);
    },
  );

  it('keeps keys that JavaScript gives a meaning to as plain keys of the data', () => {
    const { data } = parseYaml(
      '__proto__: { name: Sales }\nconstructor: Sales\nversus: { __proto__: has, toString: lacks }\n',
    );
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor', 'versus']);
    expect(Object.keys((data as { versus: object }).versus)).toEqual(['__proto__', 'toString']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it('reads nothing as nothing', () => {
    for (const source of ['', '\n', '# only a remark\n', '---'.slice(3)])
      expect(parseYaml(source)).toEqual({ data: null, problems: [] });
  });

  it('means YAML 1.2 even where a directive asks for another version', () => {
    const { data } = parseYaml('%YAML 1.1\n--- # a fence with a remark\nname: yes\n<<: { market: personal }\n');
    if (data !== null) expect(data).toEqual({ name: 'yes', '<<': { market: 'personal' } });
  });
});

describe('parseYaml on what it refuses', () => {
  it.each([
    ['on top', 'name: Paper\nname: Forms\n', 'name'],
    ['deeper', 'versus:\n  paper: has\n  paper: lacks\n', 'paper'],
    ['in a list item', 'evidence:\n  - claim: Seen\n    claim: Heard\n', 'claim'],
    ['in braces', 'versus: { paper: has, paper: lacks }\n', 'paper'],
    ['quoted once', 'name: Paper\n"name": Forms\n', '"name"'],
  ])('points at the second of two equal keys %s, and keeps the later value', (_, source, key) => {
    expect(problemsIn(source)).toEqual([`duplicate-key at ${key}`]);
    expect(JSON.stringify(parseYaml(source).data)).toMatch(/Forms|lacks|Heard/);
  });

  it('lets the same key stand in two different maps', () => {
    expect(parseYaml('evidence:\n  - claim: Seen\n  - claim: Heard\n').problems).toEqual([]);
  });

  it.each([
    ['a value', 'name: &n Paper\nwhy: *n\n', '*n'],
    ['a list item', 'aliases: &a [Excel]\nall:\n  - *a\n', '*a'],
  ])('points at an alias that stands for %s, and gives no data', (_, source, alias) => {
    expect(parseYaml(source).data).toBeNull();
    expect(problemsIn(source)).toContain(`alias at ${alias}`);
  });

  it('points at an alias that stands for a key, and gives no data', () => {
    const source = 'name: &n Paper\n*n : has\n';
    expect(parseYaml(source).data).toBeNull();
    expect(problemsIn(source)).toEqual([expect.stringMatching(/^(alias|syntax) at \*n$/)]);
  });

  it('refuses aliases that would grow to more than the memory of the world, without growing them', () => {
    const levels = Array.from({ length: 60 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`);
    const { data, problems } = parseYaml(`a0: &a0 paper\n${levels.join('\n')}\n`);
    expect(data).toBeNull();
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['alias']));
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  it.each([
    ['an unknown tag', 'name: !secret Paper\n'],
    ['a tag of another language', 'name: !!js/function "return 1"\n'],
    ['bytes', 'name: !!binary aGVsbG8=\n'],
    ['a set', 'versus: !!set { paper }\n'],
    ['a list of pairs', 'versus: !!omap [ paper: has ]\n'],
  ])('refuses %s', (_, source) => {
    expect(parseYaml(source).data).toBeNull();
    expect(codesIn(source)).toEqual(['tag']);
  });

  it('accepts a tag that only says what is so anyway', () => {
    expect(parseYaml('name: !!str Paper\n')).toEqual({ data: { name: 'Paper' }, problems: [] });
  });

  it('names a tab where spaces belong', () => {
    expect(codesIn('versus:\n\tpaper: has\n')).toEqual(['tab']);
  });

  it.each([
    'name: "Paper\n',
    'name: [Paper\n',
    'name: Sync: merges\n',
    '@name: Paper\n',
    'name: Paper\n  why: x\n',
    'name: Paper\nForms\n',
  ])('gives no data for %j', (source) => {
    expect(parseYaml(source).data).toBeNull();
    expect(parseYaml(source).problems.length).toBeGreaterThan(0);
  });

  it.each(['name: Paper\n...\nmarket: personal\n', 'name: Paper\n--- # again\nmarket: personal\n'])(
    'hides nothing that stands behind the end of a YAML document: %j',
    (source) => {
      expect(problemsIn(source)).toEqual([expect.stringMatching(/^marker at /)]);
      expect(parseYaml(source)).toMatchObject({ data: null, problems: [{ at: { start: 'name: Paper\n'.length } }] });
    },
  );

  it('reports at most 20 problems of one file', () => {
    expect(parseYaml('name: Paper\n'.repeat(200)).problems).toHaveLength(20);
    expect(parseYaml('"\n'.repeat(200)).problems.length).toBeLessThanOrEqual(20);
  });

  it.each([
    ['an alias', 'why: &w Paper\nalso: *w\n'],
    ['bytes', 'also: !!binary aGVsbG8=\n'],
  ])('gives no data for %s that stands behind more problems than it reports', (_, source) => {
    expect(parseYaml(`${'name: Paper\n'.repeat(50)}${source}`).data).toBeNull();
  });
});

describe('parseYaml on what nobody writes by hand', () => {
  it.each([
    ['opening brackets', `name: ${'['.repeat(1e6)}`],
    ['opening braces', `name: ${'{a: '.repeat(2e5)}`],
    ['closing brackets', `name: ${']'.repeat(1e6)}`],
    ['brackets over many lines', 'name:\n  [\n'.repeat(1e5)],
    ['hyphens', `${'- '.repeat(1e5)}x`],
    ['question marks', `${'? '.repeat(3e5)}x`],
    ['colons', `${': '.repeat(3e5)}x`],
    ['all sorts of marks', '- ? : '.repeat(1e5)],
    ['spaces', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses %s that nest too deep, before the parser sees them', (_, source) => {
    expect(parseYaml(source)).toMatchObject({ data: null, problems: [{ code: 'too-deep' }] });
  });

  it('points at the line that is too deep', () => {
    const [problem] = parseYaml(`name: Paper\nwhy: ${'['.repeat(200)}`).problems;
    expect(problem?.at).toMatchObject({ start: 'name: Paper\n'.length });
  });

  it.each([
    ['a line of question marks behind a key', `name: ${'? '.repeat(1e5)}`],
    ['a line of hyphens behind a key', `name: ${'- '.repeat(1e5)}`],
    ['a line of keys', 'name: '.repeat(1e5)],
    ['a line of anchors', `name: ${'&a '.repeat(1e5)}`],
    ['a line of question marks in braces', `name: {${'? '.repeat(1e5)}`],
    ['a list item per line', `aliases:\n${'-\n'.repeat(1e5)}`],
    ['a question mark per line', '?\n'.repeat(1e5)],
    ['a remark per line', `${'#\n'.repeat(1e5)}name: Paper`],
    ['an unfinished text per line', '"\n'.repeat(1e4)],
  ])('finishes on %s', (_, source) => {
    expect(parseYaml(source).problems.length).toBeLessThanOrEqual(20);
  });

  it('finishes on 100,000 keys', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `alternative-${index}`);
    expect(Object.keys(parseYaml(keys.map((key) => `${key}: lacks\n`).join('')).data as object)).toEqual(keys);
  });

  it('never throws, whatever the text', () => {
    const part = fc.constantFrom(
      'name',
      ': ',
      '- ',
      '\n',
      '  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '&a ',
      '*a',
      '!!map ',
      '!x ',
      '|',
      '>',
      '#',
      '? ',
      '\t',
      '%YAML 1.1',
      '---',
      '...',
      '~',
      '<<: ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const source = parts.join('');
        const { problems } = parseYaml(source);
        for (const { at } of problems) {
          if (!('start' in at)) throw new Error('A YAML problem points at characters.');
          expect(at.start).toBeGreaterThanOrEqual(0);
          expect(at.start).toBeLessThanOrEqual(at.end);
          expect(at.end).toBeLessThanOrEqual(source.length + 1);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
