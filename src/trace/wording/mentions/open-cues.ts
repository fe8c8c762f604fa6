import type { PartKind } from '../../../document/text-part.ts';
import { anyWord, article, closing, opening, pattern, reach } from './cue.ts';

/** What leaves it open whether a term is used of the product, with the reason to ask. */
type Doubt = readonly [RegExp, string];

const before: readonly Doubt[] = [
  [
    pattern(
      `(?:\\bnot|n['’]t)(?: (?:just|only|merely|simply))+(?: (?:about|as))?(?: ${article})?(?: other| another)?\\s*$`,
    ),
    'the sentence denies that it is all there is',
  ],
  [
    pattern(`\\bmore than(?: just| only| merely| simply)?(?: ${article})?\\s*$`),
    'the sentence says that there is more to it',
  ],
  [
    pattern(
      `\\b(?:unlike|compared (?:to|with)|than|instead of|rather than|not|never)\\b${reach(20)}\\b(?:other|another|any other|most|all other)\\s+(?:${anyWord} )?$`,
    ),
    'the sentence sets it apart from others of its kind',
  ],
  [
    pattern('\\b(?:than|as) (?:any|every|most|all|no)(?: other)? $'),
    'the sentence sets it apart from others of its kind',
  ],
  [
    pattern(
      `\\b(?:vs\\.?|versus|against|or|alternatives? to|replacements? for|replac(?:e|es|ing)|beyond|forget(?: about)?|goodbye to|without)(?: ${article})?(?: (?:old|current|existing))?\\s*$`,
    ),
    'the sentence compares',
  ],
  [
    pattern(`\\b(?:chose|choose|picked|pick|prefer(?:red)?)\\b${reach(40)}\\b(?:over|to)(?: ${article})?\\s*$`),
    'the sentence compares',
  ],
  [
    pattern(
      `\\b(?:competitors?|competition|rivals?|other (?:vendors|tools|products|people)|others|everyone else)\\b${reach(40)}$`,
    ),
    'it may be said of other products',
  ],
  [
    pattern(
      `\\b(?:people|customers|buyers|reps|users|analysts|reviewers|shops|dealers|press|some|many|they|everyone)\\b${reach(20)}\\b(?:think of|see|call|file|list|describe|take|know|remember|treat)s?\\b${reach(30)}$`,
    ),
    'it is what others say',
  ],
  [pattern('\\bthe (?:words?|terms?|names?|phrase|label|category) $'), 'the sentence speaks of the words themselves'],
  [
    pattern(
      '\\b(?:traditional|conventional|ordinary|legacy|typical|classic|generic|old|old-fashioned|existing|competing|rival|(?<!\\blike (?:any |all |most |some )?)other) $',
    ),
    'it may be said of other products',
  ],
  [
    pattern(`\\b(?:was|were) (?:(?:really|just|only|first|still) )?${article}(?: ${anyWord})?${opening}`),
    'the sentence is about the past',
  ],
  [
    pattern(
      `\\b(?:looked at|considered|thought (?:of|about)|tried|weighed|might have|could have|almost)\\b${reach(60)}$`,
    ),
    'the sentence weighs it',
  ],
  [
    pattern(
      `\\b(?:(?:retired|dropped|abandoned|buried|ended|outgrown?|outgrew)|(?:heritage|past|roots|origins?|beginnings?) (?:is|are|as|lies? in)|(?:days|time|age|era) of)(?: ${article})?${opening}`,
    ),
    'the sentence is about the past',
  ],
  [
    pattern('^(?:whoever|what|why|how|when|where)\\b(?!.*\\bis(?: an?)? $).*\\ban? $'),
    'the sentence speaks of the kind of product',
  ],
  // "You do not need a …", but not "do not miss the …"
  [
    pattern(
      `(?:\\bnot|n['’]t|\\bnever)(?: (?:have|need|want|has|needs|wants) to)? (?!miss|forget|wait|worry|hesitate)${anyWord}(?: ${article})?\\s*$`,
    ),
    'the sentence denies something',
  ],
  [pattern(`\\b(?:nobody|no one|none|nothing)\\b${reach(40)}$`), 'the sentence denies something'],
  [pattern(`^(?:but )?if\\b${reach(60)}$`), 'the sentence sets a condition'],
];

const behind: readonly Doubt[] = [
  [pattern(`^s?["”’']?\\s+(?:vs\\.?|versus|or|compared|alternatives?|replacements?)\\b`), 'the sentence compares'],
  [
    pattern(`${closing} (?:name|term|word|phrase|label|category|tagline|slogan|positioning|story|tag)\\b`),
    'the sentence speaks of the words themselves',
  ],
  [
    pattern(`${closing} (?:is|are|was|were)(?: all)? (?:gone|dead|history|retired|over|behind us)\\b`),
    'the sentence is about the past',
  ],
  [/^[^?]{0,300}\?/u, 'it stands in a question'],
];

/** Doubts that arise only together: one before the term, one behind it. */
const around: readonly (readonly [RegExp, RegExp, string])[] = [
  // "A … is not what you need", but not "our … is not slow"
  [
    pattern('(?:^|\\b(?:an?|any|every|most|all) )$'),
    pattern(`^s?["”’']? (?:is|are|was|were|does|do|did|can|will)(?: not|n['’]t|not)\\b`),
    'the sentence denies something of it',
  ],
  [
    pattern('^$'),
    pattern(`${closing} (?:are|can|cannot|do|have|stop|fail|lose)\\b`),
    'the sentence speaks of the kind of product',
  ],
];

/** Why a person must tell whether the term is used of the product, or null when the words are plain. */
export function findDoubt(lead: string, rest: string): string | null {
  return (
    before.find(([known]) => known.test(lead))?.[1] ??
    behind.find(([known]) => known.test(rest))?.[1] ??
    around.find(([first, second]) => first.test(lead) && second.test(rest))?.[2] ??
    (isQuoted(lead, rest) ? 'it stands in a quotation' : null)
  );
}

const quotationMarks = [
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
] as const;

/** Does a quotation that began before the term end behind it? */
function isQuoted(lead: string, rest: string): boolean {
  const isBetweenStraight = lead.split('"').length % 2 === 0 && rest.includes('"');
  return (
    isBetweenStraight ||
    quotationMarks.some(([open, close]) => lead.lastIndexOf(open) > lead.lastIndexOf(close) && rest.includes(close))
  );
}

const claims = [
  // What the product is, does or is sold as.
  pattern(
    `\\b(?:it|we|this|that|product)\\b[^,;:]{0,40}\\b(?:is|are|was|offers?|builds?|makes?|sells?|becomes?|gives? you|as)\\b(?: ${article}| just| simply)?(?: ${anyWord}){0,2}\\s*$`,
  ),
  // A sentence that begins with it, as a tagline does.
  pattern(`^(?:(?:the|an?|our) )?(?:${anyWord} ){0,2}$`),
];

/** Why a person must tell whether a category is claimed by naming it, or null when it is plain. */
export function claimDoubt(kind: PartKind, lead: string): string | null {
  const isClaimed = kind === 'heading' || kind === 'title' || claims.some((known) => known.test(lead));
  return isClaimed ? null : 'it may be named without being claimed';
}
