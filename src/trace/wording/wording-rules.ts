import type { Severity } from '../../model/finding.ts';

/** What a page about a rule needs to say. */
export interface WordingRuleMeta {
  /** What the rule reports, in one sentence. */
  readonly summary: string;
  /** Why it matters to the people who use the positioning. */
  readonly why: string;
  /** The severity of a plain case; one that a person must decide is `info` whatever the rule. */
  readonly severity: Severity;
  /** Lines of a page, one that is reported and one that is left alone; null where the rule is about files. */
  readonly examples: { readonly reported: string; readonly accepted: string } | null;
}

/** What the examples are held against: what the words in them are to the product. */
export const exampleTerms =
  'The product chose the market "Mobile database". It retired "home database" and the market "Personal database", must not be called "lightweight", and looks at the market "Order capture".';

/** What is looked for in the files of tactics, by rule id. */
export const wordingRules = {
  'tactic/retired-term': {
    summary: 'A file of a tactic uses a term that a market retires.',
    why: 'Customers who meet an old story at one stage of the funnel compare the product with what they compared it with before, whatever the other stages say.',
    severity: 'error',
    examples: {
      reported: 'FieldDB is a home database for vans.',
      accepted: 'FieldDB used to be sold as a home database.',
    },
  },
  'tactic/rejected-market': {
    summary: 'A file of a tactic names a market that was rejected or retired.',
    why: 'A category decides what customers compare the product with. One that was turned down brings the alternatives and the questions that it was turned down for.',
    severity: 'error',
    examples: {
      reported: 'FieldDB is a personal database.',
      accepted: 'FieldDB is not a personal database.',
    },
  },
  'tactic/avoided-word': {
    summary: 'A file of a tactic uses a word that must not be said of the product.',
    why: 'The word was put on the list because it makes customers think of something else. The list says what to write in its place.',
    severity: 'error',
    examples: {
      reported: 'A lightweight engine for your vans.',
      accepted: 'A small engine for your vans.',
    },
  },
  'tactic/category-missing': {
    summary: 'No file of a tactic names the chosen market.',
    why: 'People who are not told what a product is will choose a category themselves, and with it what they compare the product with.',
    severity: 'warning',
    examples: null,
  },
  'tactic/several-categories': {
    summary: 'A file of a tactic claims a market that was not chosen.',
    why: 'Two categories bring two sets of alternatives and of expectations, and the customer has to guess which one holds.',
    severity: 'warning',
    examples: {
      reported: 'FieldDB is an order capture tool.',
      accepted: 'FieldDB is a mobile database.',
    },
  },
  'tactic/near-variant': {
    summary:
      'A file of a tactic comes near a term that should not be used: a plural, another hyphen, another order of the words.',
    why: 'To customers it is the same word. To a program it is not quite, so this is never an error.',
    severity: 'info',
    examples: {
      reported: 'A database for the home, and for vans.',
      accepted: 'A mobile database for vans.',
    },
  },
  'tactic/unreadable-file': {
    summary: 'A file of a tactic could not be read, or not in full.',
    why: 'What was not read was not checked, and nobody should take silence about it for a good sign.',
    severity: 'warning',
    examples: null,
  },
  'tactic/missing-file': {
    summary: 'An entry of `files` matches no file.',
    why: 'The file was renamed, deleted or never there: the tactic is not checked, and it looks as if it were.',
    severity: 'warning',
    examples: null,
  },
  'tactic/outside-repository': {
    summary: 'An entry of `files` leads out of the repository.',
    why: 'What stands outside is not versioned with the positioning and may be anything on the machine that checks. It is never read.',
    severity: 'error',
    examples: null,
  },
  'tactic/ignore-unclosed': {
    summary: 'A comment that opens a stretch to be ignored is never closed.',
    why: 'Ignoring everything down to the end of the file would hide what nobody meant to hide, so nothing is ignored.',
    severity: 'warning',
    examples: {
      reported: '<!-- throughline-ignore --> A home database.',
      accepted: '<!-- throughline-ignore --> A home database. <!-- throughline-ignore -->',
    },
  },
  'tactic/more-findings': {
    summary: 'A file of a tactic has more findings than are listed.',
    why: 'Past some number a list helps nobody. The rest shows once the first ones are mended.',
    severity: 'info',
    examples: null,
  },
} as const satisfies Readonly<Record<string, WordingRuleMeta>>;

export type WordingRule = keyof typeof wordingRules;
