import type { Corpus } from '../../document/corpus.ts';
import { locateSpots } from '../../document/locate.ts';
import { type Element, fieldSpot } from '../../model/element.ts';
import type { Severity } from '../../model/finding.ts';
import { compareText } from '../../model/order.ts';
import type { FieldPath, Place } from '../../model/place.ts';
import { clip, code, countInWords, listInWords, nameInWords } from '../../model/words.ts';
import type { Stage } from '../funnel.ts';
import type { WordingPlan } from './plan-wording.ts';
import { type PlannedGlob, type PlannedTactic, takes } from './planned-files.ts';
import type { Surface, SurfaceReport } from './surface.ts';
import { spokenNames } from './mentions/terms.ts';
import { type WordingRule, wordingRules } from './wording-rules.ts';

/** A finding in what customers read. */
export interface WordingFinding extends SurfaceReport {
  /** The tactic that the file belongs to; of several the one that customers meet first. Null when it was named by hand. */
  readonly tactic: string | null;
  /** Of that tactic. */
  readonly stage: Stage | null;
  /** The other tactics that the file belongs to, in the order in which customers meet them. */
  readonly alsoIn: readonly string[];
}

// A page that people meet before they buy has to say what the product is; a reply to a customer need not.
const stagesBeforeBuying: ReadonlySet<Stage> = new Set(['awareness', 'consideration', 'decision']);

/**
 * Puts together what was found in files, and what is missing in each tactic: by path, line and column. How serious a
 * rule is can be set in `check.md`; what a person must decide stays a note.
 */
export function concludeWording(corpus: Corpus, plan: WordingPlan, surfaces: readonly Surface[]): WordingFinding[] {
  const scenes = new Map(plan.tactics.map((planned) => [planned, [] as Surface[]]));
  const findings: WordingFinding[] = [];
  for (const surface of surfaces.toSorted((a, b) => compareText(a.path, b.path))) {
    const takers = plan.takersOf(surface.path);
    for (const planned of takers) scenes.get(planned)?.push(surface);
    findings.push(...attribute(surface, takers));
  }
  for (const [planned, own] of scenes) {
    const scene = { planned, own };
    findings.push(...checkGlobs(corpus, scene), ...checkSkipped(corpus, scene), ...checkCategory(plan, scene));
  }
  return findings.flatMap((finding) => weigh(finding, corpus)).toSorted(compareFindings);
}

/** A tactic and what was found in its files. */
interface Scene {
  readonly planned: PlannedTactic;
  readonly own: readonly Surface[];
}

function weigh(finding: WordingFinding, { positioning }: Corpus): WordingFinding[] {
  const set = positioning.checkSettings?.fields.rules?.[finding.rule] as Severity | 'off' | undefined;
  if (set === undefined) return [finding];
  if (set === 'off') return [];
  return [finding.severity === wordingRules[finding.rule].severity ? { ...finding, severity: set } : finding];
}

function compareFindings(a: WordingFinding, b: WordingFinding): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.rule, b.rule)
  );
}

function attribute({ reports }: Surface, takers: readonly PlannedTactic[]): WordingFinding[] {
  const [first, ...others] = takers.map(({ tactic }) => tactic);
  if (first === undefined) return [];
  const alsoIn = others.flatMap((tactic) => tactic?.id ?? []);
  return reports.map((report) => ({ ...report, ...ownerOf(first), alsoIn }));
}

function ownerOf(tactic: Element<'tactic'> | null): Pick<WordingFinding, 'tactic' | 'stage'> {
  return { tactic: tactic?.id ?? null, stage: tactic?.fields.stage ?? null };
}

/** Entries of `files` that lead outside, or to nothing. */
function checkGlobs(corpus: Corpus, { planned: { tactic, globs }, own }: Scene): WordingFinding[] {
  if (!tactic) return [];
  return globs.flatMap((planned, index) => {
    const problem = problemOf(planned, own);
    const target = () => aboutField(corpus, tactic, ['files', index]);
    return problem ? [makeFinding(problem.rule, target(), { ...problem, text: planned.written })] : [];
  });
}

function problemOf(planned: PlannedGlob, own: readonly Surface[]) {
  const { written, glob, isExact } = planned;
  const said = code(written, 100);
  if (glob === null) {
    return {
      rule: 'tactic/outside-repository',
      message: `${said} leads out of the repository, so nothing there is read; expected a path below the folder that holds the positioning.`,
      help: 'Name files inside the repository, such as `site/index.md`.',
    } as const;
  }
  if (own.some(({ path }) => takes(planned, path))) return null;
  return isExact
    ? ({
        rule: 'tactic/missing-file',
        message: `The file ${said} does not exist.`,
        help: 'Correct the path, or take it out if the file was deleted.',
      } as const)
    : ({
        rule: 'tactic/missing-file',
        message: `${said} matches no file.`,
        help: 'Correct it, or take it out if the files were deleted. What git ignores is read only when it is named in full.',
      } as const);
}

/** Says in one sentence which files of a tactic hold no words to read. */
function checkSkipped(corpus: Corpus, { planned: { tactic }, own }: Scene): WordingFinding[] {
  const skipped = own.filter(({ state }) => state === 'skipped');
  const [first] = skipped;
  if (!first || !tactic) return [];
  const message = `${countInWords(skipped.length, 'file')} of ${nameInWords(tactic)} ${skipped.length === 1 ? 'holds' : 'hold'} no text that is read, such as ${code(first.path, 100)}.`;
  const finding = makeFinding('tactic/unreadable-file', aboutField(corpus, tactic, ['files']), {
    message,
    help: 'Narrow `files` to what holds text, or leave it.',
  });
  return [{ ...finding, severity: 'info' }];
}

function checkCategory({ market }: WordingPlan, { planned: { tactic }, own }: Scene): WordingFinding[] {
  const read = own.filter(({ state }) => state === 'read');
  const [first] = read;
  if (!first || !market || read.some(({ named }) => named.includes(market.id))) return [];
  const names = spokenNames(market)
    .slice(0, 4)
    .map((name) => `"${clip(name)}"`);
  const who =
    read.length === 1
      ? 'The file does not name'
      : `None of the ${read.length} files${tactic ? ` of ${nameInWords(tactic)}` : ''} names`;
  const message = `${who} the market that the product chose; expected ${listInWords(names, 'or')}.`;
  const place = { path: first.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const help = 'Say what the product is, in the words of the market or one of its aliases.';
  const finding = makeFinding('tactic/category-missing', { tactic, place }, { message, help });
  const isBeforeBuying = tactic === null || stagesBeforeBuying.has(tactic.fields.stage);
  return [isBeforeBuying ? finding : { ...finding, severity: 'info' }];
}

interface Target {
  readonly tactic: Element<'tactic'> | null;
  readonly place: Place;
}

function aboutField(corpus: Corpus, tactic: Element<'tactic'>, field: FieldPath): Target {
  const text = corpus.fileAt.get(tactic.path)?.text ?? null;
  return { tactic, place: locateSpots(text, [fieldSpot(tactic, field)])[0]!.place };
}

function makeFinding(
  rule: WordingRule,
  { tactic, place }: Target,
  { message, help, text = '' }: { readonly message: string; readonly help: string; readonly text?: string },
): WordingFinding {
  const { severity } = wordingRules[rule];
  const subject = { text, sentence: '' };
  return { rule, severity, message, help, place, subject, ...ownerOf(tactic), alsoIn: [] };
}
