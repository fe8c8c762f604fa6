import type { Corpus } from '../../document/corpus.ts';
import type { Product } from '../../model/positioning.ts';
import { planSite } from '../../site/render-site.ts';
import type { CodeHost, Site } from '../../site/site.ts';
import { pathFromTop } from '../path-from-top.ts';
import { pickProduct } from '../pick.ts';
import { listBrokenFiles } from '../read-corpus.ts';
import { traceDownstream } from '../trace.ts';
import { UserError } from '../user-error.ts';
import type { BuildRequest, BuildWorld } from './build-request.ts';
import { parseBaseUrl, parseRemote, parseRepositoryUrl } from './code-host.ts';
import { pastOfProduct, readPast } from './past.ts';
import { type Seen, tellContents, type ToldContent } from './product-content.ts';
import { listPublishedFiles } from './published-files.ts';

/** A site that is still to be written, and what its pages tell beside the positioning. */
export interface BuildPlan {
  readonly site: Site;
  readonly seenOf: (product: Product) => Seen;
  readonly contentOf: (product: Product) => ToldContent;
}

/** Reads all that a site tells beside the positioning, and plans its pages. Throws a `UserError` where there is nothing to tell. */
export async function planBuild(world: BuildWorld, corpus: Corpus, request: BuildRequest): Promise<BuildPlan> {
  const products = chooseProducts(corpus, request);
  const baseUrl = request.baseUrl === undefined ? null : parseBaseUrl(request.baseUrl);
  const [past, repository] = await Promise.all([readPast(world, corpus.root), findRepository(world, request)]);
  const seen = new Map<string, Seen>();
  for (const product of products) {
    const trace = await traceDownstream(world, { corpus, product });
    seen.set(product.id, { history: pastOfProduct(past, product), trace });
  }
  const seenOf = ({ id }: Product) => seen.get(id)!;
  const contentOf = tellContents(corpus, seenOf);
  const today = world.clock.today();
  const site = planSite(corpus.positioning, products, {
    today,
    sources: corpus.paths,
    baseUrl,
    repository,
    extraFiles: listPublishedFiles({ corpus, products, contentOf, today }),
    hasHistory: products.some((product) => seenOf(product).history.length > 0),
    dev: request.isLive ? { problems: listBrokenFiles(corpus) } : null,
  });
  return { site, seenOf, contentOf };
}

function chooseProducts(corpus: Corpus, { product }: BuildRequest): Product[] {
  const all = [...corpus.positioning.products.values()];
  const products = product === undefined ? all : [pickProduct(corpus, product)];
  if (products.length > 0) return products;
  throw new UserError(`No product in ${corpus.root}/ can be read.`, 'See what is wrong with: throughline check');
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
