import { describe, expect, it } from 'vitest';
import type { ReadEntry } from '../model/entry.ts';
import type { TreeEntry } from '../model/pull-request.ts';
import { findPolicyFiles, parsePolicy, type PolicyReading } from './policy.ts';

type Content = string | Uint8Array | ReadEntry['content'];

const everybody = '/positioning/ @mobile-db/marketing @mobile-db/sales\n';
const files: Readonly<Record<string, Content>> = {
  'sign-off.md': '---\nrequire: all_functions\n---\n',
  'functions/marketing.md': "---\nname: Marketing\nowners: ['@mobile-db/marketing']\n---\n",
  'functions/sales.md': "---\nname: Sales\nowners: ['@mobile-db/sales', '@Sales-Lead']\n---\nWhy we sign.\n",
};

function entry(path: string, content: Content): ReadEntry {
  if (typeof content === 'string') return { path, content: { type: 'file', bytes: Buffer.from(content) } };
  return { path, content: content instanceof Uint8Array ? { type: 'file', bytes: content } : content };
}

/** The policy of these files; null instead of a content leaves a file out. */
function read(changes: Readonly<Record<string, Content | null>> = {}, codeowners: Content | null = everybody) {
  const entries = Object.entries({ ...files, ...changes }).flatMap(([path, content]) =>
    content === null ? [] : [entry(path, content)],
  );
  return parsePolicy(
    { entries, codeowners: codeowners === null ? null : entry('.github/CODEOWNERS', codeowners) },
    'positioning',
    'main',
  );
}

const messagesOf = ({ problems }: PolicyReading) => problems.map(({ message }) => message);

/** A gate must not guess: whatever is broken, there is no policy, and each problem is an error with a next step. */
function expectRefused(reading: PolicyReading, message: RegExp): void {
  expect(reading.policy).toBeNull();
  expect(messagesOf(reading)).toContainEqual(expect.stringMatching(message));
  for (const { status, help } of reading.problems)
    expect([status, help]).toEqual(['error', expect.stringMatching(/./)]);
}

describe('a policy', () => {
  it('says who signs, and how', () => {
    expect(read()).toMatchObject({
      problems: [],
      policy: {
        require: 'all_functions',
        functions: [
          { id: 'marketing', name: 'Marketing', owners: ['@mobile-db/marketing'] },
          { id: 'sales', name: 'Sales', owners: ['@mobile-db/sales', '@Sales-Lead'] },
        ],
        codeowners: { rules: [{ line: 1, owners: ['@mobile-db/marketing', '@mobile-db/sales'] }] },
      },
    });
  });

  it('wants different people and lets authors sign, unless it says otherwise', () => {
    expect(read().policy).toMatchObject({ distinctPeople: true, authorSigns: true });
    const said = '---\nrequire: owning_functions\ndistinct_people: false\nauthor_signs: false\nstale: content\n---\n';
    expect(read({ 'sign-off.md': said }).policy).toMatchObject({
      require: 'owning_functions',
      distinctPeople: false,
      authorSigns: false,
    });
  });

  it('keeps functions that objects take for something else', () => {
    const text = files['functions/sales.md']!;
    const { policy } = read({ 'functions/__proto__.md': text, 'functions/constructor.md': text });
    expect(policy?.functions.map(({ id }) => id)).toEqual(['__proto__', 'constructor', 'marketing', 'sales']);
  });

  it('may have a function without owners, for the verdict to tell', () => {
    const { policy } = read({ 'functions/legal.md': '---\nname: Legal\nowners: []\n---\n' });
    expect(policy?.functions.find(({ id }) => id === 'legal')?.owners).toEqual([]);
  });

  it('leaves files alone that mean nothing, such as a README among the functions', () => {
    expect(messagesOf(read({ 'functions/README.md': '# Who signs', 'functions/.keep.md': '' }))).toEqual([]);
  });

  it.each(['__proto__: {polluted: true}', 'constructor: {prototype: {polluted: true}}'])(
    'is not touched by a key such as %s',
    (line) => {
      read({ 'sign-off.md': `---\nrequire: all_functions\n${line}\n---\n` });
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );
});

describe('there is no policy', () => {
  it('without sign-off.md', () => {
    expectRefused(read({ 'sign-off.md': null }), /positioning\/sign-off\.md.* missing/);
  });

  it('without functions', () => {
    expectRefused(read({ 'functions/marketing.md': null, 'functions/sales.md': null }), /no functions on main/);
  });

  it('without CODEOWNERS', () => {
    expectRefused(read({}, null), /no CODEOWNERS on main/);
  });

  it.each<[string, string, Content]>([
    ['sign-off.md with no frontmatter', 'sign-off.md', 'Everybody signs.'],
    ['sign-off.md that is empty', 'sign-off.md', ''],
    ['sign-off.md that is no YAML', 'sign-off.md', '---\nrequire: [\n---\n'],
    ['sign-off.md with an unknown value', 'sign-off.md', '---\nrequire: some_functions\n---\n'],
    ['sign-off.md with an unknown key', 'sign-off.md', '---\nrequire: all_functions\ndistinct: false\n---\n'],
    [
      'sign-off.md that says something twice',
      'sign-off.md',
      '---\nrequire: all_functions\nrequire: owning_functions\n---\n',
    ],
    [
      'sign-off.md with a word for a switch',
      'sign-off.md',
      '---\nrequire: all_functions\ndistinct_people: "no"\n---\n',
    ],
    ['sign-off.md that does not say who signs', 'sign-off.md', '---\ndistinct_people: true\n---\n'],
    ['sign-off.md that is a link', 'sign-off.md', { type: 'link' }],
    ['sign-off.md that is an executable', 'sign-off.md', { type: 'executable' }],
    ['sign-off.md that is too large', 'sign-off.md', { type: 'too-large', size: 2_000_000 }],
    ['a function with no name', 'functions/sales.md', "---\nowners: ['@mobile-db/sales']\n---\n"],
    [
      'a function whose owner is no handle',
      'functions/sales.md',
      "---\nname: Sales\nowners: ['everyone in sales']\n---\n",
    ],
    [
      'a function whose owners are one word',
      'functions/sales.md',
      "---\nname: Sales\nowners: '@mobile-db/sales'\n---\n",
    ],
    [
      'a function whose owner is a homoglyph',
      'functions/sales.md',
      "---\nname: Sales\nowners: ['@mobile-db/sаles']\n---\n",
    ],
    ['a function that is not UTF-8', 'functions/sales.md', Uint8Array.of(0x2d, 0x2d, 0x2d, 0xff)],
    ['a function that is a link', 'functions/sales.md', { type: 'link' }],
    ['a function that is a submodule', 'functions/sales.md', { type: 'special' }],
    ['a README that is a link', 'functions/README.md', { type: 'link' }],
  ])('with %s', (_, path, content) => {
    expectRefused(read({ [path]: content }), new RegExp(`positioning/${path.replaceAll('.', '\\.')}\` on main cannot`));
  });

  it.each<[string, Content]>([
    ['a link', { type: 'link' }],
    ['an executable', { type: 'executable' }],
    ['too large', { type: 'too-large', size: 4_000_000 }],
    ['not UTF-8', Uint8Array.of(0x2a, 0x20, 0x40, 0xff)],
  ])('with a CODEOWNERS that is %s', (_, content) => {
    expectRefused(read({}, content), /no CODEOWNERS on main that can be read/);
  });

  it('with a line in CODEOWNERS that GitHub does not document; the problem names the line', () => {
    expectRefused(
      read({}, `${everybody}!/positioning/sign-off.md @mallory\n`),
      /^\.github\/CODEOWNERS on main, line 2: /,
    );
  });

  it('with more functions than are allowed, and with just as many there is one', () => {
    const many = (count: number) =>
      read(
        Object.fromEntries(
          Array.from({ length: count }, (_, n) => [`functions/f-${n}.md`, files['functions/sales.md']!]),
        ),
      );
    expect(many(48).policy?.functions).toHaveLength(50);
    expectRefused(many(49), /51 functions on main; expected at most 50/);
  });

  it('with more owners than are allowed, and with just as many there is one', () => {
    const owned = (count: number) => {
      const owners = Array.from({ length: count }, (_, n) => `'@sales-${n}'`).join(', ');
      return read({ 'functions/sales.md': `---\nname: Sales\nowners: [${owners}]\n---\n` });
    };
    expect(owned(99).policy).not.toBeNull();
    expectRefused(owned(100), /name 101 owners; expected at most 100/);
  });

  it('and every problem is told, not the first alone', () => {
    expect(read({ 'sign-off.md': null, 'functions/sales.md': '' }, null).problems.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the files that a policy is read from', () => {
  const file = (path: string): TreeEntry => ({ path, mode: '100644', oid: 'a'.repeat(40), size: 10 });
  const find = (paths: readonly string[], root = 'positioning') => {
    const found = findPolicyFiles(paths.map(file), root);
    return [...found.inRoot.map(({ path }) => path), found.codeowners?.path ?? null];
  };

  it('are sign-off.md, the functions and the CODEOWNERS that counts', () => {
    expect(
      find([
        'CODEOWNERS',
        'docs/CODEOWNERS',
        'positioning/sign-off.md',
        'positioning/functions/sales.md',
        'positioning/functions/deep/er.md',
        'positioning/functions/sales.txt',
        'positioning/mobile-db/sign-off.md',
        'positioning/mobile-db/functions/sales.md',
        'Positioning/functions/legal.md',
        'positioning/Functions/legal.md',
        'other/positioning/functions/legal.md',
        'functions/legal.md',
      ]),
    ).toEqual(['positioning/sign-off.md', 'positioning/functions/sales.md', 'CODEOWNERS']);
  });

  it('are those of the folder that is named', () => {
    expect(find(['apps/story/sign-off.md', 'positioning/sign-off.md'], 'apps/story')).toEqual([
      'apps/story/sign-off.md',
      null,
    ]);
  });

  it('are few, however many functions a pull request brings, and enough to see that they are too many', () => {
    const paths = Array.from({ length: 10_000 }, (_, n) => `positioning/functions/f-${n}.md`);
    const { inRoot } = findPolicyFiles([...paths, 'positioning/sign-off.md'].map(file), 'positioning');
    expect(inRoot.length).toBeGreaterThan(50);
    expect(inRoot.length).toBeLessThan(100);
  });

  it('are all of those that are allowed, wherever sign-off.md stands among them', () => {
    const paths = Array.from({ length: 50 }, (_, n) => `positioning/functions/f-${n}.md`);
    for (const all of [
      [...paths, 'positioning/sign-off.md'],
      ['positioning/sign-off.md', ...paths],
    ]) {
      expect(findPolicyFiles(all.map(file), 'positioning').inRoot).toHaveLength(51);
    }
  });
});
