import { startingBody } from '../../document/starting-file.ts';
import type { Element } from '../../model/element.ts';
import { parseOutline } from '../../document/outline.ts';
import { normaliseName } from '../../model/names.ts';
import { listAvoidedWords } from '../told/avoided-words.ts';
import { findBodySection, renderBlocks } from '../told/body-section.ts';
import { document, inline, item, paragraph, section, table } from '../told/markdown.ts';
import {
  nameOf,
  proofOf,
  type ToldAttribute,
  type ToldSegment,
  type ToldStory,
  type ToldValue,
} from '../told/told-story.ts';
import { apartFrom, evidenceInWords, markedName, unproven } from '../told/words.ts';
import { alternativeLabels, notice, titles } from './product-marketing-form.ts';

/**
 * A story as `.agents/product-marketing.md`, the file that collections of assistant skills read before they write. What
 * stands under a heading in the product's body comes back under that heading, so that what an import could not put into
 * a field is not lost on the way out.
 */
export function renderProductMarketing(told: ToldStory): string {
  const body = (told.product.element?.body ?? '').replace(startingBody('product'), '');
  const parts: readonly [string, readonly string[]][] = [
    [titles.overview, overview(told)],
    [
      titles.audience,
      told.segments.length > 0 ? ['**Target companies:**', '', ...told.segments.flatMap(audience)] : [],
    ],
    [titles.personas, personas(told)],
    [titles.problems, []],
    [titles.competition, competition(told)],
    [titles.differentiation, differentiation(told)],
    [titles.objections, antiPersona(told)],
    [titles.switching, []],
    [titles.language, language(told)],
    [titles.voice, []],
    [titles.proof, valueThemes(told)],
    [titles.whyNow, told.trends.map((trend) => whyNow(trend, told))],
    [titles.goals, []],
    [titles.changelog, []],
  ];
  const written = ([title, lines]: (typeof parts)[number]) =>
    section(2, title, joined(lines, findBodySection(body, [title])?.split('\n') ?? []));
  return document([
    `# Product Marketing Context: ${inline(told.name)}`,
    '',
    notice,
    '',
    ...lead(body),
    ...parts.flatMap(written),
    ...otherSections(
      body,
      parts.map(([title]) => title),
    ),
  ]);
}

function joined(lines: readonly string[], more: readonly string[]): string[] {
  return [...lines, ...(lines.length > 0 && more.length > 0 ? [''] : []), ...more];
}

/** What stands in the body above its first heading. */
function lead(body: string): string[] {
  const first = parseOutline(body)?.[0];
  return first && first.depth === 0 ? [...renderBlocks(first).split('\n'), ''] : [];
}

/** Headings of the body that the format does not have. */
function otherSections(body: string, known: readonly string[]): string[] {
  const taken = new Set(known.map(normaliseName));
  const own = (parseOutline(body) ?? []).filter(
    ({ depth, title }) => depth > 0 && depth <= 2 && !taken.has(normaliseName(title)),
  );
  return own.flatMap(({ title }) => section(2, title, findBodySection(body, [title])?.split('\n') ?? []));
}

function label(name: string, text: string | undefined): string[] {
  return text === undefined || text.trim() === '' ? [] : [`**${name}:** ${inline(text)}`, ''];
}

function overview({ product, market }: ToldStory): string[] {
  const { aliases = [], why, expected = [] } = market.fields;
  return [
    ...label('One-liner', product.element?.fields.one_liner),
    ...label('Product category', nameOf(market)),
    ...listed('The category is also called', aliases),
    ...label('Why this category', why),
    ...listed(
      'Expected in this category',
      expected.map((text) => product.of.attribute.get(text)?.fields.name ?? text),
    ),
  ];
}

/** A label with a list below it; nothing where there is none. */
function listed(name: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`**${name}:**`, '', ...texts.map((text) => item(paragraph(text))), ''];
}

function audience({ element }: ToldSegment): string[] {
  const { characteristics, aliases = [] } = element.fields;
  return [
    item(paragraph(nameOf(element))),
    ...characteristics.map(
      ({ trait, find_by }) => `  - ${paragraph(trait)}${find_by ? ` (find by: ${inline(find_by)})` : ''}`,
    ),
    ...aliases.map((alias) => `  - Also called: ${inline(alias)}`),
  ];
}

function personas({ segments, product }: ToldStory): string[] {
  const rows = segments.flatMap(({ element }) =>
    element.fields.cares_about.map(({ value, why }) => {
      const known = product.of.value.get(value)?.fields;
      return [nameOf(element), known?.name ?? value, why ?? '', known?.statement ?? ''].map(inline);
    }),
  );
  return table(['Persona', 'Cares about', 'Challenge', 'Value we promise'], rows);
}

function competition({ alternatives }: ToldStory): string[] {
  return Object.entries(alternativeLabels).flatMap(([type, name]) => {
    const own = alternatives.filter(({ fields }) => fields.type === type);
    return own.length === 0 ? [] : [`**${name}:**`, '', ...own.flatMap(rival), ''];
  });
}

function rival({ fields, ...rest }: Element<'alternative'>): string[] {
  const { aliases = [], strengths = [], weaknesses = [] } = fields;
  return [
    item(paragraph(nameOf({ fields, ...rest }))),
    ...weaknesses.map((text) => `  - Falls short: ${inline(text)}`),
    ...strengths.map((text) => `  - Good at: ${inline(text)}`),
    ...aliases.map((text) => `  - Also called: ${inline(text)}`),
  ];
}

/** The attributes behind the values that can be promised: what sets the product apart and somebody cares about. */
function differentiation(told: ToldStory): string[] {
  const behind = new Set(told.values.flatMap(({ because }) => because));
  const lines = told.attributes.flatMap((attribute) => (behind.has(attribute) ? differentiator(attribute, told) : []));
  return lines.length === 0 ? [] : ['**Key differentiators:**', '', ...lines];
}

function differentiator(attribute: ToldAttribute, told: ToldStory): string[] {
  const values = told.values.filter(({ because }) => because.includes(attribute));
  return [
    item(paragraph(markedName(attribute.element, told.today))),
    `  - Compared: ${apartFrom(attribute, told)}`,
    ...values.map(({ element }) => `  - Makes possible: ${inline(nameOf(element))}`),
  ];
}

function antiPersona({ segments }: ToldStory): string[] {
  const signs = segments.flatMap(({ element }) =>
    (element.fields.disqualifiers ?? []).map((sign) => item(`${paragraph(nameOf(element))}: ${inline(sign)}`)),
  );
  return signs.length === 0 ? [] : ['**Anti-persona:**', '', ...signs];
}

/** Words of older stories stand among those to avoid: whoever reads the file need not know why a word is out. */
function language({ product }: ToldStory): string[] {
  const avoided = listAvoidedWords(product).map(({ term, instead, why }) => {
    return item(`${paragraph(term)}${instead ? ` → ${inline(instead)}` : ''}${why ? ` — ${inline(why)}` : ''}`);
  });
  return avoided.length > 0 ? ['**Words to avoid:**', '', ...avoided] : [];
}

function valueThemes({ values, today }: ToldStory): string[] {
  const rows = values.map(({ element }: ToldValue) => {
    const proof = proofOf(element, today).map(evidenceInWords);
    return [inline(nameOf(element)), proof.join('; ') || unproven];
  });
  return rows.length === 0 ? [] : ['**Value themes:**', '', ...table(['Theme', 'Proof'], rows)];
}

function whyNow(trend: Element<'trend'>, { today }: ToldStory): string {
  const { why_now } = trend.fields;
  return item(`**${markedName(trend, today)}:**${why_now ? ` ${inline(why_now)}` : ''}`);
}
