import { describe, expect, it } from 'vitest';
import { type Facts, fieldDb } from '../../../test/fakes/field-db.ts';
import { memoryHistory } from '../../../test/fakes/memory-history.ts';
import { memorySites } from '../../../test/fakes/memory-sites.ts';
import { memoryWorld } from '../../../test/fakes/memory-world.ts';
import type { Step } from '../ports.ts';
import { build } from './build.ts';
import type { BuildRequest } from './build-request.ts';

const textOf = (said: Facts[string]) => {
  if (typeof said === 'string') return said;
  const { body = '', ...fields } = said ?? {};
  return `---\n${JSON.stringify(fields)}\n---\n${body}`;
};

const files: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<Facts[string]>({
    ...fieldDb,
    'desk-db/product': { name: 'Desk DB', market: 'desktop' },
    'desk-db/markets/desktop': { name: 'Desktop database', style: 'head_to_head', alternatives: [], segments: [] },
    'field-db/tactics/home-page': { name: 'Home page', function: 'marketing', stage: 'awareness', files: ['home.md'] },
  }).map(([path, said]) => [`positioning/${path}.md`, textOf(said)]),
);

const entryOf = (path: string, text: string) => ({
  path,
  content: { type: 'file', bytes: Buffer.from(text) } as const,
});

/** A commit that gave the value its name of now. */
function renaming(commit: string): Step {
  const path = 'field-db/values/work-offline.md';
  const kept = Object.entries(files)
    .map(([file, text]) => entryOf(file.replace('positioning/', ''), text))
    .filter((entry) => entry.path !== path);
  const now = entryOf(path, files[`positioning/${path}`] ?? '');
  const before = entryOf(path, textOf({ name: 'Work on a plane', enabled_by: ['sync'] }));
  const about = { commit, at: '2026-05-30T09:00:00Z', author: 'Ada', title: 'A plainer name' };
  return { ...about, before: [...kept, before], after: [...kept, now] };
}

/** A site that can be built again and again while its world changes. */
function openSite() {
  const sites = memorySites();
  const inputs = { tip: null as string | null, steps: [] as Step[], today: '2026-06-01', branch: 'main', walks: 0 };
  const base = memoryWorld(
    { ...files, 'home.md': 'An embedded mobile database for reps.' },
    { history: memoryHistory() },
  );
  const world = {
    ...base,
    sites,
    clock: { today: () => inputs.today },
    remotes: { findOrigin: async () => ({ address: 'git@github.com:acme/website.git', branch: inputs.branch }) },
    timeline: {
      findTip: async () => inputs.tip,
      readSteps: async () => {
        inputs.walks += 1;
        return inputs.steps;
      },
    },
  };
  const request: BuildRequest = { root: 'positioning', out: 'site' };
  const run = (more: Partial<BuildRequest> = {}) => build(world, { ...request, ...more });
  return { disk: base.disk, inputs, run, sites, page: (path: string) => sites.published.get(path) ?? '' };
}

const work = 'positioning/field-db/values/work-offline.md';

describe('a second build', () => {
  it('makes nothing anew where nothing changed', async () => {
    const { run, sites } = openSite();
    await run();
    expect(sites.written).toEqual(['desk-db', 'field-db', '']);
    const before = new Map(sites.published);
    const { reused } = await run();
    expect(reused).toEqual(['desk-db', 'field-db']);
    expect(sites.written).toEqual([]);
    expect(sites.published).toEqual(before);
  });

  it('makes one product anew where one of its files changed', async () => {
    const { run, sites, disk, page } = openSite();
    await run();
    disk.set(work, textOf({ name: 'Sell anywhere', enabled_by: ['sync'] }));
    await run();
    expect(sites.written).toEqual(['field-db', '']);
    expect(page('field-db/values/work-offline.html')).toContain('Sell anywhere');
    expect(page('positioning.json')).toContain('Sell anywhere');
    expect(page('field-db/llms.txt')).toContain('Sell anywhere');
  });

  type Site = ReturnType<typeof openSite>;
  const changes: [string, (site: Site) => Partial<BuildRequest> | void, string, string][] = [
    [
      'function',
      ({ disk }) =>
        void disk.set('positioning/functions/sales.md', textOf({ name: 'Field sales', owners: ['@acme/sales'] })),
      'desk-db/index.html',
      'Field sales',
    ],
    [
      'name of another product',
      ({ disk }) => void disk.set('positioning/desk-db/product.md', textOf({ name: 'Table DB', market: 'desktop' })),
      'index.html',
      'Table DB',
    ],
    ['day', ({ inputs }) => void (inputs.today = '2027-02-03'), 'field-db/funnel.html', '2027'],
    ['branch', ({ inputs }) => void (inputs.branch = 'next'), 'field-db/values/deploy.html', '/edit/next/'],
    ['address', () => ({ baseUrl: 'https://acme.example/p/' }), 'sign-off.html', 'https://acme.example/p/'],
    ['repository', () => ({ repository: 'https://github.com/acme/other' }), 'sign-off.html', 'acme/other'],
    ['way of serving it', () => ({ isLive: true }), 'field-db/funnel.html', 'live-reload.js'],
    [
      'wording of a page',
      ({ disk }) => void disk.set('home.md', 'The personal database for reps.'),
      'field-db/funnel.html',
      'Words that do not fit any more',
    ],
    [
      'past',
      ({ inputs }) => void Object.assign(inputs, { tip: 'b7c1d2e', steps: [renaming('b7c1d2e')] }),
      'field-db/values/work-offline.html',
      'Work on a plane',
    ],
  ];

  it.each(changes)('shows another %s', async (_, change, path, seen) => {
    const site = openSite();
    await site.run();
    expect(site.page(path)).not.toContain(seen);
    await site.run(change(site) ?? {});
    expect(site.page(path)).toContain(seen);
  });
});

describe('the past', () => {
  it('is told where there is one, and worked out once for each tip', async () => {
    const { inputs, run, page, sites } = openSite();
    await run({ baseUrl: 'https://acme.example/' });
    expect([...sites.published.keys()].filter((path) => /history|feed/.test(path))).toEqual([]);
    Object.assign(inputs, { tip: 'b7c1d2e', steps: [renaming('b7c1d2e')] });
    await run({ baseUrl: 'https://acme.example/' });
    expect(page('field-db/history.html')).toContain('A plainer name');
    expect(page('feed.xml')).toContain('A plainer name');
    expect(page('field-db/values/deploy.html')).not.toContain('How it changed');
    await run();
    expect(inputs.walks).toBe(1);
    inputs.tip = 'c8d2e3f';
    await run();
    expect(inputs.walks).toBe(2);
  });
});

describe('what machines read', () => {
  it('holds the products of the site and no other', async () => {
    const { run, page, sites } = openSite();
    const productsOf = () =>
      (JSON.parse(page('positioning.json')) as { products: { id: string }[] }).products.map(({ id }) => id);
    await run();
    expect(productsOf()).toEqual(['desk-db', 'field-db']);
    expect(page('llms.txt')).toContain('- [Field DB](field-db/llms.txt): The database that travels with your reps.');
    await run({ product: 'field-db' });
    expect(productsOf()).toEqual(['field-db']);
    expect(page('llms.txt')).toContain('# Field DB');
    expect([...sites.published.keys()].filter((path) => path.includes('desk-db'))).toEqual([]);
  });
});
