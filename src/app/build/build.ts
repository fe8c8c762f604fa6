import type { Corpus } from '../../document/corpus.ts';
import type { Product } from '../../model/positioning.ts';
import { type BrokenLink, createLinkCheck } from '../../site/broken-links.ts';
import { renderProduct, renderShared } from '../../site/render-site.ts';
import type { SiteFile } from '../../site/site.ts';
import type { SiteDraft, SiteWeight } from '../ports.ts';
import { listBrokenFiles, readCorpus } from '../read-corpus.ts';
import { UserError } from '../user-error.ts';
import { rememberBodies } from './body-memory.ts';
import { createKeys } from './build-keys.ts';
import type { BuildRequest, BuildWorld } from './build-request.ts';
import { type BuildPlan, planBuild } from './plan-build.ts';

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
  const plan = await planBuild(world, corpus, request);
  const draft = await world.sites.begin(request.out);
  const brokenLinks: BrokenLink[] = [];
  const findBrokenLinks = createLinkCheck(plan.site.paths);
  try {
    const { reused, ...weight } = await writeSite({
      world,
      corpus,
      ...plan,
      draft,
      request,
      findBrokenLinks,
      brokenLinks,
    });
    if (brokenLinks.length > 0) await draft.discard();
    else await draft.publish();
    const { products, paths } = plan.site;
    const ids = products.map(({ id }) => id);
    const brokenFiles = listBrokenFiles(corpus);
    return { out: request.out, ...weight, products: ids, reused, brokenLinks, brokenFiles, paths };
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

interface Work extends BuildPlan {
  readonly world: BuildWorld;
  readonly corpus: Corpus;
  readonly draft: SiteDraft;
  readonly request: BuildRequest;
  readonly findBrokenLinks: ReturnType<typeof createLinkCheck>;
  /** Grows while pages are rendered. */
  readonly brokenLinks: BrokenLink[];
}

async function writeSite(work: Work): Promise<SiteWeight & { readonly reused: readonly string[] }> {
  const { corpus, site, seenOf, draft, request } = work;
  const keys = createKeys(site, corpus);
  const reused: string[] = [];
  const weights: SiteWeight[] = [];
  const made: string[] = [];
  for (const product of site.products) {
    const key = keys.ofProduct(product, seenOf(product));
    const known = await draft.reuse(product.id, key);
    if (known) reused.push(product.id);
    weights.push(known ?? (await writeProduct(work, product, key)));
    made.push(key);
    request.onProgress?.(add(weights).files);
  }
  weights.push(await writeShared(work, keys.ofShared(made)));
  return { ...add(weights), reused };
}

async function writeProduct(work: Work, product: Product, key: string): Promise<SiteWeight> {
  const { world, corpus, site, contentOf, draft } = work;
  const bodies = rememberBodies(world.cache, `bodies ${corpus.root} ${product.id}`);
  const content = { ...contentOf(product), renderBody: bodies.render };
  const weight = await draft.write(product.id, key, checked(renderProduct(site, content), work));
  bodies.keep();
  return weight;
}

async function writeShared(work: Work, key: string): Promise<SiteWeight> {
  const { site, seenOf, draft } = work;
  const known = await draft.reuse('', key);
  if (known) return known;
  const changes = site.products.flatMap((product) => seenOf(product).history.map((entry) => ({ product, entry })));
  return draft.write('', key, checked(renderShared(site, changes), work));
}

/** Passes files on, and notes links that lead nowhere. */
function* checked(files: Iterable<SiteFile>, { site, findBrokenLinks, brokenLinks }: Work): Iterable<SiteFile> {
  for (const file of files) {
    if (!site.paths.has(file.path)) throw new Error(`${file.path} was rendered and is not in the plan of the site.`);
    brokenLinks.push(...findBrokenLinks(file));
    yield file;
  }
}

function add(weights: readonly SiteWeight[]): SiteWeight {
  return weights.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
    files: 0,
    bytes: 0,
  });
}
