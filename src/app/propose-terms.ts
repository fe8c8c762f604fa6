import { isOfKind } from '../model/element.ts';
import type { Product } from '../model/positioning.ts';
import { type PastMarket, proposeTerms, type ProposedTerm } from '../trace/wording/propose-terms.ts';
import type { Corpus } from '../document/corpus.ts';
import { pickProduct, requireChosenMarket } from './pick.ts';
import type { FileVersion, History, World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { parseVersion, type TraceRequest } from './trace.ts';

/**
 * Proposes terms to retire, from every text that the category's files had in git: of the market that is chosen, and of
 * those that were. Throws a `UserError` when no market is chosen. Writes nothing.
 */
export async function proposeRetiredTerms(
  world: World,
  { root, product: id }: Omit<TraceRequest, 'writeBaseline'>,
): Promise<ProposedTerm[]> {
  const corpus = await readCorpus(world, root);
  const product = pickProduct(corpus, id);
  const chosen = requireChosenMarket(product);
  const ids = new Set([chosen.id, ...(await chosenBefore(world.history, corpus, product))]);
  const folder = `${corpus.root === '.' ? '' : `${corpus.root}/`}${product.id}`;
  const pasts = await world.history.readVersions([...ids].map((market) => `${folder}/markets/${market}.md`));
  const markets = [...pasts].flatMap(([path, versions]) =>
    versions.flatMap((version) => toMarket(corpus, path, version)),
  );
  return proposeTerms(markets, product);
}

/** The ids of the markets that the product named as its own in some commit. */
async function chosenBefore(history: History, corpus: Corpus, { element }: Product): Promise<string[]> {
  if (!element) return [];
  const versions = (await history.readVersions([element.path])).get(element.path) ?? [];
  return versions.flatMap(({ text }) => {
    const past = parseVersion(corpus, element.path, text);
    return past && isOfKind(past, 'product') && past.fields.market ? [past.fields.market] : [];
  });
}

function toMarket(corpus: Corpus, path: string, { text, revision, day }: FileVersion): PastMarket[] {
  const market = parseVersion(corpus, path, text);
  return market && isOfKind(market, 'market') ? [{ market, revision, day }] : [];
}
