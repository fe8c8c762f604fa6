import { diffPositionings, type PositioningDiff } from '../diff/diff-positionings.ts';
import { createNamer } from '../diff/names.ts';
import { diffOfProduct } from '../diff/of-product.ts';
import type { Corpus } from '../document/corpus.ts';
import { parseCorpus } from '../document/parse-corpus.ts';
import { suggest } from '../document/nearest.ts';
import type { DiffResult, ReadSide } from '../report/diff/diff-report.ts';
import type { World } from './ports.ts';
import { readCorpusIfAny } from './read-corpus.ts';
import { countBrokenFiles } from './show.ts';
import { UserError } from './user-error.ts';

export interface DiffRequest {
  readonly base: DiffSide;
  readonly head: DiffSide;
  /** The positioning folder, below the folder that a side names. */
  readonly root: string;
  /** Only what concerns this product; left out for everything. */
  readonly product?: string | undefined;
}

export interface DiffSide {
  /** What people call it: a revision, a folder, the work tree. */
  readonly name: string;
  readonly world: Pick<World, 'source' | 'cache'>;
  /** A folder that is a positioning folder, or holds one; left out for the working folder, which can only hold one. */
  readonly folder?: string;
}

/** Compares a positioning with another version of it. Throws a `UserError` when neither side has one. */
export async function diff({ base, head, root, product }: DiffRequest): Promise<DiffResult> {
  const [before, after] = [await readSide(withoutSaving(base), root), await readSide(head, root)];
  if (!before && !after) throw nothingThere(base, head, root);
  const [old, now] = [before ?? parseCorpus(root, []), after ?? parseCorpus(root, [])];
  return diffCorpora({ base: { name: base.name, corpus: old }, head: { name: head.name, corpus: now }, product });
}

interface ReadCorpora {
  readonly base: { readonly name: string; readonly corpus: Corpus };
  readonly head: { readonly name: string; readonly corpus: Corpus };
  readonly product?: string | undefined;
}

/** Compares what has been read already. */
export function diffCorpora({ base, head, product }: ReadCorpora): DiffResult {
  const [before, after] = [base.corpus, head.corpus];
  const whole = diffPositionings(before.positioning, after.positioning);
  return {
    ...(product === undefined ? whole : narrowToProduct(whole, product, { before, after })),
    base: describe(base),
    head: describe(head),
    nameOf: createNamer(before.positioning, after.positioning),
    isUnreadable: ({ change, kind, id, product: owner }) => {
      if (change !== 'added' && change !== 'removed') return false;
      return (change === 'added' ? before : after).exists(kind, id, owner);
    },
  };
}

/** Two sides that differ little need not each store what they understood. */
function withoutSaving({ world: { source, cache }, ...side }: DiffSide): DiffSide {
  return { ...side, world: { source, cache: { load: (name) => cache.load(name), save: () => {} } } };
}

/** The corpus of a side; null when it has no positioning, or an empty one. */
async function readSide({ world, folder }: DiffSide, root: string): Promise<Corpus | null> {
  if (folder === undefined) return withFiles(await readCorpusIfAny(world, root));
  const inside = withFiles(await readCorpusIfAny(world, folder === '.' ? root : `${folder}/${root}`));
  if (inside) return inside;
  const itself = await readCorpusIfAny(world, folder);
  return itself && itself.positioning.elements.length > 0 ? itself : null;
}

function withFiles(corpus: Corpus | null): Corpus | null {
  return corpus && corpus.files.length > 0 ? corpus : null;
}

function describe({ name, corpus }: ReadCorpora['base']): ReadSide {
  return { name, isThere: corpus.files.length > 0, brokenFiles: countBrokenFiles(corpus) };
}

function nothingThere(base: DiffSide, head: DiffSide, root: string): UserError {
  return new UserError(
    `There is no positioning folder ${root}/ on either side: not in ${base.name}, and not in ${head.name}.`,
    'Name it with --root, or name other sides: throughline diff <base> <head>',
  );
}

/** A product that has another id now answers to both. Throws a `UserError` when neither side has it. */
function narrowToProduct(
  whole: PositioningDiff,
  id: string,
  { before, after }: { readonly before: Corpus; readonly after: Corpus },
): PositioningDiff {
  const rename = whole.changes.find(({ kind, change, before: was }) => {
    return kind === 'product' && change === 'renamed' && was === id;
  });
  const known = [...before.positioning.products.keys(), ...after.positioning.products.keys()];
  if (rename) return diffOfProduct(whole, rename.id);
  if (known.includes(id)) return diffOfProduct(whole, id);
  throw new UserError(`There is no product \`${id}\` on either side.`, suggest(id, [...new Set(known)], 'product'));
}
