import type { Element } from '../model/element.ts';
import { findBodySection } from './told/body-section.ts';
import { document, inline, item, section } from './told/markdown.ts';
import { nameOf, proofOf, type ToldStory, type ToldValue } from './told/told-story.ts';
import { apartFrom, evidenceInWords, markedName, proofMark, sentence, unproven } from './told/words.ts';

/**
 * A sales pitch in eight parts (April Dunford, Sales Pitch, 2023), with the signs that somebody is no fit. A part that
 * no field and no heading of a body holds is a marked blank.
 */
export function renderPitch(told: ToldStory): string {
  const parts: [string, string[]][] = [
    ['Insight', insight(told)],
    ['Alternatives', alternatives(told)],
    ['Perfect world', perfectWorld(told)],
    ['Introduction', introduction(told)],
    ['Differentiated value', told.values.flatMap((value) => differentiatedValue(value, told))],
    ['Proof', proof(told)],
    ['Objections', fromBody(told, ['Objections', 'Common objections', 'Objection handling'])],
    ['Ask', fromBody(told, ['Ask', 'The ask', 'Next step', 'Next steps', 'Call to action', 'Conversion action'])],
  ];
  return document([
    `# Pitch: ${inline(told.name)}`,
    '',
    `What is marked ${unproven} rests on our own word alone.`,
    '',
    ...parts.flatMap(([title, lines], index) =>
      section(2, `${index + 1}. ${title}`, lines.length > 0 ? lines : blank(title, told)),
    ),
    ...section(2, 'Not for', disqualifiers(told)),
  ]);
}

function blank(title: string, { product }: ToldStory): string[] {
  const path = product.element?.path ?? 'product.md';
  if (title === 'Proof') {
    return ['> **Blank.** There is no proof yet: no evidence of anybody but ourselves. Do not make one up.'];
  }
  if (title === 'Alternatives' || title === 'Differentiated value') {
    return ['> **Blank.** The positioning holds none for the chosen market. See why with: throughline show'];
  }
  return [`> **Blank.** Nothing in the positioning says this. Write it under a heading "${title}" in ${path}.`];
}

function fromBody({ product, market }: ToldStory, titles: readonly string[]): string[] {
  const bodies = [product.element?.body ?? '', market.body];
  for (const body of bodies) {
    const found = findBodySection(body, titles);
    if (found !== null) return found.split('\n');
  }
  return [];
}

function insight(told: ToldStory): string[] {
  const written = fromBody(told, ['Insight', 'The insight', 'Market insight', 'Our insight']);
  const trends = told.trends.flatMap((trend) => {
    const { why_now } = trend.fields;
    return why_now ? [item(`${markedName(trend, told.today)}. ${sentence(why_now)}`)] : [];
  });
  return trends.length === 0 ? written : [...written, ...(written.length > 0 ? [''] : []), 'Why now:', '', ...trends];
}

function alternatives({ alternatives: all }: ToldStory): string[] {
  return all.flatMap((alternative) => {
    const { strengths = [], weaknesses = [] } = alternative.fields;
    return [
      `- **${inline(nameOf(alternative))}**`,
      ...strengths.map((text) => `  - For it: ${inline(text)}`),
      ...weaknesses.map((text) => `  - Against it: ${inline(text)}`),
    ];
  });
}

/** What customers would wish for, before anybody names a product: the values, without what makes them possible. */
function perfectWorld(told: ToldStory): string[] {
  const written = fromBody(told, ['Perfect world', 'The perfect world', 'Perfect solution']);
  if (written.length > 0 || told.values.length === 0) return written;
  return [
    'One could have all of this at once:',
    '',
    ...told.values.map(({ element }) => item(inline(nameOf(element)))),
  ];
}

function introduction({ name, market, product }: ToldStory): string[] {
  const { one_liner } = product.element?.fields ?? {};
  const category = `**${inline(name)}**. Category: ${inline(nameOf(market))}.`;
  return one_liner ? [category, '', sentence(one_liner)] : [category];
}

function differentiatedValue({ element, because, caredBy }: ToldValue, told: ToldStory): string[] {
  const { statement } = element.fields;
  return [
    `### ${inline(nameOf(element))}${proofMark(element, told.today)}`,
    '',
    ...(statement ? [`"${inline(statement)}"`, ''] : []),
    ...because.map((attribute) =>
      item(`Because of: ${markedName(attribute.element, told.today)} (${apartFrom(attribute, told)})`),
    ),
    ...caredBy.map(({ segment, why }) => item(`For: ${inline(nameOf(segment))}${why ? `. ${sentence(why)}` : ''}`)),
    '',
  ];
}

function proof({ values, today }: ToldStory): string[] {
  const behind: Element[] = values.flatMap(({ element, because }) => [element, ...because.map((one) => one.element)]);
  return [...new Set(behind)].flatMap((element) =>
    proofOf(element, today).map((piece) => item(`${inline(nameOf(element))}: ${evidenceInWords(piece)}`)),
  );
}

function disqualifiers({ segments }: ToldStory): string[] {
  const lines = segments.flatMap(({ element }) =>
    (element.fields.disqualifiers ?? []).map((sign) => item(`${inline(nameOf(element))}: ${inline(sign)}`)),
  );
  return lines.length > 0 ? lines : ['> **Blank.** No segment says who is not a fit. Add `disqualifiers` to it.'];
}
