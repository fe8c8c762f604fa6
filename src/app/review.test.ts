import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../test/fakes/memory-history.ts';
import { memoryWorld } from '../../test/fakes/memory-world.ts';
import { parseDocument } from '../document/parse-document.ts';
import { check } from './check.ts';
import { review, type ReviewRequest } from './review.ts';
import { trace } from './trace.ts';
import { UserError } from './user-error.ts';

const home = 'positioning/field-db/tactics/home-page.md';
const report = 'positioning/field-db/roadmap/conflict-report.md';
const files: Readonly<Record<string, string>> = {
  'positioning/field-db/product.md': '---\nname: Field DB\nmarket: embedded\n---\n',
  'positioning/field-db/markets/embedded.md':
    '---\nname: Embedded database\nstyle: head_to_head\nalternatives: []\nsegments: []\n---\n',
  'positioning/field-db/values/work-offline.md': '---\nname: Sell while disconnected\nenabled_by: [sync]\n---\n',
  'positioning/field-db/attributes/sync.md': '---\nname: Merge on reconnect\nlevel: product\nversus: {}\n---\n',
  [home]: `---
name: Home page # as in the menu
function: marketing
stage: awareness
inputs: [values/work-offline]
---
`,
  [report]: '---\nname: Conflict report\nstatus: planned\nstrengthens: [attributes/sync]\n---\n',
};

function worldOf(amendments: Readonly<Record<string, string>> = {}, head: string | null = '9f3c2ab') {
  return { ...memoryWorld({ ...files, ...amendments }), history: memoryHistory({}, head) };
}
const request = (references: string[], more: Partial<ReviewRequest> = {}): ReviewRequest => ({
  root: 'positioning',
  references,
  ...more,
});
const statuses = async (world: ReturnType<typeof worldOf>) => {
  const { trace: traced } = await trace(world, { root: 'positioning' });
  return [...traced.tactics, ...traced.roadmap].map(({ work, status }) => `${work.id} ${status}`);
};

describe('a review', () => {
  it('records what each input says and all that it rests on, and the revision, as the last field', async () => {
    const world = worldOf();
    expect(await review(world, request(['tactics/home-page']))).toEqual([
      { reference: 'tactics/home-page', path: home, isWritten: true },
    ]);
    expect(world.disk.get(home)).toMatch(
      /^---\nname: Home page # as in the menu\nfunction: marketing\nstage: awareness\ninputs: \[values\/work-offline\]\nreviewed:\n  revision: "9f3c2ab"\n  attributes\/sync: "1:[0-9a-f]{16}"\n  values\/work-offline: "1:[0-9a-f]{16}"\n---\n$/,
    );
    expect(world.disk.get(report)).toBe(files[report]);
    expect(await statuses(world)).toEqual(['home-page fresh', 'conflict-report unreviewed']);
  });

  it('is made of many at once, each once', async () => {
    const world = worldOf();
    const recorded = await review(
      world,
      request(['tactics/home-page', 'roadmap/conflict-report', 'tactics/home-page']),
    );
    expect(recorded.map(({ path }) => path)).toEqual([home, report]);
    expect(await statuses(world)).toEqual(['home-page fresh', 'conflict-report fresh']);
  });

  it('keeps why the work still fits, until the next one', async () => {
    const world = worldOf();
    await review(world, request(['tactics/home-page'], { because: ' The page names no server. ' }));
    expect(world.disk.get(home)).toContain('\n  because: The page names no server.\n');
    await review(world, request(['tactics/home-page'], { because: '  ' }));
    expect(world.disk.get(home)).not.toContain('because');
  });

  it('records no revision where there is none', async () => {
    const world = worldOf({}, null);
    await review(world, request(['tactics/home-page']));
    expect(world.disk.get(home)).not.toContain('revision');
    expect(await statuses(world)).toContain('home-page fresh');
  });

  it('writes nothing when the file says so already', async () => {
    const world = worldOf();
    await review(world, request(['tactics/home-page']));
    const readOnly = {
      ...world,
      files: { ...world.files, write: () => Promise.reject(new Error('Nothing to write.')) },
    };
    expect(await review(readOnly, request(['tactics/home-page']))).toMatchObject([{ isWritten: false }]);
  });

  it('makes a stale item fresh again', async () => {
    const world = worldOf();
    await review(world, request(['tactics/home-page']));
    world.disk.set(
      'positioning/field-db/attributes/sync.md',
      '---\nname: Evening merge\nlevel: product\nversus: {}\n---\n',
    );
    expect(await statuses(world)).toContain('home-page stale');
    await review(world, request(['tactics/home-page']));
    expect(await statuses(world)).toContain('home-page fresh');
  });
});

describe('what cannot be reviewed', () => {
  const tactic = (inputs: string) => ({
    [home]: `---\nname: H\nfunction: marketing\nstage: awareness\ninputs: ${inputs}\n---\n`,
  });

  it.each([
    [
      'an item that does not exist',
      'tactics/homepage',
      {},
      /no tactic or roadmap item `tactics\/homepage`/,
      /Did you mean `tactics\/home-page`/,
    ],
    ['a path', home, {}, /no tactic or roadmap item `positioning/, /Did you mean `tactics\/home-page`/],
    ['no reference', 'home-page', {}, /no tactic or roadmap item `home-page`/, /Did you mean `tactics\/home-page`/],
    [
      'what is signed',
      'values/work-offline',
      {},
      /reviewed by signing it; expected a tactic or a roadmap item/,
      /Use one of/,
    ],
    [
      'an orphan',
      'tactics/home-page',
      tactic('[values/cheap]'),
      /an input that does not exist: `values\/cheap`/,
      /take the input out/,
    ],
    [
      'an orphan twice over',
      'tactics/home-page',
      tactic('[values/cheap, fast]'),
      /inputs that do not exist: `values\/cheap` and `fast`/,
      /take/,
    ],
    ['what rests on nothing', 'tactics/home-page', tactic('[]'), /rests on nothing/, /in `inputs`/],
    [
      'an item without anything to strengthen',
      'roadmap/conflict-report',
      { [report]: '---\nname: C\nstatus: idea\nstrengthens: []\n---\n' },
      /rests on nothing/,
      /in `strengthens`/,
    ],
    [
      'what rests on a file that cannot be read',
      'tactics/home-page',
      { 'positioning/field-db/attributes/sync.md': '---\nname: [\n---\n' },
      /rests on `attributes\/sync`, which cannot be read/,
      /throughline check/,
    ],
  ])('is %s; then nothing is recorded of anything', async (...row) => {
    const [, reference, amendments, message, hint] = row;
    const world = worldOf(amendments);
    const before = new Map(world.disk);
    const failure = review(world, request(['roadmap/conflict-report', 'tactics/home-page', reference]));
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(world.disk).toEqual(before);
  });
});

describe.each(['mobile-database', 'agile-project-management'])('the example %s', (name) => {
  const folder = `examples/${name}/positioning`;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const example = Object.fromEntries(
    paths.map((path) => [`positioning/${path}`, readFileSync(`${folder}/${path}`, 'utf8')]),
  );
  const works = paths.flatMap((path) => /(?:tactics|roadmap)\/[^/]+(?=\.md$)/.exec(path)?.[0] ?? []);

  it('can be reviewed as a whole; nothing but the reviews changes, and no check finds anything new', async () => {
    const world = { ...memoryWorld(example), history: memoryHistory() };
    const before = await check(world, { root: 'positioning', paths: [], fix: false });
    const recorded = await review(world, request(works));
    const withoutReview = (text: unknown) => String(text).replace(/^reviewed:\n(?: {2}.*\n)+(?=---\n)/m, '');
    expect(recorded).toHaveLength(17);
    for (const [path, text] of world.disk) {
      const isReviewed = recorded.some((each) => each.path === path);
      expect(withoutReview(text), path).toBe(withoutReview(example[path]));
      if (!isReviewed) expect(text, path).toBe(example[path]);
    }
    expect(await check(world, { root: 'positioning', paths: [], fix: false })).toEqual(before);
    expect((await statuses(world)).every((status) => status.endsWith(' fresh'))).toBe(true);
    const recordedFields = recorded.map(
      ({ path }) => parseDocument('tactic', String(world.disk.get(path))).data?.['reviewed'],
    );
    expect(recordedFields.every((fields) => Object.keys(fields ?? {}).length > 1)).toBe(true);
  });
});
