import type { HistoryEntry } from '../../diff/history-entry.ts';
import type { Corpus } from '../../document/corpus.ts';
import type { Product } from '../../model/positioning.ts';
import { type BrokenLink, findBrokenLinks } from '../../site/broken-links.ts';
import { planSite, renderProduct, renderShared } from '../../site/render-site.ts';
import type { CodeHost, Site, SiteFile } from '../../site/site.ts';
import { pathFromTop } from '../path-from-top.ts';
import { pickProduct } from '../pick.ts';
import type { Remotes, SiteDraft, SiteFolders, SiteWeight, World } from '../ports.ts';
import { readCorpus } from '../read-corpus.ts';
import { traceDownstream } from '../trace.ts';
import { UserError } from '../user-error.ts';
import { rememberBodies } from './body-memory.ts';
import { createKeys, type Seen } from './build-keys.ts';
import { parseBaseUrl, parseRemote, parseRepositoryUrl } from './code-host.ts';
import { deriveContent } from './product-content.ts';

export type BuildWorld = World & { readonly remotes: Remotes; readonly sites: SiteFolders };

export interface BuildRequest {
  readonly root: string;
  /** Leave out every other product. */
  readonly product?: string | undefined;
  /** Where the site goes. */
  readonly out: string;
  readonly baseUrl?: string | undefined;
  /** The web page of the repository; found out from git when it is left out. */
  readonly repository?: string | undefined;
  /** Is the site served by `dev`? */
  readonly isLive?: boolean;
  /** What changed, the latest first; null when that is not known. */
  readonly history?: readonly HistoryEntry[] | null;
  /** Hears, now and then, how many files there are by now. */
  readonly onProgress?: (files: number) => void;
}

export interface BuildOutcome extends SiteWeight {
  readonly out: string;
  readonly products: readonly string[];
  /** Products whose pages were taken over from the site before. */
  readonly reused: readonly string[];
  /** When there are any, the site was not published. */
  readonly brokenLinks: readonly BrokenLink[];
  /** Files that have a problem of their own, by path. */
  readonly brokenFiles: readonly string[];
  /** Every file of the site, by its path. */
  readonly paths: ReadonlySet<string>;
}

/** Builds the site into a folder, whole or not at all. */
export async function build(world: BuildWorld, request: BuildRequest): Promise<BuildOutcome> {
  const corpus = await readCorpus(world, request.root);
  refuseInside(request);
  const site = await plan(world, corpus, request);
  const draft = await world.sites.begin(request.out);
  const brokenLinks: BrokenLink[] = [];
  try {
    const { reused, ...weight } = await writeSite({ world, corpus, site, draft, request, brokenLinks });
    if (brokenLinks.length > 0) await draft.discard();
    else await draft.publish();
    const products = site.products.map(({ id }) => id);
    const { paths } = site;
    return { out: request.out, ...weight, products, reused, brokenLinks, brokenFiles: listBrokenFiles(corpus), paths };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

/** The site would become a part of what it is made of. */
function refuseInside({ out, root }: BuildRequest): void {
  if (out !== root && !out.startsWith(`${root}/`) && root !== '.') return;
  throw new UserError(
    `The site cannot go into ${root}/, which holds the positioning.`,
    'Name another folder with --out.',
  );
}

async function plan(world: BuildWorld, corpus: Corpus, request: BuildRequest): Promise<Site> {
  const all = [...corpus.positioning.products.values()];
  const products = request.product === undefined ? all : [pickProduct(corpus, request.product)];
  if (products.length === 0) {
    throw new UserError(`No product in ${corpus.root}/ can be read.`, 'See what is wrong with: throughline check');
  }
  return planSite(corpus.positioning, products, {
    today: world.clock.today(),
    sources: corpus.paths,
    baseUrl: request.baseUrl === undefined ? null : parseBaseUrl(request.baseUrl),
    repository: await findRepository(world, request),
    extraFiles: new Map(),
    hasHistory: request.history !== undefined && request.history !== null,
    dev: request.isLive ? { problems: listBrokenFiles(corpus) } : null,
  });
}

async function findRepository(world: BuildWorld, { repository, root }: BuildRequest): Promise<CodeHost | null> {
  const origin = repository === undefined ? await world.remotes.findOrigin() : null;
  const found =
    repository === undefined
      ? origin && { url: parseRemote(origin.address), branch: origin.branch }
      : parseRepositoryUrl(repository);
  if (!found || found.url === null) return null;
  const folders = await world.repository.foldersBelowTop();
  const top = pathFromTop(root, folders);
  return { url: found.url, branch: found.branch ?? 'main', folder: top.slice(0, top.length - root.length) };
}

function listBrokenFiles({ files }: Corpus): string[] {
  return files.filter(({ problems }) => problems.length > 0).map(({ path }) => path);
}

interface Work {
  readonly world: BuildWorld;
  readonly corpus: Corpus;
  readonly site: Site;
  readonly draft: SiteDraft;
  readonly request: BuildRequest;
  /** Grows while pages are rendered. */
  readonly brokenLinks: BrokenLink[];
}

async function writeSite(work: Work): Promise<SiteWeight & { readonly reused: readonly string[] }> {
  const { corpus, site, draft, request } = work;
  const keys = createKeys(site, corpus);
  const reused: string[] = [];
  const weights: SiteWeight[] = [];
  for (const product of site.products) {
    const history = historyOf(product, request.history ?? []);
    const trace = await traceDownstream(work.world, { corpus, product });
    const key = keys.ofProduct(product, { history, trace });
    const known = await draft.reuse(product.id, key);
    if (known) reused.push(product.id);
    weights.push(known ?? (await writeProduct(work, product, { key, history, trace })));
    request.onProgress?.(add(weights).files);
  }
  const changes = site.products.flatMap((product) =>
    historyOf(product, request.history ?? []).map((entry) => ({ product, entry })),
  );
  const shared = checked(renderShared(site, changes), work);
  weights.push(await draft.write('', keys.ofShared(changes.map(({ entry }) => entry)), shared));
  return { ...add(weights), reused };
}

async function writeProduct(
  work: Work,
  product: Product,
  { key, ...seen }: Seen & { readonly key: string },
): Promise<SiteWeight> {
  const { world, corpus, site, draft } = work;
  const bodies = rememberBodies(world.cache, `bodies ${corpus.root} ${product.id}`);
  const sources = { ...seen, renderBody: bodies.render };
  const content = deriveContent(corpus, product, sources);
  const weight = await draft.write(product.id, key, checked(renderProduct(site, content), work));
  bodies.keep();
  return weight;
}

/** What changed in a product, or for all of them, as far as the product is concerned. */
function historyOf(product: Product, history: readonly HistoryEntry[]): HistoryEntry[] {
  return history.flatMap((entry) => {
    const changes = entry.changes.filter((change) => change.product === product.id || change.product === null);
    const consequences = entry.consequences.filter((consequence) => consequence.product === product.id);
    return changes.length === 0 && consequences.length === 0 ? [] : [{ ...entry, changes, consequences }];
  });
}

/** Passes files on, and notes links that lead nowhere. */
function* checked(files: Iterable<SiteFile>, { site, brokenLinks }: Work): Iterable<SiteFile> {
  for (const file of files) {
    if (!site.paths.has(file.path)) throw new Error(`${file.path} was rendered and is not in the plan of the site.`);
    brokenLinks.push(...findBrokenLinks(file, site.paths));
    yield file;
  }
}

function add(weights: readonly SiteWeight[]): SiteWeight {
  return weights.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
    files: 0,
    bytes: 0,
  });
}
