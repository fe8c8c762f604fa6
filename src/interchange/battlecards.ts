import { evidenceOf } from '../derive/proof.ts';
import type { Element } from '../model/element.ts';
import { capitalise } from '../model/words.ts';
import { listAvoidedWords } from './told/avoided-words.ts';
import { document, inline, item, section } from './told/markdown.ts';
import { alternativeWords, evidenceInWords, markedName, proofMark, unproven } from './told/words.ts';
import { nameOf, proofOf, type ToldAttribute, type ToldStory, type ToldValue } from './told/told-story.ts';

/**
 * A card for each alternative of the chosen market: why we win, where they are strong, what not to walk into, and the
 * proof. What wins against one alternative is what that one lacks and somebody here cares about.
 */
export function renderBattlecards(told: ToldStory): string {
  return document([
    `# Battlecards: ${inline(told.name)}`,
    '',
    `For conversations in which the customer compares us as: **${inline(nameOf(told.market))}**.`,
    `What is marked ${unproven} rests on our own word alone: say it as our view, not as a fact.`,
    '',
    ...(told.alternatives.length > 0 ? told.alternatives.flatMap((alternative) => card(alternative, told)) : noCard),
    ...walkAway(told),
    ...words(told),
  ]);
}

const noCard = [
  '> **Blank.** The chosen market names no alternative, so there is nobody to win against. Add `alternatives` to it.',
  '',
];

/** What an alternative has of the product's attributes. */
interface Duel {
  readonly alternative: Element<'alternative'>;
  readonly told: ToldStory;
  readonly lacked: readonly ToldAttribute[];
  readonly partial: readonly ToldAttribute[];
  readonly had: readonly ToldAttribute[];
  readonly unknown: readonly ToldAttribute[];
}

function card(alternative: Element<'alternative'>, told: ToldStory): string[] {
  const { id, fields } = alternative;
  const where = (cell: 'lacks' | 'partial' | 'has' | 'unknown') =>
    told.attributes.filter(({ derived }) => derived.cells[cell].includes(id));
  const [lacked, partial, had, unknown] = [where('lacks'), where('partial'), where('has'), where('unknown')];
  const duel = { alternative, told, lacked, partial, had, unknown };
  const aliases = (fields.aliases ?? []).map(inline).join(', ');
  return [
    `## Against ${inline(nameOf(alternative))}`,
    '',
    `${capitalise(alternativeWords[fields.type] ?? 'an alternative')}.${aliases && ` Also called: ${aliases}.`}`,
    '',
    ...section(3, 'Why we win', whyWeWin(duel)),
    ...section(
      3,
      'Where they let customers down',
      (fields.weaknesses ?? []).map((text) => item(inline(text))),
    ),
    ...section(3, 'Where they are strong', strengths(duel)),
    ...section(3, 'Traps', traps(duel)),
    ...section(3, 'Proof', proof(duel)),
  ];
}

function whyWeWin({ lacked, partial, told }: Duel): string[] {
  const winning = told.values.flatMap((value) => winningLine(value, lacked, partial, told));
  if (winning.length > 0) return winning;
  return [
    '> **Blank.** It lacks nothing behind a value that customers here care about. Do not claim an advantage that the',
    '> positioning does not have.',
  ];
}

function winningLine(
  { element, caredBy }: ToldValue,
  lacked: readonly ToldAttribute[],
  partial: readonly ToldAttribute[],
  { today }: ToldStory,
): string[] {
  const enabling = new Set(element.fields.enabled_by);
  const behind = lacked.filter(({ derived }) => enabling.has(derived.id));
  if (behind.length === 0) return [];
  const half = partial.filter(({ derived }) => enabling.has(derived.id));
  const statement = element.fields.statement ? [`  "${inline(element.fields.statement)}"`] : [];
  return [
    `- **${inline(nameOf(element))}**${proofMark(element, today)}`,
    ...statement,
    `  - They lack: ${behind.map((attribute) => markedName(attribute.element, today)).join('; ')}`,
    ...(half.length > 0
      ? [`  - They have in part: ${half.map(({ element: one }) => inline(nameOf(one))).join('; ')}`]
      : []),
    ...caredBy.map(({ segment, why }) => `  - Matters to ${inline(nameOf(segment))}${why ? `: ${inline(why)}` : ''}`),
  ];
}

function strengths({ alternative, had }: Duel): string[] {
  const own = (alternative.fields.strengths ?? []).map((text) => item(inline(text)));
  const shared = had.map(({ element }) => item(`Has it too: ${inline(nameOf(element))}`));
  const lines = [...own, ...shared];
  return lines.length > 0
    ? lines
    : [
        '> **Blank.** No strength is written down. Every alternative has one: add it before somebody is surprised by it.',
      ];
}

/** Claims that backfire against this alternative. */
function traps({ had, partial, unknown, lacked }: Duel): string[] {
  const uncared = lacked.filter(({ derived }) => derived.caredBy.length === 0);
  const line = (what: string, attributes: readonly ToldAttribute[]) =>
    attributes.length === 0
      ? []
      : [item(`${what}: ${attributes.map(({ element }) => inline(nameOf(element))).join('; ')}`)];
  return [
    ...line('Do not claim as ours alone, they have it', had),
    ...line('Do not say that they lack it, they have it in part', partial),
    ...line('Ask before you claim anything, nobody has looked', unknown),
    ...line('Do not lead with it, they lack it and no customer here cares', uncared),
  ];
}

function proof({ alternative, lacked, told }: Duel): string[] {
  const cared = lacked.filter(({ derived }) => derived.caredBy.length > 0);
  const values = told.values.filter(({ because }) => because.some((attribute) => cared.includes(attribute)));
  const sources = [...values.map(({ element }) => element), ...cared.map(({ element }) => element), alternative];
  const proven = sources.flatMap((element) =>
    proofOf(element, told.today).map((piece) => item(`${inline(nameOf(element))}: ${evidenceInWords(piece)}`)),
  );
  const claims = sources.flatMap((element) => evidenceOf(element).filter(({ tier }) => tier === 'internal'));
  const opinions = [...new Set(claims.map(({ claim }) => inline(claim)))];
  const opinion = opinions.length > 0 ? [item(`Our own word, no proof: ${opinions.join('; ')}`)] : [];
  const lines = [...proven, ...opinion];
  return lines.length > 0 ? lines : ['> **Blank.** There is no evidence for any of this.'];
}

function walkAway({ segments }: ToldStory): string[] {
  const signs = segments.flatMap(({ element }) =>
    (element.fields.disqualifiers ?? []).map((sign) => item(`${inline(nameOf(element))}: ${inline(sign)}`)),
  );
  return section(2, 'Walk away when', signs);
}

function words({ product }: ToldStory): string[] {
  const avoided = listAvoidedWords(product).map(({ term, instead }) =>
    item(`"${inline(term)}"${instead ? `; say: ${inline(instead)}` : ''}`),
  );
  return section(2, 'Words that we do not use', avoided);
}
