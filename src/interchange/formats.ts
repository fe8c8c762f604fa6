import type { Element } from '../model/element.ts';
import { renderBattlecards } from './battlecards.ts';
import type { Holdings } from './holdings.ts';
import { renderLlms } from './llms.ts';
import { renderMatrixCsv } from './matrix-csv.ts';
import { renderMoore } from './moore.ts';
import { renderPitch } from './pitch.ts';
import { productMarketingHoldings } from './product-marketing/product-marketing-form.ts';
import { renderProductMarketing } from './product-marketing/render-product-marketing.ts';
import type { ToldStory } from './told/told-story.ts';

/** A format that tells one product in its chosen market. */
export interface StoryFormat {
  render(told: ToldStory): string;
  readonly holds: Holdings;
}

const avoided = { name: 'prose', retired_terms: 'prose' } as const;

/** Every format but `json`, which holds everything. */
export const storyFormats = {
  'product-marketing': { render: renderProductMarketing, holds: productMarketingHoldings },
  llms: {
    render: renderLlms,
    holds: {
      product: { name: 'prose', market: 'prose', one_liner: 'prose', avoid: 'prose' },
      market: {
        ...avoided,
        alternatives: 'prose',
        segments: 'prose',
        aliases: 'prose',
        why: 'prose',
        expected: 'prose',
      },
      alternative: { name: 'prose', type: 'prose', strengths: 'prose', weaknesses: 'prose' },
      attribute: { name: 'prose', versus: 'prose', evidence: 'prose' },
      value: { name: 'prose', statement: 'prose', enabled_by: 'prose', evidence: 'prose' },
      segment: { name: 'prose', characteristics: 'prose', cares_about: 'prose', disqualifiers: 'prose' },
      trend: { name: 'prose', why_now: 'prose' },
    },
  },
  pitch: {
    render: renderPitch,
    holds: {
      product: { name: 'prose', market: 'prose', one_liner: 'prose', body: 'prose' },
      market: { name: 'prose', alternatives: 'prose', body: 'prose' },
      alternative: { name: 'prose', strengths: 'prose', weaknesses: 'prose' },
      attribute: { name: 'prose', versus: 'prose', evidence: 'prose' },
      value: { name: 'prose', statement: 'prose', enabled_by: 'prose', evidence: 'prose' },
      segment: { name: 'prose', cares_about: 'prose', disqualifiers: 'prose' },
      trend: { name: 'prose', why_now: 'prose' },
    },
  },
  battlecards: {
    render: renderBattlecards,
    holds: {
      product: { name: 'prose', market: 'prose', avoid: 'prose' },
      market: { ...avoided, alternatives: 'prose' },
      alternative: {
        name: 'prose',
        type: 'prose',
        aliases: 'prose',
        strengths: 'prose',
        weaknesses: 'prose',
        evidence: 'prose',
      },
      attribute: { name: 'prose', versus: 'prose', evidence: 'prose' },
      value: { name: 'prose', statement: 'prose', enabled_by: 'prose', evidence: 'prose' },
      segment: { name: 'prose', cares_about: 'prose', disqualifiers: 'prose' },
    },
  },
  moore: {
    render: renderMoore,
    holds: {
      product: { name: 'prose', market: 'prose' },
      market: { name: 'prose' },
      alternative: { name: 'prose' },
      attribute: { name: 'prose', versus: 'prose' },
      value: { name: 'prose', enabled_by: 'prose' },
      segment: { name: 'prose', cares_about: 'prose' },
    },
  },
  csv: {
    render: renderMatrixCsv,
    holds: {
      market: { name: 'field', alternatives: 'field' },
      alternative: { name: 'field' },
      attribute: { name: 'field', level: 'field', versus: 'field', evidence: 'prose' },
      value: { name: 'prose', enabled_by: 'prose' },
      segment: { name: 'prose', cares_about: 'prose' },
    },
  },
} as const satisfies Record<string, StoryFormat>;

export type StoryFormatName = keyof typeof storyFormats;

/** The elements that a story is told with. What stands in other markets, views, tactics and roadmap is not. */
export function toldElements(told: ToldStory): ReadonlySet<Element> {
  const { product, market, alternatives, segments, values, attributes, trends } = told;
  return new Set<Element>([
    ...(product.element ? [product.element] : []),
    market,
    ...alternatives,
    ...segments.map(({ element }) => element),
    ...values.map(({ element }) => element),
    ...attributes.map(({ element }) => element),
    ...trends,
  ]);
}
