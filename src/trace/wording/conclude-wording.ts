import type { Corpus } from '../../document/corpus.ts';
import { locateSpots } from '../../document/locate.ts';
import { type Element, fieldSpot } from '../../model/element.ts';
import { matchesGlob } from '../../model/glob.ts';
import type { Fields } from '../../model/kinds.ts';
import { compareText } from '../../model/order.ts';
import type { Place } from '../../model/place.ts';
import { clip, code, countInWords, listInWords, nameInWords } from '../../model/words.ts';
import { type PlannedTactic, takesFile, type WordingPlan } from './plan-wording.ts';
import type { Surface, SurfaceReport } from './surface.ts';
import { spokenNames } from './mentions/terms.ts';
import { type WordingRule, wordingRules } from './wording-rules.ts';

export type Stage = Fields<'tactic'>['stage'];

/** A finding in what a tactic says. */
export interface WordingFinding extends SurfaceReport {
  /** The tactic that the file belongs to; of several the one that customers meet first. */
  readonly tactic: string;
  readonly stage: Stage;
  /** The other tactics that the file belongs to, in the order in which customers meet them. */
  readonly alsoIn: readonly string[];
}

/** What the files of a product's tactics say. */
export interface Wording {
  /** By path, line and column. */
  readonly findings: readonly WordingFinding[];
  /** The markets that a tactic's files name as the product's own; a tactic of which nothing could be read is left out. */
  readonly named: ReadonlyMap<string, readonly string[]>;
}

/** In the order in which customers meet them. */
const stages: readonly Stage[] = ['awareness', 'consideration', 'decision', 'onboarding', 'expansion', 'support'];
// A page that people meet before they buy has to say what the product is; a reply to a customer need not.
const stagesBeforeBuying: ReadonlySet<Stage> = new Set(stages.slice(0, 3));

/** Puts together what was found in files, and what is missing in each tactic. */
export function concludeWording(corpus: Corpus, plan: WordingPlan, surfaces: readonly Surface[]): Wording {
  const sorted = surfaces.toSorted((a, b) => compareText(a.path, b.path));
  const tactics = plan.tactics
    .map((planned) => ({ planned, own: sorted.filter(({ path }) => takesFile(plan, planned, path)) }))
    .toSorted((a, b) => stageOf(a.planned) - stageOf(b.planned));
  const findings = [
    ...sorted.flatMap((surface) => attribute(surface, tactics)),
    ...tactics.flatMap((scene) => [
      ...checkGlobs(corpus, scene),
      ...checkSkipped(corpus, scene),
      ...checkCategory(plan, scene),
    ]),
  ];
  return { findings: findings.toSorted(compareFindings), named: new Map(tactics.flatMap(namesOf)) };
}

/** A tactic and what was found in its files. */
interface Scene {
  readonly planned: PlannedTactic;
  readonly own: readonly Surface[];
}

function stageOf({ tactic }: PlannedTactic): number {
  return stages.indexOf(tactic.fields.stage);
}

function compareFindings(a: WordingFinding, b: WordingFinding): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.rule, b.rule)
  );
}

function attribute(surface: Surface, tactics: readonly Scene[]): WordingFinding[] {
  const [first, ...others] = tactics.filter(({ own }) => own.includes(surface)).map(({ planned }) => planned.tactic);
  if (!first) return [];
  const alsoIn = others.map(({ id }) => id);
  return surface.reports.map((report) => ({ ...report, tactic: first.id, stage: first.fields.stage, alsoIn }));
}

function namesOf({ planned, own }: Scene): [string, readonly string[]][] {
  if (!own.some(({ state }) => state === 'read')) return [];
  return [[planned.tactic.id, [...new Set(own.flatMap(({ named }) => named))]]];
}

/** Entries of `files` that lead outside, or to nothing. */
function checkGlobs(corpus: Corpus, { planned: { tactic, globs }, own }: Scene): WordingFinding[] {
  return globs.flatMap(({ glob, isOutside }, index) => {
    const at = { tactic, place: placeOf(corpus, tactic, ['files', index]), text: glob };
    if (isOutside) {
      const message = `${code(glob, 100)} leads out of the repository, so nothing there is read; expected a path from its top.`;
      return [
        makeFinding('tactic/outside-repository', at, {
          message,
          help: 'Name files inside the repository, such as `site/index.md`.',
        }),
      ];
    }
    if (own.some(({ path }) => matchesGlob(glob, path))) return [];
    const isPattern = /[*?]/.test(glob);
    const message = isPattern ? `${code(glob, 100)} matches no file.` : `The file ${code(glob, 100)} does not exist.`;
    const help = glob.endsWith('/')
      ? `Write ${code(`${glob}**`, 100)} for all files below the folder.`
      : 'Correct the path, or take it out if the file was deleted.';
    return [makeFinding('tactic/missing-file', at, { message, help })];
  });
}

/** Says in one sentence which files of a tactic hold no words to read. */
function checkSkipped(corpus: Corpus, { planned: { tactic }, own }: Scene): WordingFinding[] {
  const skipped = own.filter(({ state }) => state === 'skipped');
  const [first] = skipped;
  if (!first) return [];
  const at = { tactic, place: placeOf(corpus, tactic, ['files']), text: 'skipped' };
  const message = `${countInWords(skipped.length, 'file')} of ${nameInWords(tactic)} ${skipped.length === 1 ? 'holds' : 'hold'} no text that is read, such as ${code(first.path, 100)}.`;
  const finding = makeFinding('tactic/unreadable-file', at, {
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
    read.length === 1 ? 'The file does not name' : `None of the ${read.length} files of ${nameInWords(tactic)} names`;
  const message = `${who} the market that the product chose; expected ${listInWords(names, 'or')}.`;
  const place = { path: first.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const help = 'Say what the product is, in the words of the market or one of its aliases.';
  const finding = makeFinding('tactic/category-missing', { tactic, place, text: '' }, { message, help });
  return [stagesBeforeBuying.has(tactic.fields.stage) ? finding : { ...finding, severity: 'info' }];
}

function placeOf(corpus: Corpus, tactic: Element<'tactic'>, field: (string | number)[]): Place {
  const text = corpus.fileAt.get(tactic.path)?.text ?? null;
  return locateSpots(text, [fieldSpot(tactic, field)])[0]!.place;
}

function makeFinding(
  rule: WordingRule,
  { tactic, place, text }: { tactic: Element<'tactic'>; place: Place; text: string },
  words: { message: string; help: string },
): WordingFinding {
  const { severity } = wordingRules[rule];
  const subject = { text, sentence: '' };
  return { rule, severity, ...words, place, subject, tactic: tactic.id, stage: tactic.fields.stage, alsoIn: [] };
}
