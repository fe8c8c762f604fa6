import { normaliseName } from '../../model/names.ts';
import type { AlternativeFields } from '../../model/fields.generated.ts';

/** What a piece of a document can become. Where a piece has none, it stays prose. */
export type Target =
  | 'name'
  | 'one_liner'
  | 'category'
  | 'category_aliases'
  | 'category_why'
  | 'expected'
  | 'attributes'
  | 'values'
  | 'segments'
  | 'personas'
  | 'disqualifiers'
  | 'avoid'
  | 'themes'
  | 'trends'
  | 'statement'
  | 'alternatives'
  | `alternatives:${AlternativeFields['type']}`;

/** A part of a document that people give a heading of its own. */
interface Topic {
  /** Headings, as people write them; the first is ours. */
  readonly titles: readonly string[];
  /** What stands there without a label is; null where it stays prose. */
  readonly holds: Target | null;
  readonly labels?: Readonly<Partial<Record<Target, readonly string[]>>>;
}

const typed: Topic['labels'] = {
  'alternatives:direct': ['direct', 'direct competitors', 'direct competition', 'head to head'],
  'alternatives:adjacent': [
    'secondary',
    'secondary competitors',
    'adjacent',
    'adjacent products',
    'adjacent competitors',
  ],
  'alternatives:indirect': ['indirect', 'indirect competitors', 'indirect alternatives', 'indirect competition'],
  'alternatives:status_quo': ['status quo', 'what they do today', 'today', 'current solution'],
  'alternatives:do_nothing': ['do nothing', 'doing nothing', 'nothing', 'null alternative', 'inertia'],
  'alternatives:manual': ['by hand', 'manual', 'manual work', 'manual workarounds', 'diy'],
  'alternatives:internal_build': ['built in house', 'in house', 'internal build', 'build it themselves', 'home grown'],
  'alternatives:service': ['services', 'service', 'agencies', 'consultants', 'agency'],
};

const topics: readonly Topic[] = [
  {
    titles: ['Product Overview', 'Overview', 'Product', 'About', 'About the product', 'Summary', 'At a glance'],
    holds: null,
    labels: { name: ['product', 'product name', 'name'] },
  },
  { titles: ['Product name', 'Name'], holds: 'name' },
  { titles: ['One-liner', 'Tagline', 'Elevator pitch', 'One line pitch', 'One sentence'], holds: 'one_liner' },
  {
    titles: [
      'Target Audience',
      'Audience',
      'Best-fit customers',
      'Best fit',
      'Target customers',
      'Target market',
      'Target segments',
      'Target market characteristics',
      'Ideal customers',
      'Ideal customer profile',
      'ICP',
      'Customer segments',
      'Segments',
      'Customers who care a lot',
      'Who cares a lot',
      'Who is it for',
    ],
    holds: 'segments',
    labels: {
      segments: [
        'target companies',
        'companies',
        'target audience',
        'target customers',
        'segments',
        'best fit customers',
        'icp',
      ],
    },
  },
  { titles: ['Personas', 'Buyer personas', 'Key personas', 'User personas'], holds: 'personas' },
  { titles: ['Problems & Pain Points', 'Problems', 'Pain points', 'Problem', 'Customer problems'], holds: null },
  {
    titles: [
      'Competitive Landscape',
      'Competitive alternatives',
      'Alternatives',
      'Competition',
      'Competitors',
      'Competitive analysis',
      'Primary alternatives',
    ],
    holds: 'alternatives',
    labels: typed,
  },
  {
    titles: [
      'Differentiation',
      'Unique attributes',
      'Unique capabilities',
      'Differentiated capabilities',
      'Differentiators',
      'Key differentiators',
      'Unique features',
      'Attributes',
      'What makes us different',
    ],
    holds: 'attributes',
    labels: { attributes: ['key differentiators', 'differentiators', 'unique attributes', 'capabilities'] },
  },
  {
    titles: [
      'Value',
      'Values',
      'Differentiated value',
      'Value themes',
      'Value proposition',
      'Benefits',
      'Customer value',
      'Value and proof',
    ],
    holds: 'values',
  },
  {
    titles: [
      'Market Category',
      'Category',
      'Market',
      'Market frame of reference',
      'Frame of reference',
      'Market frame',
    ],
    holds: 'category',
  },
  { titles: ['Objections', 'Common objections', 'Objection handling'], holds: null },
  { titles: ['Anti-persona', 'Disqualifiers', 'Not for', 'Who it is not for', 'Bad fit'], holds: 'disqualifiers' },
  { titles: ['Switching Dynamics', 'Four forces', 'Switching'], holds: null },
  { titles: ['Customer Language', 'Voice of customer', 'Language', 'Messaging'], holds: null },
  { titles: ['Words to avoid', 'Avoid', 'Do not say', 'Banned words'], holds: 'avoid' },
  { titles: ['Brand Voice', 'Voice', 'Tone of voice', 'Voice and tone', 'Tone'], holds: null },
  { titles: ['Proof Points', 'Proof', 'Evidence', 'Social proof'], holds: null },
  { titles: ['Why Now', 'Relevant trends', 'Trends', 'Market trends', 'Timing'], holds: 'trends' },
  {
    titles: ['Positioning statement', 'Positioning', 'Statement', 'One-line positioning statement'],
    holds: 'statement',
  },
  { titles: ['Goals', 'Business goals', 'Objectives'], holds: null },
  { titles: ['Changelog', 'Change log', 'History', 'Revision history', 'Version history'], holds: null },
];

/** Labels that mean the same wherever they stand. */
const anywhere: NonNullable<Topic['labels']> = {
  one_liner: ['one liner', 'tagline', 'elevator pitch', 'one sentence'],
  category: ['product category', 'market category', 'category', 'market'],
  category_aliases: ['the category is also called', 'category aliases'],
  category_why: ['why this category', 'why this market'],
  expected: ['expected in this category', 'customers expect', 'table stakes'],
  avoid: ['words to avoid', 'avoid', 'never say', 'do not say', 'words we avoid', 'banned words'],
  themes: ['value themes', 'value theme'],
  disqualifiers: [
    'anti persona',
    'anti personas',
    'not for',
    'not a fit',
    'bad fit',
    'disqualifiers',
    'who it is not for',
  ],
  trends: ['relevant trends', 'trends', 'why now'],
  segments: ['target companies', 'best fit customers', 'best fit customer'],
  statement: ['positioning statement'],
};

/** What a heading announces, or null when it is none of those that people use. */
export function topicOf(heading: string): Topic | null {
  const key = keyOf(heading);
  const exact = topicByTitle.get(key);
  if (exact) return exact;
  const starts = [...topicByTitle.keys()].filter((title) => title.includes(' ') && key.startsWith(`${title} `));
  const [longest] = starts.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? null : (topicByTitle.get(longest) ?? null);
}

/** What a label announces under a heading, or null. */
export function targetOf(label: string, topic: Topic | null): Target | null {
  const key = keyOf(label);
  for (const labels of [topic?.labels ?? {}, anywhere]) {
    const found = Object.entries(labels).find(([, words]) => words.some((word) => keyOf(word) === key));
    if (found) return found[0] as Target;
  }
  return null;
}

/** A heading without the number or the symbol that it begins with. */
export function titleOf(heading: string): string {
  const title = heading.replace(
    /^[^\p{L}\p{N}]*(?:(?:part|step|section|component)\s*)?(?:\d{1,3}\s*[.):–—-]+\s*)?/iu,
    '',
  );
  return title === '' ? heading : title;
}

/** A heading without case, numbering, symbols, what stands in brackets, and the endings of plurals. */
export function keyOf(heading: string): string {
  return normaliseName(heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').replace(/&/g, ' and '))
    .replace(/^(?:(?:part|step|section|component)? ?\d{1,3} )?(?:(?:our|the|your) )?/, '')
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<![su])s$/, '') : word))
    .join(' ');
}

const topicByTitle: ReadonlyMap<string, Topic> = new Map(
  topics.flatMap((topic) => topic.titles.map((title) => [keyOf(title), topic] as const)),
);

export type { Topic };
