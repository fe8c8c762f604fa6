import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../model/entry.ts';
import { kindNames } from '../model/kinds.ts';
import type { Corpus } from './corpus.ts';
import { parseCorpus } from './parse-corpus.ts';

function file(path: string, fields: object | string, body = ''): Entry {
  const text = typeof fields === 'string' ? fields : `---\n${JSON.stringify(fields)}\n---\n${body}`;
  return { path, content: { type: 'file', bytes: Buffer.from(text) } };
}

const entries: readonly Entry[] = [
  file('sign-off.md', { require: 'all_functions' }),
  file('check.md', { ignore: ['archive/**'] }),
  file('functions/sales.md', { name: 'Sales', owners: ['@acme/sales'] }),
  file('functions/marketing.md', { name: 'Marketing', owners: ['@acme/marketing'] }),
  file('field-db/product.md', { name: 'Field DB', market: 'embedded' }),
  file('field-db/markets/embedded.md', {
    name: 'Embedded database',
    style: 'head_to_head',
    alternatives: [],
    segments: [],
  }),
  file('field-db/values/work-offline.md', { name: 'Sell offline', enabled_by: ['sync'] }, '\nReps sell.\n'),
  file('field-db/values/broken.md', 'no frontmatter'),
  file('field-db/attributes/sync.md', { name: 'Sync', level: 'product', versus: {} }),
  file('sprint-board/attributes/sync.md', { name: 'Live board', level: 'product', versus: {} }),
  file('README.md', 'Read me.'),
  file('field-db/archive/old.md', { name: 'Old' }),
];

/** All that a corpus says, in a form that can be compared. */
function contentOf({ files, paths, positioning, exists }: Corpus) {
  const ids = ['sync', 'work-offline', 'broken', 'sales', 'old', 'field-db', 'check'];
  const known = kindNames.flatMap((kind) =>
    ids.flatMap((id) =>
      ['field-db', 'sprint-board', null]
        .filter((product) => exists(kind, id, product))
        .map((product) => `${product}/${kind}/${id}`),
    ),
  );
  const products = [...positioning.products].map(([id, { element, of }]) => [
    id,
    element,
    Object.values(of).map((map) => [...map]),
  ]);
  return {
    files,
    paths: [...paths],
    positioning: { ...positioning, products, functions: [...positioning.functions] },
    known,
  };
}

describe('parseCorpus', () => {
  const corpus = parseCorpus('positioning', entries);
  const { positioning } = corpus;

  it('puts every file where its path says', () => {
    expect(positioning.signOff?.fields.require).toBe('all_functions');
    expect(positioning.checkSettings?.fields.ignore).toEqual(['archive/**']);
    expect([...positioning.functions.keys()]).toEqual(['marketing', 'sales']);
    expect([...positioning.products.keys()]).toEqual(['field-db', 'sprint-board']);
    expect(positioning.products.get('field-db')?.element?.fields.name).toBe('Field DB');
    expect(positioning.products.get('field-db')?.of.value.get('work-offline')).toMatchObject({
      kind: 'value',
      product: 'field-db',
      path: 'positioning/field-db/values/work-offline.md',
      body: '\nReps sell.\n',
    });
  });

  it('keeps products apart, also where ids are the same', () => {
    const names = [...positioning.products.values()].map(({ of }) => of.attribute.get('sync')?.fields.name);
    expect(names).toEqual(['Sync', 'Live board']);
  });

  it('knows a product without product.md, as one whose element is missing', () => {
    expect(positioning.products.get('sprint-board')?.element).toBeNull();
  });

  it('lists files and elements in path order, bystanders left out', () => {
    const paths = corpus.files.map(({ pathInRoot }) => pathInRoot);
    expect(paths).toEqual(paths.toSorted());
    expect(paths).not.toContain('README.md');
    expect(corpus.paths.has('README.md')).toBe(true);
    expect(positioning.elements.map(({ path }) => path)).toEqual(
      paths.filter((path) => !/broken|old/.test(path)).map((path) => `positioning/${path}`),
    );
  });

  it('says of a file in no folder of a kind that it belongs to none', () => {
    expect(corpus.fileAt.get('positioning/field-db/archive/old.md')).toMatchObject({
      identity: null,
      parsed: null,
      problems: [{ type: 'unknown-folder' }],
    });
  });

  it('knows that an element exists whose file cannot be read, and makes no element of it', () => {
    expect(corpus.exists('value', 'broken', 'field-db')).toBe(true);
    expect(positioning.products.get('field-db')?.of.value.has('broken')).toBe(false);
    expect(corpus.exists('value', 'broken', 'sprint-board')).toBe(false);
    expect(corpus.exists('value', 'nowhere', 'field-db')).toBe(false);
  });

  it('does not take what nobody wrote as an id for an element that exists', () => {
    expect(corpus.exists('value', '../values/broken', 'field-db')).toBe(false);
    expect(corpus.exists('function', 'constructor', null)).toBe(false);
  });

  it('begins paths with the root, except where the root is the working folder', () => {
    const here = parseCorpus('.', entries);
    expect(here.files[0]!.path).toBe('check.md');
    expect([...here.fileAt.keys()]).toEqual(here.files.map(({ pathInRoot }) => pathInRoot));
  });

  it('does not depend on the order in which entries are found', () => {
    const shuffled = fc.shuffledSubarray([...entries], { minLength: entries.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(contentOf(parseCorpus('positioning', order))).toEqual(contentOf(corpus));
      }),
      { numRuns: 50 },
    );
  });
});

describe('parseCorpus on what is no readable file', () => {
  const oddities = parseCorpus('positioning', [
    { path: 'field-db/values/link.md', content: { type: 'link' } },
    { path: 'field-db/values/shared', content: { type: 'link' } },
    { path: 'field-db/values/.hidden', content: { type: 'link' } },
    { path: 'field-db/values/folder.md', content: { type: 'folder' } },
    { path: 'field-db/values/huge.md', content: { type: 'too-large', size: 2_000_000 } },
    { path: 'field-db/values/secret.md', content: { type: 'unreadable', reason: 'permission denied' } },
    { path: 'field-db/values/script.md', content: { type: 'executable' } },
    { path: 'field-db/values/pipe', content: { type: 'special' } },
    {
      path: 'field-db/values/latin.md',
      content: { type: 'file', bytes: Buffer.from('---\nname: Caf\xE9\n---\n', 'latin1') },
    },
    { path: 'field-db/values/picture.png', content: { type: 'unread' } },
    { path: 'field-db/values/README.md', content: { type: 'folder' } },
  ]);

  it('has one problem with each, and no element', () => {
    const problems = oddities.files.map(({ pathInRoot, problems: [problem, ...more] }) => {
      expect(more).toEqual([]);
      return `${pathInRoot.split('/').at(-1)} ${problem?.type === 'special-file' ? problem.what : problem?.type}`;
    });
    expect(problems).toEqual([
      'folder.md folder',
      'huge.md too-large',
      'latin.md not-utf8',
      'link.md link',
      'pipe special',
      'script.md executable',
      'secret.md unreadable',
      'shared link',
    ]);
    expect(oddities.positioning.elements).toEqual([]);
  });

  it('still knows that they exist, so that a reference to one is no second mistake', () => {
    for (const id of ['link', 'huge', 'secret', 'script', 'latin'])
      expect(oddities.exists('value', id, 'field-db'), id).toBe(true);
  });

  it('makes an empty positioning of nothing', () => {
    const { files, positioning } = parseCorpus('positioning', []);
    expect(files).toEqual([]);
    expect(positioning).toMatchObject({ signOff: null, checkSettings: null, elements: [] });
    expect(positioning.products.size).toBe(0);
  });
});
