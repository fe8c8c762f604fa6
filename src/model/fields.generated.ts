// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A day, as year-month-day.
 */
export type Day = string;
/**
 * A web address.
 */
export type Url = string;
/**
 * What supports a claim, and how strong it is.
 */
export type Evidence = {
  /**
   * What the evidence shows.
   */
  claim: string;
  /**
   * Where it comes from, so that somebody else can find it.
   */
  source: string;
  /**
   * How strong it is. `verbatim`: in somebody's own words. `usage`: seen in how customers use the product. `third_party`: published by somebody else. `internal`: your own opinion, which never counts as proof.
   */
  tier: 'verbatim' | 'usage' | 'third_party' | 'internal';
  date?: Day;
  url?: Url;
  expires?: Day;
}[];

/**
 * The frontmatter of every kind.
 */
export interface FieldsByKind {
  alternative: AlternativeFields;
  attribute: AttributeFields;
  check: CheckFields;
  function: FunctionFields;
  market: MarketFields;
  product: ProductFields;
  roadmap: RoadmapFields;
  segment: SegmentFields;
  'sign-off': SignOffFields;
  tactic: TacticFields;
  trend: TrendFields;
  value: ValueFields;
  view: ViewFields;
}
/**
 * What a best-fit customer would do if the product did not exist.
 */
export interface AlternativeFields {
  /**
   * What customers call it.
   */
  name: string;
  /**
   * `status_quo`: what they do today. `do_nothing`: live with the problem. `manual`: people do it by hand. `internal_build`: they build it. `direct`: a product in the same category. `adjacent`: a product from a neighbouring category bent to the job. `indirect`: a different way to the same end. `service`: they pay people for it.
   */
  type: 'status_quo' | 'do_nothing' | 'manual' | 'internal_build' | 'direct' | 'adjacent' | 'indirect' | 'service';
  /**
   * Other names people use for this. Answers and pages that use one of them are understood to mean this element.
   */
  aliases?: string[];
  /**
   * What it is honestly good at.
   */
  strengths?: string[];
  /**
   * Where it lets a best-fit customer down.
   */
  weaknesses?: string[];
  evidence?: Evidence;
}
/**
 * A capability or property that the product has. Whether it is unique is worked out, not claimed.
 */
export interface AttributeFields {
  /**
   * The capability itself, not the benefit of it.
   */
  name: string;
  /**
   * `product`: something the product does. `company`: something about the company, such as a service or a licence.
   */
  level: 'product' | 'company';
  /**
   * For each alternative, whether it has this too. Leave one out, or write `unknown`, when you have not looked: that is never read as `lacks`.
   */
  versus: {
    [k: string]: 'has' | 'partial' | 'lacks' | 'unknown' | 'n/a';
  };
  evidence?: Evidence;
}
/**
 * How strict `throughline check` is in this repository, and which files it leaves alone. Optional, one file per repository.
 */
export interface CheckFields {
  /**
   * How serious each rule is here. Rules not named keep their own severity.
   */
  rules?: {
    [k: string]: 'error' | 'warning' | 'off';
  };
  /**
   * Files that are not checked, as paths below the positioning folder. `*` stands for any part of a name, `**` for any folders.
   */
  ignore?: string[];
}
/**
 * A part of the company that signs the positioning, such as sales or customer success.
 */
export interface FunctionFields {
  /**
   * What the function is called.
   */
  name: string;
  /**
   * Who can sign for this function: GitHub users or teams, as CODEOWNERS names them.
   */
  owners: string[];
  /**
   * What this function needs the positioning for, in its own words.
   */
  why?: string;
}
/**
 * A market category: the frame of reference in which customers will compare the product.
 */
export interface MarketFields {
  /**
   * The category, in words that customers already use.
   */
  name: string;
  /**
   * `head_to_head`: win an existing category. `big_fish_small_pond`: win a part of an existing category. `new_game`: create a category.
   */
  style: 'head_to_head' | 'big_fish_small_pond' | 'new_game';
  /**
   * What customers will compare the product with once they hear this category.
   */
  alternatives: string[];
  /**
   * The customers that this category brings.
   */
  segments: string[];
  /**
   * `candidate`: still being looked at (also when left out). `chosen`: where the product competes. `rejected`: looked at and turned down. `retired`: where the product used to compete.
   */
  status?: 'candidate' | 'chosen' | 'rejected' | 'retired';
  /**
   * Why this category was chosen, rejected or retired.
   */
  why?: string;
  /**
   * What customers expect of anything in this category: an attribute (its file name) or a short phrase.
   */
  expected?: string[];
  /**
   * Words of an old story that no page should use any more.
   */
  retired_terms?: string[];
  /**
   * Other names people use for this. Answers and pages that use one of them are understood to mean this element.
   */
  aliases?: string[];
  evidence?: Evidence;
}
/**
 * The thing being positioned, and the market category chosen for it.
 */
export interface ProductFields {
  /**
   * What the product is called.
   */
  name: string;
  /**
   * The market category you chose to compete in: the file name in `markets/`, without `.md`.
   */
  market: string;
  /**
   * The product in one sentence, as you would say it to a best-fit customer.
   */
  one_liner?: string;
  /**
   * Words that must not be used of the product, and what to say instead.
   */
  avoid?: {
    /**
     * The word or phrase to avoid.
     */
    term: string;
    /**
     * What to say instead.
     */
    instead?: string;
    /**
     * Why the term misleads.
     */
    why?: string;
  }[];
  review_by?: Day;
  /**
   * The product that this one is part of: the name of its folder.
   */
  parent?: string;
}
/**
 * A planned piece of product work, and what it does for the positioning.
 */
export interface RoadmapFields {
  /**
   * What will be built.
   */
  name: string;
  /**
   * How far it has come.
   */
  status: 'idea' | 'planned' | 'building' | 'shipped' | 'declined';
  /**
   * The attributes or values that it makes stronger, as folder and file name.
   */
  strengthens: string[];
  /**
   * The segments that ask for it, as `segments/` and the file name, or `outside` for customers of no best-fit segment.
   */
  requested_by?: string[];
  /**
   * What was read at the last review: a fingerprint of each input and of everything that it rests on, the `revision`, and `because`, why it still fits. Written by `throughline review`; not meant to be edited by hand.
   */
  reviewed?: {
    [k: string]: string;
  };
}
/**
 * Best-fit customers: how to find them, which values they care about, and why.
 */
export interface SegmentFields {
  /**
   * Who they are, in terms of what makes them care.
   */
  name: string;
  /**
   * What these customers have in common, and where one would see it.
   */
  characteristics: {
    /**
     * Something true of these customers and not of others.
     */
    trait: string;
    /**
     * Where or how one can see the trait from outside.
     */
    find_by?: string;
  }[];
  /**
   * The values these customers care about, each with the reason why.
   */
  cares_about: {
    /**
     * The value they care about: the file name in `values/`.
     */
    value: string;
    /**
     * Why these customers, more than others, care about it.
     */
    why?: string;
    /**
     * Only when it matters: the attributes through which they get this value.
     */
    through?: string[];
  }[];
  /**
   * Signs that somebody who looks right is not a best-fit customer.
   */
  disqualifiers?: string[];
  /**
   * Other names people use for this. Answers and pages that use one of them are understood to mean this element.
   */
  aliases?: string[];
  evidence?: Evidence;
}
/**
 * Which functions must approve a change to the positioning before it merges. One file per repository.
 */
export interface SignOffFields {
  /**
   * `all_functions`: every function signs every change. `owning_functions`: only the functions whose owners own a changed file.
   */
  require: 'all_functions' | 'owning_functions';
  /**
   * When true, one person can sign for one function only, so a change needs as many people as functions.
   */
  distinct_people?: boolean;
  /**
   * When true, the author of a change can sign for their own function with a comment.
   */
  author_signs?: boolean;
  /**
   * `content`: a sign-off holds for the exact content that was read, and for nothing else.
   */
  stale?: 'content';
}
/**
 * Any piece of execution that tells the story: a page, a deck, a campaign, a support macro.
 */
export interface TacticFields {
  /**
   * What it is.
   */
  name: string;
  /**
   * Who owns it: the file name in `functions/`.
   */
  function: string;
  /**
   * Where in the funnel customers meet it.
   */
  stage: 'awareness' | 'consideration' | 'decision' | 'onboarding' | 'expansion' | 'support';
  /**
   * The elements of the positioning that it rests on, as folder and file name.
   */
  inputs: string[];
  /**
   * Where its text is kept in this repository. `*` stands for any part of a name, `**` for any folders.
   */
  files?: string[];
  url?: Url;
  /**
   * What was read at the last review: a fingerprint of each input and of everything that it rests on, the `revision`, and `because`, why it still fits. Written by `throughline review`; not meant to be edited by hand.
   */
  reviewed?: {
    [k: string]: string;
  };
}
/**
 * An optional "why now": something that changes in the world and makes a value matter more.
 */
export interface TrendFields {
  /**
   * What is changing.
   */
  name: string;
  /**
   * The values that matter more because of it, as `values/` and the file name.
   */
  supports?: string[];
  /**
   * What has changed, and since when.
   */
  why_now?: string;
  evidence?: Evidence;
}
/**
 * A value theme: the outcome that one or more attributes make possible for a customer.
 */
export interface ValueFields {
  /**
   * The outcome, in a few words.
   */
  name: string;
  /**
   * The attributes that make this outcome possible.
   */
  enabled_by: string[];
  /**
   * The value in one sentence, as a customer would say it.
   */
  statement?: string;
  evidence?: Evidence;
}
/**
 * One function's own honest answer to who we compete with, for whom, and in which category.
 */
export interface ViewFields {
  /**
   * Whose answer this is: the file name in `functions/`.
   */
  function: string;
  /**
   * The market category, as this function sees it: a file name, a name or an alias.
   */
  market?: string;
  /**
   * What customers would use instead, the most frequent first.
   */
  alternatives?: string[];
  /**
   * The best-fit customers, the best first.
   */
  segments?: string[];
  /**
   * What customers value most, the most valued first.
   */
  values?: string[];
  /**
   * A verdict per element. Alternatives: `real`, `phantom` (never met in a deal) or `unsure`. Attributes: `unique`, `table_stakes` or `unsure`. Segments: `best_fit`, `ok` or `bad`.
   */
  judgements?: {
    /**
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^alternatives/".
     *
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^attributes/".
     *
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^segments/".
     */
    [k: string]: 'real' | 'phantom' | 'unsure' | 'unique' | 'table_stakes' | 'best_fit' | 'ok' | 'bad';
  };
  /**
   * Who answered, by role or handle.
   */
  respondent?: string;
  date?: Day;
}
