import type { BodyLink } from '../document/body-links.ts';
import type { Corpus, SourceFile } from '../document/corpus.ts';
import type { Problem, ProblemOfType } from '../document/problem.ts';
import { deriveFrame, type Frame } from '../derive/frame.ts';
import type { Element } from '../model/element.ts';
import type { Severity } from '../model/finding.ts';
import type { Spot } from '../model/place.ts';
import { chosenMarket, type Positioning, type Product } from '../model/positioning.ts';

/** One thing that `check` looks for. A rule is one file; its page and its tests come from its own words. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly examples: RuleExamples;
  /** Yields what is wrong. Pure: the same context gives the same reports. */
  readonly check: (context: RuleContext) => Iterable<Report>;
}

export interface RuleMeta {
  /** `<kind>/<problem>`, as in `segment/macro-only`; also the rule's place below `rules/` and `docs/rules/`. */
  readonly id: string;
  /** What the rule reports, in one sentence. */
  readonly summary: string;
  /** Why it matters to the people who use the positioning. One paragraph of markdown. */
  readonly why: string;
  readonly severity: Severity;
  /** Where the rule comes from. */
  readonly source: string;
  /** True when the number or word list behind the rule is handed down from practice and not measured: never an error. */
  readonly secondHand?: true;
  /** True when some reports carry a fix. */
  readonly fixable?: true;
  /** True when reports point into frontmatter as written, also where it does not fit the schema. */
  readonly readsRaw?: true;
}

/**
 * Two changes to the world in `example-world.ts`: one that the rule accepts, one that it reports. The line that a
 * report must point to ends in `# expect`; without such a mark it must point to line 1.
 */
export interface RuleExamples {
  readonly clean: ExampleFiles;
  readonly failing: ExampleFiles;
}

/** Content by path below the positioning folder; `null` removes the file. */
export type ExampleFiles = Readonly<Record<string, string | Uint8Array | ExampleOddity | null>>;

export type ExampleOddity =
  | { readonly type: 'link' | 'folder' | 'special' | 'executable' }
  | { readonly type: 'too-large'; readonly size: number }
  | { readonly type: 'unreadable'; readonly reason: string };

/** What a rule has to say about a spot. */
export interface Report {
  /** What is, and what was expected. */
  readonly message: string;
  readonly at: Spot;
  /** The next step, in the imperative. */
  readonly help?: string;
  /** Text that can stand in the spot's place without asking anybody. */
  readonly fix?: string;
}

/** All that rules may look at. */
export interface RuleContext {
  readonly corpus: Corpus;
  readonly positioning: Positioning;
  /** The day of the check, as year-month-day. */
  readonly today: string;
  /** Links in bodies, by the path of the file as findings show it. */
  readonly bodyLinks: ReadonlyMap<string, readonly BodyLink[]>;
  /** The ids of all rules. */
  readonly ruleIds: readonly string[];
  /** Each product whose chosen market exists, with what follows from the facts there. */
  readonly chosen: readonly ChosenFrame[];
}

export interface ChosenFrame {
  readonly product: Product;
  readonly market: Element<'market'>;
  readonly frame: Frame;
}

/** Declares a rule; only here so that a rule file is typed by what it says. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Prepares what rules look at. Frames are derived once for all rules. */
export function createRuleContext(
  corpus: Corpus,
  world: Pick<RuleContext, 'today' | 'bodyLinks' | 'ruleIds'>,
): RuleContext {
  const chosen = [...corpus.positioning.products.values()].flatMap((product) => {
    const market = chosenMarket(product);
    return market ? [{ product, market, frame: deriveFrame(product, market) }] : [];
  });
  return { corpus, positioning: corpus.positioning, chosen, ...world };
}

/** Every problem of one type, with its file and its spot. */
export function* problemsOf<T extends Problem['type']>(
  { corpus }: RuleContext,
  type: T,
): Iterable<{ file: SourceFile; problem: ProblemOfType<T>; at: Spot }> {
  for (const file of corpus.files) {
    for (const problem of file.problems) {
      if (isOfType(problem, type)) yield { file, problem, at: { path: file.path, ...problem.at } };
    }
  }
}

function isOfType<T extends Problem['type']>(problem: Problem, type: T): problem is ProblemOfType<T> {
  return problem.type === type;
}
