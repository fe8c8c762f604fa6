import type { Corpus } from '../document/corpus.ts';
import type { Product } from '../model/positioning.ts';
import {
  applyBaseline,
  type BaselineEntry,
  makeBaseline,
  parseBaseline,
  renderBaseline,
} from '../trace/wording/baseline.ts';
import { checkSurface } from '../trace/wording/check-surface.ts';
import { concludeWording, type WordingFinding } from '../trace/wording/conclude-wording.ts';
import { mostBytes } from '../trace/wording/formats/parse-surface.ts';
import { planWording, type WordingPlan, type WordingScope } from '../trace/wording/plan-wording.ts';
import { takes } from '../trace/wording/planned-files.ts';
import type { Surface } from '../trace/wording/surface.ts';
import type { Wording } from '../trace/wording/wording.ts';
import type { World } from './ports.ts';
import { UserError } from './user-error.ts';

export interface WordingRequest extends WordingScope {
  readonly corpus: Corpus;
  readonly product: Product;
  /** Take what is found now for what was there from the start. */
  readonly writeBaseline: boolean;
}

type WordingWorld = Pick<World, 'files' | 'surfaces'>;

/**
 * Reads the files of a product's tactics, or those named by hand, and holds what they say against the positioning and
 * the baseline. Throws a `UserError` when something named by hand is nowhere.
 */
export async function readWording(world: WordingWorld, request: WordingRequest): Promise<Wording> {
  const { product, folder } = request;
  const path = `${folder}throughline-baseline.json`;
  const known = await readBaseline(world, path);
  const { findings, fileCount } = await checkFiles(world, request);
  const scope = { product: product.id, folder };
  const entries = request.writeBaseline ? makeBaseline(findings, scope, known ?? []) : known;
  if (request.writeBaseline && entries) await world.files.write(path, renderBaseline(entries));
  if (entries === null) return { findings, fileCount, baseline: null };
  const { fresh, knownCount, gone } = applyBaseline(findings, scope, entries);
  return { findings: fresh, fileCount, baseline: { path, knownCount, gone } };
}

/** Looks at the files one by one, so that they are not all in memory at once. */
async function checkFiles(
  { surfaces }: WordingWorld,
  { corpus, product, folder, files }: WordingRequest,
): Promise<{ findings: WordingFinding[]; fileCount: number }> {
  const plan = planWording(corpus, product, { folder, files });
  if (plan.tactics.length === 0) return { findings: [], fileCount: 0 };
  const wanted = { named: plan.exactPaths, isWanted: (path: string) => plan.takersOf(path).length > 0 };
  const checked: Surface[] = [];
  for await (const entry of surfaces.read(folder, wanted, mostBytes)) checked.push(checkSurface(plan, entry));
  if (files) requireFound(plan, checked);
  const fileCount = checked.filter(({ state }) => state === 'read').length;
  return { findings: concludeWording(corpus, plan, checked), fileCount };
}

/** Somebody who names files by hand is told at once that there are none, so that no typing error passes for a clean run. */
function requireFound({ tactics }: WordingPlan, checked: readonly Surface[]): void {
  const globs = tactics.flatMap((planned) => planned.globs);
  const lost = globs.find((glob) => !checked.some(({ path }) => takes(glob, path)));
  if (!lost) return;
  throw lost.glob === null
    ? new UserError(`${lost.written} leads out of this folder, so nothing there is read.`, 'Name files below it.')
    : new UserError(
        `${lost.written} matches no file here.`,
        'Name files or patterns from the working folder, such as `content/**/*.md`, in quotes.',
      );
}

async function readBaseline({ files }: WordingWorld, path: string): Promise<readonly BaselineEntry[] | null> {
  const text = await files.read(path);
  if (text === null) return null;
  const baseline = parseBaseline(text);
  if ('entries' in baseline) return baseline.entries;
  throw new UserError(
    `The baseline ${path} cannot be used: ${baseline.problem}.`,
    'Restore it from git, or delete it and write it anew with: throughline trace --write-baseline',
  );
}
