import { type Frame, isCaredFor } from '../derive/frame.ts';
import { indexNames, normaliseName } from '../model/names.ts';
import type { Product } from '../model/positioning.ts';
import { clip, code } from '../model/words.ts';
import { careCauses, verdictCauses } from './attribute-causes.ts';
import type { Consequence } from './consequence.ts';
import { isSameMarket, marketName, marketNow, nameOf, namesOf, type Scene, type Side } from './scene.ts';
import { someSentences } from './words.ts';

/** Whether the product competes in another market now. To name a market that does not exist is to compete in none. */
export function deriveMarketChange(pair: {
  readonly products: { readonly before: Product; readonly after: Product };
  readonly before: Side | null;
  readonly after: Side | null;
}): Consequence[] {
  const { products, before, after } = pair;
  const [was, is] = [before?.frame.market.id, after?.frame.market.id];
  const id = is ?? was;
  if (was === is || id === undefined) return [];
  const [old, now] = [was, is].map((market) => (market === undefined ? null : nameOf(products, 'market', market)));
  const statement = now
    ? `The chosen market is now ${now}; it was ${old ?? 'none'}.`
    : `No market is chosen any more; it was ${old}.`;
  return [
    {
      product: products.after.id,
      kind: 'chosen_market_changed',
      subject: { kind: 'market', id },
      statement,
      because: after ? comparedWith(products, after) : whyNone(products.after),
    },
  ];
}

function comparedWith(products: { readonly before: Product; readonly after: Product }, { frame }: Side): string {
  const chosen = 'The product now names it as its market category.';
  if (frame.alternatives.length === 0) return chosen;
  return `${chosen} There, customers compare the product with ${namesOf(products, 'alternative', frame.alternatives)}.`;
}

function whyNone({ element }: Product): string {
  if (!element) return 'The file of the product was removed, or cannot be read.';
  return `The product names the market ${code(element.fields.market)}, which was removed or cannot be read.`;
}

/** Whether some set of attributes that matter is beyond every single alternative, and no longer was or now is. */
export function deriveCombinationChange(scene: Scene): Consequence[] {
  const { before, after } = scene;
  const [was, is] = [hasCombination(before.frame), hasCombination(after.frame)];
  if (was === is || was === null || is === null) return [];
  const about = { product: after.id, subject: { kind: 'market', id: after.frame.market.id } } as const;
  const sets = (is ? after : before).frame.winningCombinations.strict.sets;
  if (is) {
    const together = namesOf(scene, 'attribute', sets[0] ?? []);
    const statement = `There is a winning combination now: no single alternative has ${together}${sets[0]?.length === 1 ? '' : ' together'}.`;
    return [{ ...about, kind: 'winning_combination_found', statement, because: whyCombinations(scene, sets) }];
  }
  const statement =
    'There is no winning combination any more: no set of attributes that matter is beyond every alternative.';
  return [{ ...about, kind: 'winning_combination_lost', statement, because: whyCombinations(scene, sets) }];
}

/** Read strictly; null when there was too much to search. */
function hasCombination({ winningCombinations: { strict } }: Frame): boolean | null {
  return strict.truncated && strict.sets.length === 0 ? null : strict.sets.length > 0;
}

function whyCombinations(scene: Scene, sets: readonly (readonly string[])[]): string {
  const unbeaten = unbeatenAlternatives(scene.after);
  const has = unbeaten.size === 1 ? 'has' : 'have';
  const rival = `${namesOf(scene, 'alternative', [...unbeaten])} ${has} all that matters there, or may have.`;
  if (!isSameMarket(scene)) return [`${marketNow(scene)}.`, ...(unbeaten.size > 0 ? [rival] : [])].join(' ');
  const causes = [...new Set(sets.flat())].flatMap((id) => {
    const name = nameOf(scene, 'attribute', id);
    const [was, is] = [scene.before, scene.after].map(({ attributes }) => attributes.get(id));
    const isCareMoved = was && is && isCaredFor(was) !== isCaredFor(is);
    const cells = verdictCauses(scene, id, name, unbeaten.size > 0 ? unbeaten : undefined);
    return [...cells, ...(isCareMoved ? careCauses(scene, id, name) : [])];
  });
  return someSentences(causes);
}

/** The alternatives that are not known to lack anything that matters: no combination wins against them. */
function unbeatenAlternatives({ frame }: Side): ReadonlySet<string> {
  const lacking = new Set(frame.attributes.filter(isCaredFor).flatMap(({ cells }) => cells.lacks));
  return new Set(frame.alternatives.filter((id) => !lacking.has(id)));
}

/** What customers of the chosen market expect and the product lacks: newly so, or no longer. */
export function deriveGapChanges(scene: Scene): Consequence[] {
  const [was, is] = [scene.before, scene.after].map(({ frame }) => byName(frame.gaps));
  const about = { product: scene.after.id, subject: { kind: 'market', id: scene.after.frame.market.id } } as const;
  const opened = [...(is ?? [])].filter(([key]) => !was?.has(key));
  const closed = [...(was ?? [])].filter(([key]) => !is?.has(key));
  return [
    ...opened.map(([key, phrase]): Consequence => {
      const statement = `A gap opened: customers expect "${clip(phrase)}", and no attribute of the product answers that.`;
      return { ...about, kind: 'gap_opened', statement, because: whyOpened(scene, key, `"${clip(phrase)}"`) };
    }),
    ...closed.map(([key, phrase]): Consequence => {
      const statement = `A gap closed: customers no longer miss "${clip(phrase)}".`;
      return { ...about, kind: 'gap_closed', statement, because: whyClosed(scene, key, `"${clip(phrase)}"`) };
    }),
  ];
}

function whyOpened(scene: Scene, key: string, phrase: string): string {
  const { before, after } = scene;
  if (!isSameMarket(scene)) return `${marketNow(scene)}, where customers expect ${phrase}.`;
  if (!isExpected(before, key)) return `${marketName(scene)} now says that customers expect ${phrase}.`;
  const answer = answerIn(before, key);
  if (!answer) return `${phrase} is now written in another way.`;
  const name = nameOf(scene, 'attribute', answer);
  return after.of.attribute.has(answer) ? `${name} is no longer called ${phrase}.` : `${name} was removed.`;
}

function whyClosed(scene: Scene, key: string, phrase: string): string {
  const { before, after } = scene;
  if (!isExpected(after, key)) {
    return isSameMarket(scene)
      ? `${marketName(scene)} no longer says that customers expect ${phrase}.`
      : `${marketNow(scene)}, where customers do not expect ${phrase}.`;
  }
  const answer = answerIn(after, key) ?? key;
  const name = nameOf(scene, 'attribute', answer);
  return before.of.attribute.has(answer)
    ? `${name} is now called ${phrase}.`
    : `${name} is new, and answers ${phrase}.`;
}

function isExpected({ frame }: Side, key: string): boolean {
  return byName(frame.market.fields.expected ?? []).has(key);
}

/** The attribute that answers an expectation, by id, name or alias. */
function answerIn({ of }: Side, key: string): string | undefined {
  return indexNames(of.attribute.values()).get(key)?.id;
}

function byName(phrases: readonly string[]): ReadonlyMap<string, string> {
  return new Map(phrases.map((phrase) => [normaliseName(phrase), phrase]));
}
