import type { Evidence } from '../../src/model/fields.generated.ts';
import { type CollectionKind, type Fields, homeOf, type Kind, typedReference } from '../../src/model/kinds.ts';
import { pickJob } from './names.ts';
import { itemAt, pick, type Random } from './random.ts';
import {
  attributesBehind,
  castStory,
  idsOf,
  type NamedKind,
  type ProductPlan,
  sideline,
  type Story,
  valuesThatMatterTo,
} from './story.ts';

/** A file before it is written out: where it stands in the positioning, and its frontmatter. */
export interface Draft<K extends Kind = Kind> {
  readonly path: string;
  readonly kind: K;
  readonly fields: Fields<K>;
}

/** Drafts the files of one product, exactly as many as planned. The story in them holds together, so no rule minds it. */
export function draftProduct(random: Random, plan: ProductPlan): Draft[] {
  const story = castStory(random, plan);
  return [
    { path: `${plan.product.id}/product.md`, kind: 'product', fields: draftProductPage(story) },
    ...draftEach(story, 'market', draftMarket),
    ...draftEach(story, 'alternative', draftAlternative),
    ...draftEach(story, 'attribute', draftAttribute),
    ...draftEach(story, 'value', draftValue),
    ...draftEach(story, 'segment', draftSegment),
    ...draftEach(story, 'trend', draftTrend),
    ...draftEach(story, 'tactic', draftTactic),
    ...draftEach(story, 'roadmap', draftRoadmapItem),
    ...plan.functions.map((id, index) => draft(story, 'view', id, draftView(story, id, index))),
  ];
}

function draftEach<K extends NamedKind>(
  story: Story,
  kind: K,
  compose: (story: Story, name: string, index: number) => Fields<K>,
): Draft[] {
  return story.cast[kind].map(({ id, name }, index) => draft(story, kind, id, compose(story, name, index)));
}

function draft<K extends CollectionKind>({ product }: Story, kind: K, id: string, fields: Fields<K>): Draft {
  return { path: `${product.id}/${homeOf(kind).folder}/${id}.md`, kind, fields };
}

function draftProductPage({ random, product, cast, parent, year }: Story): Fields<'product'> {
  return {
    name: product.name,
    market: itemAt(cast.market, 0).id,
    one_liner: `${product.name} gets ${pickJob(random)} from the field to the office without anybody typing them again.`,
    avoid: [
      { term: 'seamless', instead: 'without typing it again', why: 'Nobody in the field says it.' },
      { term: 'solution', instead: 'product', why: 'It says nothing about what it does.' },
    ],
    review_by: `${year + 1}-11-30`,
    ...(parent !== null && { parent }),
  };
}

function draftMarket(story: Story, name: string, index: number): Fields<'market'> {
  const { random, rivals, customers, cast } = story;
  const isChosen = index === 0;
  const status = isChosen ? 'chosen' : itemAt(['candidate', 'rejected', 'retired'] as const, index - 1);
  return {
    name,
    style: isChosen ? 'big_fish_small_pond' : pick(random, ['head_to_head', 'new_game'] as const),
    status,
    why: `These customers lose ${pickJob(random)} today, and we looked at what they would buy instead.`,
    alternatives: isChosen ? [...rivals] : sideline(story, idsOf(cast.alternative), rivals, index),
    segments: isChosen ? [...customers] : sideline(story, idsOf(cast.segment), customers, index),
    expected: [itemAt(cast.attribute, index).id, itemAt(cast.attribute, index + 1).id],
    ...((status === 'rejected' || status === 'retired') && { retired_terms: [`the ${name.toLowerCase()} tool`] }),
    aliases: [`${name} (EU)`],
    evidence: draftEvidence(story, index),
  };
}

function draftAlternative(story: Story, name: string, index: number): Fields<'alternative'> {
  const { random } = story;
  const types = ['direct', 'adjacent', 'manual', 'internal_build', 'service', 'indirect'] as const;
  return {
    name,
    type: index === 0 ? 'status_quo' : itemAt(types, index),
    aliases: [`the ${name.toLowerCase()}`],
    strengths: [`Everybody who does ${pickJob(random)} knows it`, 'Costs nothing on the day'],
    weaknesses: [`Late ${pickJob(random)} are found at the end of the month`],
    evidence: draftEvidence(story, index),
  };
}

// The first attribute behind each value is one that an alternative lacks, so that each value is differentiated.
function draftAttribute(story: Story, name: string, index: number): Fields<'attribute'> {
  const { random, cast } = story;
  const isTableStakes = index >= cast.value.length && index % 6 === 5;
  const cells = cast.alternative.map(({ id }, column) => {
    if (isTableStakes) return [id, 'has'] as const;
    if (index % 3 === 0 || column === 0) return [id, 'lacks'] as const;
    return [id, pick(random, ['lacks', 'lacks', 'partial', 'has'] as const)] as const;
  });
  return {
    name,
    level: index % 7 === 6 ? 'company' : 'product',
    versus: Object.fromEntries(cells),
    evidence: [...draftEvidence(story, index), ...draftEvidence(story, index + 1)],
  };
}

function draftValue(story: Story, name: string, index: number): Fields<'value'> {
  return {
    name,
    enabled_by: attributesBehind(story, index),
    statement: `Since we switched, ${pickJob(story.random)} reach the office on the day they are done.`,
    evidence: [...draftEvidence(story, index), ...draftEvidence(story, index + 1)],
  };
}

function draftSegment(story: Story, name: string, index: number): Fields<'segment'> {
  const { random } = story;
  return {
    name,
    characteristics: [
      {
        trait: `More than one crew does ${pickJob(random)} away from a desk`,
        find_by: 'Job posts that mention a tablet and a van',
      },
      {
        trait: `Somebody is named in public for ${pickJob(random)}`,
        find_by: 'Their annual report and the list of signatories',
      },
    ],
    cares_about: valuesThatMatterTo(story, index).map((value) => ({
      value: itemAt(story.cast.value, value).id,
      why: `Each week without it means ${pickJob(random)} that have to be done again.`,
      ...(value % 2 === 0 && { through: attributesBehind(story, value) }),
    })),
    disqualifiers: ['Everybody works from one building', 'A supplier is paid to do it all'],
    aliases: [`the ${name.toLowerCase()}`],
    evidence: draftEvidence(story, index),
  };
}

function draftTrend(story: Story, name: string, index: number): Fields<'trend'> {
  return {
    name,
    supports: [typedReference('value', itemAt(story.cast.value, index).id)],
    why_now: `Until last year nobody asked for ${pickJob(story.random)}; now it is in the first letter.`,
    evidence: draftEvidence(story, index),
  };
}

function draftTactic(story: Story, name: string, index: number): Fields<'tactic'> {
  const { cast, customers, functions, product } = story;
  const stages = ['awareness', 'consideration', 'decision', 'onboarding', 'expansion', 'support'] as const;
  return {
    name,
    function: itemAt(functions, index),
    stage: itemAt(stages, index),
    inputs: [
      typedReference('market', itemAt(cast.market, 0).id),
      typedReference('segment', itemAt(customers, index)),
      typedReference('value', itemAt(cast.value, index).id),
      typedReference('attribute', itemAt(cast.attribute, index % cast.value.length).id),
    ],
    url: `https://example.com/${product.id}/${itemAt(cast.tactic, index).id}`,
  };
}

function draftRoadmapItem({ cast, customers }: Story, name: string, index: number): Fields<'roadmap'> {
  const statuses = ['planned', 'building', 'idea', 'shipped', 'declined'] as const;
  return {
    name,
    status: itemAt(statuses, index),
    strengthens: [
      typedReference('attribute', itemAt(cast.attribute, index).id),
      typedReference('value', itemAt(cast.value, index).id),
    ],
    requested_by: [typedReference('segment', itemAt(customers, index)), ...(index % 5 === 4 ? ['outside'] : [])],
  };
}

function draftView({ cast, rivals, customers, year }: Story, function_: string, index: number): Fields<'view'> {
  return {
    function: function_,
    market: itemAt(cast.market, 0).id,
    alternatives: rivals.slice(0, 3),
    segments: customers.slice(0, 3),
    values: idsOf(cast.value).slice(0, 3),
    judgements: Object.fromEntries([
      ...rivals.map((id) => [typedReference('alternative', id), 'real']),
      ...idsOf(cast.attribute).map((id, at) => [
        typedReference('attribute', id),
        at % 3 === 0 ? 'unique' : 'table_stakes',
      ]),
      ...customers.map((id) => [typedReference('segment', id), 'best_fit']),
    ]) as NonNullable<Fields<'view'>['judgements']>,
    respondent: `head of ${function_.replaceAll('-', ' ')}`,
    date: `${year - 1}-12-${String(10 + index).padStart(2, '0')}`,
  };
}

function draftEvidence({ random, year, product }: Story, index: number): Evidence {
  const tier = itemAt(['verbatim', 'usage', 'third_party'] as const, index);
  const sources = {
    verbatim: 'Interview with the head of a depot',
    usage: 'Logs of the first three months',
    third_party: 'Survey by a trade paper',
  };
  return [
    {
      claim: `Crews lost fewer ${pickJob(random)} than in the year before`,
      source: sources[tier],
      tier,
      date: `${year - 1}-12-${String(1 + random(28)).padStart(2, '0')}`,
      ...(tier === 'third_party' && {
        url: `https://example.com/${product.id}/survey-${random(900)}`,
        expires: `${year + 1}-12-31`,
      }),
    },
  ];
}
