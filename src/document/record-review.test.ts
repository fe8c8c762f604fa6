import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';
import { recordReview } from './record-review.ts';

const reviewed = {
  revision: '9f3c2ab',
  'markets/embedded': '1:2b4e5f60718293a4',
  'values/work-offline': '1:3f9a0c1d2b4e5f60',
};

const block = `reviewed:
  revision: "9f3c2ab"
  markets/embedded: "1:2b4e5f60718293a4"
  values/work-offline: "1:3f9a0c1d2b4e5f60"
`;

const tactic = `---
# The first page that anybody meets.
name:   'Home page'   # as in the menu
function: marketing
stage: awareness
inputs: [ "values/work-offline",markets/embedded ]
---

Names the category in its first line.
`;

describe('a first review', () => {
  it('becomes the last field, and nothing else changes', () => {
    expect(recordReview(tactic, reviewed)).toBe(tactic.replace('embedded ]\n', `embedded ]\n${block}`));
  });

  it('stands where the other fields do when these are indented', () => {
    const text = tactic.replaceAll(/^(\w+:)/gm, '  $1');
    const indented = block.replaceAll(/^/gm, '  ').trimEnd();
    expect(recordReview(text, reviewed)).toBe(text.replace('embedded ]\n', `embedded ]\n${indented}\n`));
  });

  it('keeps the line ends of Windows, a byte order mark, and a file that ends without a line end', () => {
    const text = `\uFEFF${tactic.trimEnd().replaceAll('\n', '\r\n')}`;
    const after = recordReview(text, reviewed) ?? '';
    expect(after).toBe(text.replace('embedded ]\r\n', `embedded ]\r\n${block.replaceAll('\n', '\r\n')}`));
    expect(recordReview('---\nname: Home page\n---', reviewed)).toBe(`---\nname: Home page\n${block}---`);
  });

  it('comes after a text of several lines without becoming a part of it', () => {
    const text = '---\ninputs: []\nname: |+\n  Home\n\n---\n';
    expect(recordReview(text, reviewed)).toBe(`---\ninputs: []\nname: |+\n  Home\n\n${block}---\n`);
  });

  it('joins fields that are written as one map in brackets, which stay JSON if they were', () => {
    const after = recordReview('---\n{"name": "Home page", "inputs": []}\n---\n', reviewed) ?? '';
    const json: unknown = JSON.parse(after.split('---\n')[1] ?? '');
    expect(json).toEqual({ name: 'Home page', inputs: [], reviewed });
    expect(recordReview('---\n{ name: Home page, }\n---\n', { revision: 'a' })).toBe(
      '---\n{ name: Home page, "reviewed": { "revision": "a" }, }\n---\n',
    );
    expect(recordReview('---\n{}\n---\n', { revision: 'a' })).toBe('---\n{"reviewed": { "revision": "a" }}\n---\n');
  });

  it('is written into frontmatter that holds nothing, or only a comment', () => {
    expect(recordReview('---\n---\nText\n', reviewed)).toBe(`---\n${block}---\nText\n`);
    expect(recordReview('---\n# to do\n---\n', reviewed)).toBe(`---\n# to do\n${block}---\n`);
  });

  it('puts what YAML would read as something else in quotes', () => {
    const odd = { revision: '1234567', because: 'Nothing in it: "as is" # yet\n[really', 'values/null': '1:12' };
    const after = recordReview(tactic, odd) ?? '';
    expect(parseDocument('tactic', after).fields).toMatchObject({ reviewed: odd });
  });
});

describe('another review', () => {
  const withBlock = (lines: string) => tactic.replace('stage:', `reviewed:${lines}stage:`);

  it('changes only the lines that say something else, and keeps the comments of the block', () => {
    const before = withBlock(` # written by a command
  # the values
  values/work-offline: '1:0000000000000000' # asked for by sales

  # the rest
  revision: 9f3c2ab
  attributes/sync: 1:1111111111111111
`);
    expect(recordReview(before, reviewed)).toBe(
      withBlock(` # written by a command
  # the values
  values/work-offline: "1:3f9a0c1d2b4e5f60" # asked for by sales

  # the rest
  revision: 9f3c2ab
  markets/embedded: "1:2b4e5f60718293a4"
`),
    );
  });

  it('changes nothing when it finds what it would write', () => {
    const once = recordReview(tactic, reviewed) ?? '';
    expect(recordReview(once, reviewed)).toBe(once);
    const unquoted = withBlock('\n  values/work-offline: 1:3f9a0c1d2b4e5f60\n');
    expect(recordReview(unquoted, { 'values/work-offline': '1:3f9a0c1d2b4e5f60' })).toBe(unquoted);
  });

  it('puts a new entry in its place among the old ones', () => {
    const before = withBlock('\n  revision: a\n  attributes/a: b\n  # kept\n  markets/embedded: b\n  values/z: c\n');
    const after = recordReview(before, {
      because: 'd',
      'attributes/sync': 'e',
      'markets/embedded': 'b',
      'trends/laptops': 'f',
      'values/z': 'c',
    });
    expect(after).toBe(
      withBlock(
        '\n  because: d\n  attributes/sync: e\n  # kept\n  markets/embedded: b\n  trends/laptops: f\n  values/z: c\n',
      ),
    );
  });

  it('leaves one of entries that stood twice', () => {
    const before = withBlock('\n  values/a: b\n  values/a: c\n');
    expect(recordReview(before, { 'values/a': 'd' })).toBe(withBlock('\n  values/a: d\n'));
  });

  it('stays in brackets where it was in brackets, with the comment behind it', () => {
    expect(recordReview(withBlock(' {values/a: 1:0} # by hand\n'), { revision: 'a' })).toBe(
      withBlock(' { "revision": "a" } # by hand\n'),
    );
    expect(recordReview(withBlock(' {\n    # old\n    values/a: 1:0,\n  }\n'), { revision: 'a' })).toBe(
      withBlock(' { "revision": "a" }\n'),
    );
  });

  it.each([
    ['nothing', '\n', '\n  revision: a\n'],
    ['nothing and a comment', ' # to do\n', ' # to do\n  revision: a\n'],
    ['null', ' ~\n', ' { "revision": "a" }\n'],
    ['a text', ' yesterday\n', ' { "revision": "a" }\n'],
    ['a list', '\n  - values/a\n', '\n  { "revision": "a" }\n'],
    ['entries over several lines', '\n  ? values/a\n  : 1:0\n  values/b:\n    1:1\n', '\n  revision: a\n'],
    ['entries that stand twice', '\n  values/a: 1:0\n  values/a: 1:1\n', '\n  revision: a\n'],
    ['an entry with a text of several lines', '\n  values/a: |\n    1:0\n', '\n  revision: a\n'],
  ])('takes the place of %s', (_, before, after) => {
    const text = recordReview(withBlock(before), { revision: 'a' }) ?? '';
    expect(text).toBe(withBlock(after));
    expect(parseDocument('tactic', text).data).toMatchObject({ reviewed: { revision: 'a' } });
  });

  it('replaces the last of two blocks, which is the one that counts', () => {
    const before = `---\nreviewed: { values/a: b }\nreviewed:\n  values/a: c\n---\n`;
    expect(recordReview(before, { revision: 'a' })).toBe(
      '---\nreviewed: { values/a: b }\nreviewed:\n  revision: a\n---\n',
    );
  });
});

describe('a file that cannot be read', () => {
  it.each([
    '',
    'Text',
    '---\nname: Home page\n',
    '---\nname: [\n---\n',
    '---\n- a list\n---\n',
    '---\nname: *a\n---\n',
  ])('%j is left alone', (text) => {
    expect(recordReview(text, reviewed)).toBeNull();
  });
});

describe('any file', () => {
  const words = fc.constantFrom(
    'values/work-offline',
    'markets/embedded',
    'attributes/sync',
    'segments/sfa',
    'trends/t',
  );
  const texts = fc.oneof(fc.constantFrom('1:3f9a0c1d2b4e5f60', '1:0000000000000000', 'null', '0x1f'), fc.string());
  const records = fc
    .tuple(
      fc.dictionary(words, texts, { minKeys: 1 }),
      fc.record({ revision: texts, because: texts }, { requiredKeys: [] }),
    )
    .map(([entries, about]) => ({ ...entries, ...about }));
  const comment = fc.constantFrom('', ' # a comment', '   # "quoted": {');
  const fields = fc.constantFrom(
    ['name: Home page'],
    ["name:    'Home: page'"],
    ['function: "marketing"'],
    ['url: https://example.com/ # where'],
    ['# a comment', ''],
    ['name: >-', '  Home', '', '  page'],
    ['files:', '- site/index.md', '- "site/**"'],
    ['inputs:', '    - values/work-offline # first', '    # between', '    - markets/embedded'],
    ['inputs: [values/a,', '  values/b]'],
    ['stage:', '  awareness'],
  );
  const entries = fc.uniqueArray(fc.tuple(words, comment), { selector: ([word]) => word, minLength: 1 });
  const blocks = fc.oneof(
    entries.map((list) => ['reviewed:', ...list.map(([word, note]) => `  ${word}: "1:0"${note}`)]),
    entries.map((list) => ['reviewed: # note', '', ...list.flatMap(([word]) => ['    # why', `    ${word}: 1:0`])]),
    entries.map((list) => [`reviewed: { ${list.map(([word]) => `${word}: 1:0`).join(', ')} } # note`]),
    entries.map((list) => ['reviewed: {', ...list.map(([word]) => `    ${word}: 1:0,`), '  }']),
    fc.constantFrom(['reviewed:'], ['reviewed: # none'], ['reviewed: null'], ['reviewed:', '  - a']),
  );
  const sides = fc.record({ before: fc.uniqueArray(fields), after: fc.uniqueArray(fields) });
  const frames = fc.record({
    lineEnd: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    body: fc.constantFrom('', '\n', '\n\nText\n---\nreviewed: no\n'),
  });

  it('says what it said before and what was reviewed, and keeps every other line to the byte', () => {
    fc.assert(
      fc.property(
        frames,
        sides,
        fc.option(blocks),
        records,
        ({ lineEnd, mark, body }, { before, after }, old, record) => {
          const head = [`${mark}---`, ...before.flat()].join(lineEnd) + lineEnd;
          const tail = [...after.flat(), '---'].join(lineEnd) + body;
          const text = head + (old ? old.join(lineEnd) + lineEnd : '') + tail;
          const was = parseDocument('tactic', text);
          const recorded = recordReview(text, record) ?? '';
          const is = parseDocument('tactic', recorded);
          expect(is.data).toEqual({ ...was.data, reviewed: record });
          expect(recorded.slice(is.bodyStart)).toBe(text.slice(was.bodyStart));
          const untouched = old ? tail : `---${body}`;
          expect(recorded.startsWith(old ? head : text.slice(0, text.length - untouched.length))).toBe(true);
          expect(recorded.endsWith(untouched)).toBe(true);
          expect(recordReview(recorded, record)).toBe(recorded);
        },
      ),
      { numRuns: 400 },
    );
  });
});
