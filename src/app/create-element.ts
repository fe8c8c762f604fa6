import type { Corpus } from '../document/corpus.ts';
import { isBystander } from '../document/identify.ts';
import { suggest } from '../document/nearest.ts';
import { renderStartingFile } from '../document/starting-file.ts';
import { homeOf, type Kind, kindNames, kindOfFolder, kindWithArticle } from '../model/kinds.ts';
import { toKebab } from '../model/names.ts';
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
  const files = startingFiles(kind, id, corpus).map(({ file, text }) => ({
    path: [request.root, product, file].filter((part) => part !== null && part !== '.').join('/'),
    text,
  }));
  for (const { path } of files) await requireFree(world, path);
  for (const { path, text } of files) await world.files.write(path, text);
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
  if (isUsable(kind, id)) return id;
  const kebab = toKebab(id);
  const offered = [kebab, `our-${kebab}`, 'work-offline'].find((candidate) => isUsable(kind, candidate));
  throw new UserError(
    `\`${id}\` cannot be the id of ${kindWithArticle(kind)}: expected small letters, digits and hyphens, and no name that a positioning gives another meaning.`,
    `Use \`${offered}\`.`,
  );
}

/** Is it an id in kebab case, and neither a folder of a kind nor a file that nobody reads? */
function isUsable(kind: Kind, id: string): boolean {
  const isTaken = (kind === 'product' && kindOfFolder(id) !== null) || isBystander(`${id}.md`);
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !isTaken;
}

function ownerOf(corpus: Corpus | null, { product, kind, root }: CreateRequest): string {
  if (corpus && corpus.positioning.products.size > 0) return pickProduct(corpus, product).id;
  throw new UserError(
    `There is no product in ${root}/ for the new ${kind}.`,
    'Write it first with: throughline new product <id>',
  );
}

function startingFiles(kind: Kind, id: string, corpus: Corpus | null): { file: string; text: string }[] {
  const { folder, file } = homeOf(kind);
  const own = { file: file ?? `${folder}/${id}.md`, text: renderStartingFile(kind, id, knownFields(kind, id, corpus)) };
  if (kind !== 'product') return [own];
  const market = renderStartingFile('market', firstMarket, { status: 'chosen' });
  return [own, { file: `markets/${firstMarket}.md`, text: market }];
}

const firstMarket = 'first-market';

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
