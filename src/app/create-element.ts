import type { Corpus } from '../document/corpus.ts';
import { suggest } from '../document/nearest.ts';
import { renderStartingFile } from '../document/starting-file.ts';
import { homeOf, type Kind, kindNames, kindOfFolder } from '../model/kinds.ts';
import { requireUsableId } from './element-id.ts';
import { pickProduct } from './pick.ts';
import type { World } from './ports.ts';
import { readCorpusIfAny } from './read-corpus.ts';
import { UserError } from './user-error.ts';

export interface CreateRequest {
  readonly root: string;
  /** A kind, or its folder. */
  readonly kind: string;
  /** Not needed for the kinds of which there is one file. */
  readonly id: string | undefined;
  readonly product: string | undefined;
}

/** Writes a starting file (for a product also its first market) and returns the paths. Overwrites nothing. */
export async function createElement(world: World, request: CreateRequest): Promise<string[]> {
  const kind = pickKind(request.kind);
  const id = pickId(kind, request.id);
  const corpus = await readCorpusIfAny(world, request.root);
  const product = homeOf(kind).within === 'company' ? null : kind === 'product' ? id : ownerOf(corpus, request);
  const home = { root: request.root, product };
  const own = startElement(home, { kind, id, known: knownFields(kind, id, corpus) });
  const files = kind === 'product' ? [own, startElement(home, firstMarketOf({ id: firstMarket }))] : [own];
  for (const { path } of files) await requireFree(world, path);
  await world.files.writeAll(new Map(files.map(({ path, text }) => [path, text])));
  return files.map(({ path }) => path);
}

function pickKind(word: string): Kind {
  const kind = kindNames.find((name) => name === word) ?? kindOfFolder(word);
  if (kind) return kind;
  throw new UserError(`\`${word}\` is no kind of file.`, suggest(word, kindNames, 'kind'));
}

function pickId(kind: Kind, id: string | undefined): string {
  if (homeOf(kind).within === 'company' && homeOf(kind).file) return kind;
  if (id === undefined) {
    throw new UserError(`The new ${kind} needs an id.`, `Name it: throughline new ${kind} <id>`);
  }
  requireUsableId(kind, id);
  return id;
}

function ownerOf(corpus: Corpus | null, { product, kind, root }: CreateRequest): string {
  if (corpus && corpus.positioning.products.size > 0) return pickProduct(corpus, product).id;
  throw new UserError(
    `There is no product in ${root}/ for the new ${kind}.`,
    'Write it first with: throughline new product <id>',
  );
}

/** Where a new element goes. `product` is null for what the whole company shares. */
export interface Home {
  readonly root: string;
  readonly product: string | null;
}

/** A new element, and what is known of its fields from the start. */
export interface NewElement {
  readonly kind: Kind;
  readonly id: string;
  readonly known: Readonly<Record<string, unknown>>;
}

/** The starting file of an element, with its path as findings show it. */
export function startElement({ root, product }: Home, { kind, id, known }: NewElement): { path: string; text: string } {
  const { folder, file } = homeOf(kind);
  const parts = [root, product, file ?? `${folder}/${id}.md`];
  const path = parts.filter((part) => part !== null && part !== '.').join('/');
  return { path, text: renderStartingFile(kind, id, known) };
}

const firstMarket = 'first-market';

/** The market that a new product is sold in. */
export function firstMarketOf({ id, ...known }: { readonly id: string; readonly name?: string }): NewElement {
  return { kind: 'market', id, known: { ...known, status: 'chosen' } };
}

/** Values that make the file right from the start: references to what exists. */
function knownFields(kind: Kind, id: string, corpus: Corpus | null): Record<string, unknown> {
  const functions = [...(corpus?.positioning.functions.keys() ?? [])];
  if (kind === 'product') return { market: firstMarket };
  if (kind === 'view') return { function: id };
  if (kind === 'tactic') return { function: functions[0] ?? 'marketing' };
  return {};
}

async function requireFree({ files }: World, path: string): Promise<void> {
  if ((await files.read(path)) === null) return;
  throw new UserError(`${path} exists already.`, 'Edit that file, or choose another id.');
}
