import type { Element } from '../../model/element.ts';
import type { Holdings } from '../holdings.ts';

/** The headings of the file, in the order in which it is written. */
export const titles = {
  overview: 'Product Overview',
  audience: 'Target Audience',
  personas: 'Personas',
  problems: 'Problems & Pain Points',
  competition: 'Competitive Landscape',
  differentiation: 'Differentiation',
  objections: 'Objections',
  switching: 'Switching Dynamics',
  language: 'Customer Language',
  voice: 'Brand Voice',
  proof: 'Proof Points',
  whyNow: 'Why Now',
  goals: 'Goals',
  changelog: 'Changelog',
} as const;

/** The first line of a file that we wrote; whoever reads it back leaves it out. */
export const notice =
  '<!-- Written by throughline export product-marketing. Change the positioning, not this file: it is written anew. -->';

/** What stands above the alternatives of each type. */
export const alternativeLabels: Readonly<Record<Element<'alternative'>['fields']['type'], string>> = {
  direct: 'Direct',
  adjacent: 'Secondary',
  indirect: 'Indirect',
  status_quo: 'Status quo',
  do_nothing: 'Do nothing',
  manual: 'By hand',
  internal_build: 'Built in-house',
  service: 'Services',
};

/** What the file keeps so that an import finds it again. */
export const productMarketingHoldings: Holdings = {
  product: { name: 'field', market: 'field', one_liner: 'field', avoid: 'field', body: 'field' },
  market: {
    name: 'field',
    alternatives: 'field',
    segments: 'field',
    aliases: 'field',
    why: 'field',
    expected: 'field',
    retired_terms: 'prose',
  },
  alternative: { name: 'field', type: 'field', aliases: 'field', strengths: 'field', weaknesses: 'field' },
  attribute: { name: 'field', versus: 'prose' },
  value: { name: 'field', statement: 'field', enabled_by: 'prose', evidence: 'prose' },
  segment: { name: 'field', characteristics: 'field', cares_about: 'field', disqualifiers: 'field', aliases: 'field' },
  trend: { name: 'field', why_now: 'field' },
};
