import { locateSpots } from '../../document/locate.ts';
import { sourceRange } from '../../document/text-part.ts';
import type { RangeSpot } from '../../model/place.ts';
import { countInWords } from '../../model/words.ts';
import { findMentions, type Mention } from './mentions/find-mentions.ts';
import { isIgnored, pairMarks } from './ignored-ranges.ts';
import { judgeMention, withoutNames } from './mentions/judge-mention.ts';
import { mentionHelp, mentionMessage, ruleOf, type TellingMention } from './mentions/mention-words.ts';
import { placeParts, type PlacedPart } from './mentions/place-parts.ts';
import type { WordingPlan } from './plan-wording.ts';
import { asListed, htmlIgnoreComment, type Reading } from './formats/reading.ts';
import { isWordListFile } from './mentions/word-lists.ts';
import { claimDoubt } from './mentions/open-cues.ts';
import { type Sentence, sentenceAround, sentenceText } from './mentions/sentence.ts';
import type { SurfaceReport } from './surface.ts';
import { type WordingRule, wordingRules } from './wording-rules.ts';

const mostJudged = 2000;
const mostListed = 200;

/** A report whose place has not been looked up. */
interface Draft extends Omit<SurfaceReport, 'place'> {
  readonly start: number;
  readonly end: number;
}

/** What is gathered while the parts of a file are gone through. */
interface Gathering {
  readonly drafts: Draft[];
  /** The first mention of each market that was not chosen; one that is surely claimed comes before one that may be. */
  readonly claims: Map<string, { readonly draft: Draft; readonly isSure: boolean }>;
  readonly named: Set<string>;
  judged: number;
  unlisted: number;
}

/** What the terms in a file give reason to say, in the order in which they stand, and the markets that it names. */
export function reportMentions(
  plan: WordingPlan,
  path: string,
  reading: Reading,
): { reports: SurfaceReport[]; named: string[] } {
  const ignored = pairMarks(reading.marks);
  const gathering: Gathering = { drafts: [], claims: new Map(), named: new Set(), judged: 0, unlisted: 0 };
  // A glossary shows terms and does not use them.
  const parts = isWordListFile(path) ? reading.parts.map(asListed) : reading.parts;
  for (const placed of placeParts(parts)) {
    const mentions = findMentions(placed.part.text, plan.index);
    for (const [index, mention] of mentions.entries()) {
      const range = sourceRange(placed.part, mention.start, mention.end);
      if (isIgnored(ignored, range.start)) continue;
      if (mention.term.role === 'chosen' && mention.term.market) gathering.named.add(mention.term.market.id);
      const neighbours = mentions.slice(Math.max(0, index - 4), index + 5);
      if (ruleOf(mention.term) !== null) gather(gathering, plan, { placed, mention, neighbours, range, reading });
    }
  }
  const claims = [...gathering.claims.values()].map(({ draft }) => draft);
  const drafts = [
    ...gathering.drafts,
    ...claims,
    ...(ignored.unclosed ? [unclosedDraft(ignored.unclosed, reading)] : []),
  ];
  const listed = drafts.toSorted((a, b) => a.start - b.start).slice(0, mostListed);
  const unlisted = gathering.unlisted + drafts.length - listed.length;
  const reports = locateDrafts(path, reading.text, listed);
  if (unlisted > 0) reports.push(moreReport(path, unlisted));
  return { reports, named: [...gathering.named] };
}

interface Found {
  readonly placed: PlacedPart;
  readonly mention: Mention;
  readonly neighbours: readonly Mention[];
  readonly range: { readonly start: number; readonly end: number };
  readonly reading: Reading;
}

function gather(gathering: Gathering, plan: WordingPlan, found: Found): void {
  const { placed, mention, neighbours, range, reading } = found;
  if (gathering.judged >= mostJudged) {
    gathering.unlisted += 1;
    return;
  }
  gathering.judged += 1;
  const judgement = judgeMention(mention, { placed, neighbours, productNames: plan.productNames });
  if (judgement.state === 'left') return;
  const sentence = sentenceAround(placed.part.text, mention.start, mention.end);
  const isOther = mention.term.role === 'other-market';
  const unclaimed =
    isOther && judgement.state === 'used'
      ? claimDoubt(placed.part.kind, withoutNames(sentence.before, plan.productNames))
      : null;
  const doubt = judgement.state === 'open' ? judgement.doubt : unclaimed;
  const told: TellingMention = {
    mention,
    said: sentence.mention,
    where: placed.part.where,
    doubt,
    product: plan.productName,
    market: plan.market?.fields.name ?? null,
    ignoreComment: reading.ignoreComment,
  };
  const draft = draftOf(told, sentence, range);
  const market = mention.term.market;
  if (doubt === null && market) gathering.named.add(market.id);
  if (!isOther || !market) gathering.drafts.push(draft);
  else claim(gathering.claims, market.id, { draft, isSure: doubt === null });
}

function claim(claims: Gathering['claims'], market: string, found: { draft: Draft; isSure: boolean }): void {
  const known = claims.get(market);
  if (!known || (found.isSure && !known.isSure)) claims.set(market, found);
}

function draftOf(told: TellingMention, sentence: Sentence, range: { start: number; end: number }): Draft {
  const { mention, doubt, said } = told;
  const plain = ruleOf(mention.term) ?? 'tactic/near-variant';
  const rule: WordingRule =
    mention.fit === 'near' && plain !== 'tactic/several-categories' ? 'tactic/near-variant' : plain;
  return {
    rule,
    severity: doubt === null ? wordingRules[rule].severity : 'info',
    message: mentionMessage(told),
    help: mentionHelp(told),
    subject: { text: said, sentence: sentenceText(sentence) },
    ...range,
  };
}

function unclosedDraft({ start, end }: { start: number; end: number }, { ignoreComment }: Reading): Draft {
  return {
    rule: 'tactic/ignore-unclosed',
    severity: wordingRules['tactic/ignore-unclosed'].severity,
    message:
      'This comment opens a stretch to be ignored and is never closed, so nothing is ignored; expected a second one.',
    help: `Write \`${ignoreComment ?? htmlIgnoreComment}\` again where the stretch ends.`,
    subject: { text: '', sentence: '' },
    start,
    end,
  };
}

function moreReport(path: string, count: number): SurfaceReport {
  return {
    rule: 'tactic/more-findings',
    severity: wordingRules['tactic/more-findings'].severity,
    message: `The file has such terms in ${countInWords(count, 'more place')}, which are not judged and listed one by one.`,
    help: 'Mend those that are listed, then run again.',
    place: { path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    subject: { text: '', sentence: '' },
  };
}

function locateDrafts(path: string, text: string, drafts: readonly Draft[]): SurfaceReport[] {
  const spots = drafts.map(({ start, end }): RangeSpot => ({ path, start, end }));
  const located = locateSpots(text, spots);
  return drafts.map(({ start: _start, end: _end, ...draft }, index) => ({ ...draft, place: located[index]!.place }));
}
