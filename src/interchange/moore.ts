import type { Element } from '../model/element.ts';
import { document, inline, paragraph } from './told/markdown.ts';
import { markedName, proofMark, quotedNames } from './told/words.ts';
import { nameOf, type ToldAttribute, type ToldSegment, type ToldStory, type ToldValue } from './told/told-story.ts';

/**
 * One positioning statement for each segment that can be acted on, in the form of Geoffrey Moore (Crossing the Chasm,
 * 1991). What no field holds is a marked blank.
 */
export function renderMoore(told: ToldStory): string {
  const actionable = told.segments.filter(({ derived }) => derived.actionable);
  const head = [
    `# ${inline(told.name)}: positioning statements`,
    '',
    'One for each segment that can be acted on in the chosen market. Names are as the positioning has them; smooth the',
    'grammar, not the claims. What is marked (not proven) rests on our own word alone.',
    '',
  ];
  const none = ['> **Blank.** No segment of the chosen market can be acted on. See why with: throughline show', ''];
  return document([...head, ...(actionable.length > 0 ? actionable.flatMap((one) => statement(one, told)) : none)]);
}

function statement({ element }: ToldSegment, told: ToldStory): string[] {
  const values = told.values.filter(({ caredBy }) => caredBy.some(({ segment }) => segment === element));
  const rival = findRival(values, told);
  return [
    `## For ${inline(nameOf(element))}`,
    '',
    `**For** ${paragraph(nameOf(element))}`,
    '',
    `**who** ${needs(element, values)},`,
    '',
    `**the** ${inline(told.name)} **is ${articleOf(nameOf(told.market))}** ${inline(nameOf(told.market))}`,
    '',
    `**that** lets them have ${values.map((value) => benefit(value, told)).join(' and ') || blank('a value')}.`,
    '',
    rival
      ? `**Unlike** ${inline(nameOf(rival.alternative))},`
      : `**Unlike** ${blank('an alternative that lacks what sets the product apart here')},`,
    '',
    `**our product** has ${rival ? listOf(rival.lacking, told) : blank('what that alternative lacks')}.`,
    '',
  ];
}

function needs(segment: Element<'segment'>, values: readonly ToldValue[]): string {
  if (values.length === 0) return blank('what they need');
  const cares = values.flatMap(({ caredBy }) => caredBy.filter((care) => care.segment === segment));
  const whys = cares.flatMap(({ why }) => (why === null ? [] : [inline(why).replace(/[.\s]+$/, '')]));
  return `care about ${quotedNames(values.map(({ element }) => element))} (${whys.join('; ') || blank('why they care')})`;
}

function articleOf(name: string): string {
  return /^[aeiou]/i.test(name) ? 'an' : 'a';
}

function benefit({ element }: ToldValue, { today }: ToldStory): string {
  return `"${inline(nameOf(element))}"${proofMark(element, today)}`;
}

/** The first alternative of the market that lacks something behind the values, with what it lacks. */
function findRival(values: readonly ToldValue[], { alternatives }: ToldStory) {
  const behind = [...new Set(values.flatMap(({ because }) => because))];
  for (const alternative of alternatives) {
    const lacking = behind.filter(({ derived }) => derived.cells.lacks.includes(alternative.id));
    if (lacking.length > 0) return { alternative, lacking };
  }
  return null;
}

function listOf(attributes: readonly ToldAttribute[], { today }: ToldStory): string {
  return attributes.map(({ element }) => markedName(element, today)).join('; ');
}

function blank(what: string): string {
  return `[blank: ${what}]`;
}
