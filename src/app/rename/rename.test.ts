import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryWorld, type MemoryWorld } from '../../../test/fakes/memory-world.ts';
import { comparePositionings } from '../../diff/compare-positionings.ts';
import { fingerprintOf } from '../../document/fingerprint.ts';
import { listReferences } from '../../document/references.ts';
import { check } from '../check.ts';
import { readCorpus } from '../read-corpus.ts';
import { UserError } from '../user-error.ts';
import { rename, type RenameRequest } from './rename.ts';

const root = 'positioning';
const example = filesBelow('examples/mobile-database');

function filesBelow(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')]));
}

const wish = (reference: string, to: string, more: Partial<RenameRequest> = {}): RenameRequest => ({
  root,
  reference,
  to,
  dryRun: false,
  ...more,
});

async function findingsIn(world: MemoryWorld) {
  const { findings } = await check(world, { root, paths: [], fix: false });
  return findings.map(({ rule, message, place, help }) => ({ rule, message, place, help }));
}

const read = async (world: MemoryWorld) => (await readCorpus(world, root)).positioning;
const textAt = (world: MemoryWorld, path: string) => String(world.disk.get(`${root}/${path}`));

/** Every element of the example that can be renamed. */
const renamed = [
  ['attributes/sync-on-reconnect', 'attribute'],
  ['alternatives/server-rdbms', 'alternative'],
  ['values/work-offline-one-version', 'value'],
  ['segments/sales-force-automation', 'segment'],
  ['markets/embedded-mobile-database', 'market'],
  ['trends/laptops-for-field-staff', 'trend'],
  ['tactics/magazine-advert', 'tactic'],
  ['roadmap/handheld-engine', 'roadmap'],
  ['product/mobile-database', 'product'],
] as const;

describe('a rename', () => {
  it.each(renamed)('of %s is all that changes, and check finds what it found before', async (reference, kind) => {
    const world = memoryWorld(example);
    const [before, findings] = [await read(world), await findingsIn(world)];
    const id = reference.split('/')[1]!;
    const { edits } = await rename(world, wish(reference, 'another-name'));
    expect(comparePositionings(before, await read(world))).toEqual([
      expect.objectContaining({ change: 'renamed', kind, before: id, after: 'another-name' }),
    ]);
    const now = JSON.stringify(findings).replaceAll(new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g'), 'another-name');
    expect(withoutColumns(await findingsIn(world))).toEqual(withoutColumns(JSON.parse(now) as typeof findings));
    expect(kind === 'product' || kind === 'tactic' || kind === 'roadmap' || edits.length > 0).toBe(true);
  });

  it.each(renamed)('of %s there and back leaves every byte as it was', async (reference) => {
    const world = memoryWorld(example);
    const [folder, id] = reference.split('/');
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[a-z]+(-[a-z0-9]+){0,2}$/), async (other) => {
        fc.pre(other !== id && !['readme', 'true', 'false', 'null'].includes(other));
        fc.pre(folder !== 'product' || !/^(?:functions|markets|alternatives|attributes|values|segments)$/.test(other));
        await rename(world, wish(reference, other));
        expect(world.disk).not.toEqual(new Map(Object.entries(example)));
        await rename(world, wish(`${folder}/${other}`, id!));
        expect(world.disk).toEqual(new Map(Object.entries(example)));
      }),
      { numRuns: 8 },
    );
  });

  it('of a function takes its views along, in every product', async () => {
    const second = '---\nname: Second\nmarket: pocket\n---\n';
    const world = memoryWorld({
      ...example,
      'positioning/second/product.md': second,
      'positioning/second/views/sales.md': '---\nfunction: sales\n---\n',
    });
    const { moves } = await rename(world, wish('functions/sales', 'revenue'));
    expect(moves.map(({ to }) => to)).toEqual([
      'positioning/mobile-database/views/revenue.md',
      'positioning/second/views/revenue.md',
      'positioning/functions/revenue.md',
    ]);
    expect(textAt(world, 'second/views/revenue.md')).toBe('---\nfunction: revenue\n---\n');
    expect([...world.disk.keys()].filter((path) => path.includes('sales.md'))).toEqual([]);
    expect((await findingsIn(world)).filter(({ message }) => message.includes('`sales`'))).toEqual([]);
  });

  it('of a product moves everything in its folder, also what nobody reads', async () => {
    const world = memoryWorld({
      ...example,
      'positioning/mobile-database/README.md': 'Ours.',
      'positioning/functions/sales.md':
        "---\nname: Sales\nowners: ['@acme/sales']\n---\nSee [it](../mobile-database/product.md#why) and ![](../mobile-database/chart.png).\n",
    });
    await rename(world, wish('product/mobile-database', 'pocket'));
    expect(textAt(world, 'pocket/README.md')).toBe('Ours.');
    expect(textAt(world, 'functions/sales.md')).toContain(
      '[it](../pocket/product.md#why) and ![](../pocket/chart.png)',
    );
    expect([...world.disk.keys()].filter((path) => path.includes('mobile-database/'))).toEqual([]);
  });
});

const fieldDb = {
  'positioning/field-db/product.md': '---\nname: Field DB\nmarket: embedded\n---\n',
  'positioning/field-db/markets/embedded.md':
    '---\nname: Embedded\nstyle: new_game\nalternatives: [paper]\nsegments: []\nexpected:\n  - Sync # by another spelling\n  - runs on handhelds\n---\n',
  'positioning/field-db/alternatives/paper.md': '---\nname: Order forms\ntype: status_quo\n---\n',
  'positioning/field-db/attributes/sync.md':
    '---\nname: Merge on reconnect\nlevel: product\nversus:\n  # the forms of today\n  "paper":   lacks\n---\n\nBetter than [forms](../alternatives/paper.md "paper").\n',
  'positioning/field-db/views/sales.md':
    '---\nfunction: sales\nalternatives: [Paper, order forms]\njudgements: { alternatives/paper: real }\n---\n',
} as const;

describe('a reference', () => {
  it('follows in keys, lists, typed keys and links, and everything around it stays', async () => {
    const world = memoryWorld(fieldDb);
    const { edits } = await rename(world, wish('alternatives/paper', 'paper-forms'));
    expect(textAt(world, 'field-db/attributes/sync.md')).toBe(
      fieldDb['positioning/field-db/attributes/sync.md']
        .replace('"paper":   lacks', '"paper-forms":   lacks')
        .replace('paper.md', 'paper-forms.md'),
    );
    expect(textAt(world, 'field-db/views/sales.md')).toBe(
      '---\nfunction: sales\nalternatives: [paper-forms, order forms]\njudgements: { alternatives/paper-forms: real }\n---\n',
    );
    expect(
      edits.map(({ place }) => `${place.path.split('/').slice(2).join('/')}:${place.line}:${place.column}`),
    ).toEqual([
      'attributes/sync.md:6:3',
      'attributes/sync.md:9:21',
      'markets/embedded.md:4:16',
      'views/sales.md:3:16',
      'views/sales.md:4:15',
    ]);
  });

  it('by a name stays a name, and a phrase that the id alone made an attribute follows', async () => {
    const world = memoryWorld({
      ...fieldDb,
      'positioning/field-db/alternatives/paper.md': '---\nname: Paper\ntype: status_quo\n---\n',
    });
    await rename(world, wish('alternatives/paper', 'forms'));
    expect(textAt(world, 'field-db/views/sales.md')).toContain('alternatives: [Paper, order forms]');
    await rename(world, wish('attributes/sync', 'merge'));
    expect(textAt(world, 'field-db/markets/embedded.md')).toContain(
      '  - merge # by another spelling\n  - runs on handhelds\n',
    );
  });

  it('in the settings of check follows too', async () => {
    const settings = '---\nignore: [field-db/values/*.md, "field-db/alternatives/paper.md"]\n---\n';
    const world = memoryWorld({ ...fieldDb, 'positioning/check.md': settings });
    await rename(world, wish('alternatives/paper', 'forms'));
    await rename(world, wish('product/field-db', 'pocket'));
    expect(textAt(world, 'check.md')).toBe('---\nignore: [pocket/values/*.md, "pocket/alternatives/forms.md"]\n---\n');
  });

  it('in another product is left alone when it only reads alike', async () => {
    const other = '---\nname: Other\nlevel: product\nversus: { paper: lacks }\n---\n';
    const world = memoryWorld({
      ...fieldDb,
      'positioning/other/attributes/sync.md': other,
      'positioning/other/alternatives/paper.md': '---\nname: Paper\ntype: status_quo\n---\n',
    });
    await rename(world, wish('alternatives/paper', 'forms', { product: 'field-db' }));
    expect(textAt(world, 'other/attributes/sync.md')).toBe(other);
  });
});

describe('what was reviewed', () => {
  const tacticPath = 'positioning/field-db/tactics/home-page.md';
  const world = async (moved: boolean) => {
    const value = '---\nname: Work offline\nenabled_by: [sync]\n---\n';
    const files = { ...fieldDb, 'positioning/field-db/values/work-offline.md': value };
    const element = (await read(memoryWorld(files))).products.get('field-db')!.of.value.get('work-offline')!;
    const fingerprint = moved ? '1:0000000000000000' : fingerprintOf(element);
    const tactic = `---\nname: Home page\nfunction: marketing\nstage: awareness\ninputs: [values/work-offline]\nreviewed:\n  values/work-offline: "${fingerprint}" # read it\n---\n`;
    return memoryWorld({ ...files, [tacticPath]: tactic });
  };

  it('stays reviewed when something that it rests on is renamed', async () => {
    const fresh = await world(false);
    expect((await rename(fresh, wish('attributes/sync', 'merge'))).fingerprints).toBe(1);
    const value = (await read(fresh)).products.get('field-db')!.of.value.get('work-offline')!;
    expect(String(fresh.disk.get(tacticPath))).toContain(`values/work-offline: "${fingerprintOf(value)}" # read it`);
    await rename(fresh, wish('values/work-offline', 'sell-offline'));
    expect(String(fresh.disk.get(tacticPath))).toContain(`values/sell-offline: "${fingerprintOf(value)}" # read it`);
  });

  it('stays stale when it was', async () => {
    const stale = await world(true);
    expect((await rename(stale, wish('attributes/sync', 'merge'))).fingerprints).toBe(0);
    expect(String(stale.disk.get(tacticPath))).toContain('"1:0000000000000000" # read it');
  });
});

describe('a rename that stopped half-way', () => {
  it.each(['attributes/sync-on-reconnect', 'functions/sales', 'product/mobile-database'])(
    'of %s is completed by running it again, from wherever it stopped',
    async (reference) => {
      const whole = memoryWorld(example);
      await rename(whole, wish(reference, 'another-name'));
      for (let step = 0; step < 14; step += 1) {
        const world = memoryWorld(example);
        await rename(dyingAfter(world, step), wish(reference, 'another-name')).catch(() => null);
        if (world.disk.has(lastOf(whole))) break;
        await rename(world, wish(reference, 'another-name'));
        expect(new Map([...world.disk].toSorted())).toEqual(new Map([...whole.disk].toSorted()));
      }
    },
  );

  const lastOf = ({ disk }: MemoryWorld) => [...disk.keys()].at(-1)!;

  /** The same disk, on which nothing more can be changed after some steps. */
  function dyingAfter(world: MemoryWorld, steps: number): MemoryWorld {
    let left = steps;
    const spend = () => {
      left -= 1;
      if (left < 0) throw new Error('The power is gone.');
    };
    return {
      ...world,
      files: {
        ...world.files,
        async writeAll(texts) {
          for (const [path, text] of texts) {
            spend();
            await world.files.write(path, text);
          }
        },
        async move(from, to) {
          spend();
          await world.files.move(from, to);
        },
      },
    };
  }
});

describe('nothing is changed', () => {
  it('by a dry run, which tells the same edits', async () => {
    const world = memoryWorld(example);
    const told = await rename(world, wish('attributes/sync-on-reconnect', 'merge', { dryRun: true }));
    expect(world.disk).toEqual(new Map(Object.entries(example)));
    const done = await rename(world, wish('attributes/sync-on-reconnect', 'merge'));
    expect(told).toEqual({ ...done, isWritten: false });
  });

  it.each([
    ['attributes/sync-on-reconect', 'merge', 'no attribute', 'Did you mean `sync-on-reconnect`?'],
    ['sync-on-reconnect', 'merge', 'of which kind', 'Did you mean `attributes/sync-on-reconnect`?'],
    ['positioning/mobile-database/values/deploy-to-hundreds.md', 'x', 'no kind', '`values/deploy-to-hundreds`'],
    ['personas/sales', 'merge', 'no kind', '`segments/…`'],
    ['sign-off/sign-off', 'merge', 'no kind', 'Write it as one of'],
    ['views/sales', 'merge', 'the name of its function', 'rename functions/sales'],
    ['attributes/sync-on-reconnect', 'Sync On', 'cannot be the id', '`sync-on`'],
    ['attributes/sync-on-reconnect', 'sql-engine', 'already', 'another id'],
    ['attributes/sync-on-reconnect', 'sync-on-reconnect', 'called that already', 'another id'],
    ['product/mobile-database', 'values', 'cannot be the id', '`our-values`'],
  ])('when %s cannot become %s', async (reference, to, message, hint) => {
    const world = memoryWorld(example);
    const failure = await rename(world, wish(reference, to)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
    expect(world.disk).toEqual(new Map(Object.entries(example)));
  });

  it.each([
    ['values/broken.md', '---\nname: [\nenabled_by: [sync]\n---\n', 'cannot be read in full'],
    ['attributes/merge.MD', '', 'is in the way'],
    ['alternatives/server.md', '---\nname: sync\nname: Server\ntype: direct\n---\n', 'cannot be read in full'],
  ])('when %s could be left behind or written over', async (path, text, message) => {
    const files = { ...fieldDb, [`positioning/field-db/${path}`]: text };
    const world = memoryWorld(files);
    await expect(rename(world, wish('attributes/sync', 'merge'))).rejects.toThrow(message);
    expect(world.disk).toEqual(new Map(Object.entries(files)));
  });

  it('when a map names the old and the new id', async () => {
    const path = 'positioning/field-db/attributes/sync.md';
    const both = '---\nname: Sync\nlevel: product\nversus: { paper: lacks, forms: has }\n---\n';
    const world = memoryWorld({ ...fieldDb, [path]: both });
    await expect(rename(world, wish('alternatives/paper', 'forms'))).rejects.toThrow(`${path}:4`);
    expect(world.disk.get(path)).toBe(both);
  });

  it('when the file has moved already: what still refers to the old id follows', async () => {
    const { 'positioning/field-db/alternatives/paper.md': paper, ...rest } = fieldDb;
    const files = { ...rest, 'positioning/field-db/alternatives/forms.md': paper };
    const world = memoryWorld(files);
    await expect(rename(world, wish('alternatives/papier', 'forms'))).rejects.toThrow('no alternative `papier`');
    expect(world.disk).toEqual(new Map(Object.entries(files)));
    const { moves, edits } = await rename(world, wish('alternatives/paper', 'forms'));
    expect([moves.length, edits.length]).toEqual([0, 5]);
    expect(JSON.stringify(await findingsIn(world))).not.toMatch(/paper(?!-)/i);
  });

  it('in a broken file that does not mention it, and the rename goes on', async () => {
    const broken = '---\nname: [\n---\n';
    const world = memoryWorld({ ...fieldDb, 'positioning/field-db/values/broken.md': broken });
    await rename(world, wish('attributes/sync', 'merge'));
    expect(textAt(world, 'field-db/values/broken.md')).toBe(broken);
  });
});

it('knows every reference that a schema declares', async () => {
  const { elements } = await read(memoryWorld(example));
  const fields = elements.flatMap(({ kind, fields: said }) =>
    listReferences(kind, { ...said }).map(({ field }) => `${kind}.${field[0]}`),
  );
  expect(new Set(fields).size).toBeGreaterThan(12);
});

/** Columns and line lengths follow from the length of ids. */
function withoutColumns(findings: Awaited<ReturnType<typeof findingsIn>>) {
  return findings.map(({ place: { path, line }, ...rest }) => JSON.stringify({ ...rest, path, line })).toSorted();
}
