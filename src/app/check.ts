import type { BodyLink } from '../document/body-links.ts';
import type { Corpus } from '../document/corpus.ts';
import { mayHoldBrokenLink } from '../document/link-target.ts';
import { applyFixes, countFindings, type Finding } from '../model/finding.ts';
import { groupBy } from '../model/order.ts';
import type { CheckResult } from '../report/check.ts';
import { collectReports, type RuleReport } from '../rules/collect-reports.ts';
import { rules } from '../rules/registry.generated.ts';
import { createRuleContext } from '../rules/rule.ts';
import { wordingRules } from '../trace/wording/wording-rules.ts';
import type { Clock, World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { UserError } from './user-error.ts';

export interface CheckRequest {
  /** The positioning folder, as paths in findings begin. */
  readonly root: string;
  /** Files or folders to report on; empty means all. */
  readonly paths: readonly string[];
  /** Apply what can be mended without asking, then check again. */
  readonly fix: boolean;
}

/** Checks a positioning folder against every rule. Throws a `UserError` when there is nothing to check. */
export async function check(world: World, request: CheckRequest): Promise<CheckResult> {
  const corpus = await readCorpus(world, request.root);
  const first = await checkWithin(corpus, world, request);
  if (!request.fix) return first;
  const fixed = await mend(world, corpus, first.findings);
  if (fixed === 0) return first;
  return { ...(await checkWithin(await readCorpus(world, request.root), world, request)), fixed };
}

async function checkWithin(corpus: Corpus, world: World, { paths }: CheckRequest): Promise<CheckResult> {
  const result = await checkRead(corpus, world.clock);
  const findings = within(paths, corpus, result.findings);
  return { ...result, findings, counts: countFindings(findings) };
}

/** Checks a positioning folder that was read already. */
export async function checkRead(corpus: Corpus, clock: Clock): Promise<CheckResult> {
  const context = createRuleContext(corpus, {
    today: clock.today(),
    // `check.md` weighs those of `trace` too.
    ruleIds: [...rules.map(({ meta }) => meta.id), ...Object.keys(wordingRules)],
    bodyLinks: await readBodyLinks(corpus),
  });
  const findings = await findPlaces(collectReports(rules, context), corpus);
  return { findings, counts: countFindings(findings), files: corpus.files.length, fixed: 0 };
}

/** Places are found by parsing anew. The YAML parser is loaded only when there is something to place. */
async function findPlaces(reports: readonly RuleReport[], corpus: Corpus): Promise<Finding[]> {
  return reports.length === 0 ? [] : (await import('../rules/place-reports.ts')).placeReports(reports, corpus);
}

/** Parses the bodies that may hold a broken link. The markdown parser is loaded only when there is such a body. */
async function readBodyLinks(corpus: Corpus): Promise<ReadonlyMap<string, readonly BodyLink[]>> {
  const { elements } = corpus.positioning;
  const suspects = elements.flatMap(({ path, body }) => {
    const file = corpus.fileAt.get(path);
    return file && mayHoldBrokenLink(corpus, file.pathInRoot, body) ? [file] : [];
  });
  if (suspects.length === 0) return new Map();
  const { parseBodyLinks } = await import('../document/body-links.ts');
  return new Map(suspects.map(({ path, text }) => [path, parseBodyLinks(text ?? '')]));
}

function within(paths: readonly string[], corpus: Corpus, findings: readonly Finding[]): readonly Finding[] {
  if (paths.length === 0) return findings;
  const stray = paths.find((path) => !corpus.files.some((file) => covers(path, file.path)));
  if (stray !== undefined) {
    throw new UserError(
      `There is no file of the positioning at ${stray}.`,
      `Name files or folders below ${corpus.root}/, or point --root at another positioning.`,
    );
  }
  return findings.filter(({ place }) => paths.some((path) => covers(path, place.path)));
}

/** Is the file at the path, or below it? */
function covers(path: string, file: string): boolean {
  return path === '.' || file === path || file.startsWith(`${path}/`);
}

/** Writes the fixes file by file, where the file still says what was checked. Returns how many were applied. */
async function mend({ files }: World, { fileAt }: Corpus, findings: readonly Finding[]): Promise<number> {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  let mended = 0;
  for (const [path, group] of groupBy(fixes, (fix) => fix.path)) {
    const checked = fileAt.get(path);
    const isText = checked?.problems.every(({ type }) => type !== 'not-utf8');
    const before = isText ? await files.read(path) : null;
    if (before === null || before !== checked?.text) continue;
    const { text, applied } = applyFixes(before, group);
    await files.write(path, text);
    mended += applied;
  }
  return mended;
}
