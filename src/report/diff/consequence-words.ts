import type { Consequence } from '../../diff/consequence.ts';
import { groupBy } from '../../model/order.ts';
import { capitalise, listInWords } from '../../model/words.ts';

/** What follows, as an entry of a list. */
export interface ToldConsequence {
  readonly statement: string;
  /** Empty when what stands above says it already. */
  readonly because: string;
}

const mostNames = 12;

/**
 * What follows for things of one kind, told so that nothing is said twice: what happens to one thing stands together, what
 * has the same reason too. `market` says that the market is another one, which is told above and not with each.
 */
export function consequencesInWords(
  consequences: readonly Consequence[],
  market: Consequence | undefined,
): ToldConsequence[] {
  const isStale = ({ kind }: Consequence) => kind === 'tactic_stale' || kind === 'roadmap_stale';
  const bySubject = groupBy(
    consequences.filter((consequence) => !isStale(consequence)),
    ({ kind, subject }) => (tellsOfOne.has(subject.kind) ? subject.id : kind + subject.id),
  );
  const byReason = groupBy(consequences.filter(isStale), ({ because }) => because);
  return [...[...bySubject.values()].flatMap(mergeSubject), ...[...byReason.values()].map(mergeReason)].map(
    ({ statement, because }) => ({ statement, because: withoutMarket(because, market?.statement ?? '') }),
  );
}

const tellsOfOne: ReadonlySet<string> = new Set(['attribute', 'value', 'segment']);

/** Several things that happen to one: the first in full, the others of "it". */
function mergeSubject(group: readonly Consequence[]): ToldConsequence[] {
  const [first, ...others] = group;
  if (!first || !tellsOfOne.has(first.subject.kind)) return [...group];
  const head = sharedHead(group.map(({ statement }) => statement));
  const statements = [first.statement, ...others.map(({ statement }) => `It ${statement.slice(head)}`)];
  return [{ statement: statements.join(' '), because: [...new Set(group.map(({ because }) => because))].join('\n') }];
}

/** How long the name is with which all of them begin, up to the blank after its closing quote. */
function sharedHead(statements: readonly string[]): number {
  const [first = '', ...others] = statements;
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.lastIndexOf('" ', length - 1) + 2;
}

/** Several works that are stale for the same reason. */
function mergeReason(group: readonly Consequence[]): ToldConsequence {
  const [first] = group;
  if (!first || group.length === 1) return first ?? { statement: '', because: '' };
  const names = group.map(({ statement }) => statement.slice(statement.indexOf('"'), statement.lastIndexOf('"') + 1));
  const shown = names.length > mostNames ? [...names.slice(0, mostNames), `${names.length - mostNames} more`] : names;
  return {
    statement: `Stale now: ${listInWords(shown)}.`,
    because: first.because.replaceAll(/\b(I|i)ts input\b/g, (_, i: string) => `${i === 'I' ? 'T' : 't'}heir input`),
  };
}

/** The reasons without that the market is another one, which the first statement of all says. */
function withoutMarket(because: string, change: string): string {
  const end = change.indexOf('; it was ');
  const reasons = because.split('\n');
  if (end === -1) return reasons.join(' ');
  const market = change.slice(0, end);
  return reasons
    .map((reason) => (reason.startsWith(market) ? restOf(reason.slice(market.length)) : reason))
    .filter((reason) => reason !== '')
    .map((reason, index) =>
      index > 0 && reason.startsWith(inMarket) ? capitalise(reason.slice(inMarket.length)) : reason,
    )
    .join(' ');
}

const inMarket = 'In the new market, ';

/** How a reason goes on after it named the market, and how it begins without that. */
const continuations: readonly (readonly [from: string, to: string])[] = [
  [', where ', inMarket],
  [', which is ', 'The new market is '],
  [', and its segment ', `${inMarket}the segment `],
  [', and none of its segments ', `${inMarket}no segment `],
  ['. It ', 'The new market '],
  ['. ', ''],
  ['.', ''],
];

function restOf(rest: string): string {
  const [from, to] = continuations.find(([start]) => rest.startsWith(start)) ?? ['', ''];
  return to + rest.slice(from.length);
}
