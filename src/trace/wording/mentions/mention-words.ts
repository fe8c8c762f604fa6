import { capitalise, clip, nameInWords } from '../../../model/words.ts';
import type { Mention } from './find-mentions.ts';
import type { Term } from './terms.ts';
import type { WordingRule } from '../wording-rules.ts';

/** A mention that is worth a finding. */
export interface TellingMention {
  readonly mention: Mention;
  /** As the file has it. */
  readonly said: string;
  /** Where it stands if that is more than a line. */
  readonly where: string | null;
  /** Why a person must decide, or null. */
  readonly doubt: string | null;
  /** What the product is called, and its market; null when it has none. */
  readonly product: string;
  readonly market: string | null;
  /** The comment that ignores a stretch of the file; null where there is none. */
  readonly ignoreComment: string | null;
}

/** The rule that a term breaks where it stands as it is written; null for names that may stand anywhere. */
export function ruleOf({ role }: Term): WordingRule | null {
  switch (role) {
    case 'retired-term':
      return 'tactic/retired-term';
    case 'past-market':
      return 'tactic/rejected-market';
    case 'avoided':
      return 'tactic/avoided-word';
    case 'other-market':
      return 'tactic/several-categories';
    case 'chosen':
    case 'alternative':
    case 'name':
      return null;
  }
}

/** What is, and what was expected. */
export function mentionMessage(told: TellingMention): string {
  const { mention, where, doubt } = told;
  const subject = where === null ? 'This' : capitalise(where);
  const nearly = mention.fit === 'near' ? `nearly "${clip(mention.term.text)}", ` : '';
  const message = `${subject} says "${clip(told.said)}", ${nearly}${wrongOf(told)}; expected ${expectedOf(told)}.`;
  return doubt === null ? message : `${message} A person must decide whether it is said of the product: ${doubt}.`;
}

function wrongOf({ mention: { term }, product }: TellingMention): string {
  const market = term.market ? nameInWords(term.market) : '';
  if (term.role === 'retired-term') return `a retired term of the market ${market}`;
  if (term.role === 'past-market') return `a name of the ${term.market?.fields.status} market ${market}`;
  if (term.role === 'other-market') return `a name of the market ${market}, which was not chosen`;
  return `which must not be said of "${clip(product)}"`;
}

function expectedOf({ mention: { term }, market }: TellingMention): string {
  if (term.role === 'other-market' && market !== null) return `one category, "${clip(market)}"`;
  return term.instead === null ? 'other words' : `"${clip(term.instead)}"`;
}

/** The next step. */
export function mentionHelp({ mention: { term }, doubt, ignoreComment }: TellingMention): string {
  const keep = ignoreComment === null ? 'keep it in the baseline' : `put it between two \`${ignoreComment}\` comments`;
  if (doubt !== null) return `Change it if it is said of the product; otherwise ${keep}.`;
  const why = term.why === null ? '' : ` The reason: ${asSentence(clip(term.why, 160))}`;
  const better = term.instead === null ? 'Say it in other words' : 'Say it in those words';
  return `${better}. If it tells history, say so in the sentence, or ${keep}.${why}`;
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
