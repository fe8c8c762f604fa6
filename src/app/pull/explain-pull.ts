import { comparePositionings } from '../../diff/compare-positionings.ts';
import { deriveConsequences } from '../../diff/derive-consequences.ts';
import { type Corpus, parseCorpus } from '../../document/corpus.ts';
import { compareFindings } from '../../model/compare-findings.ts';
import type { PullExplanation } from '../../report/pull-explanation.ts';
import { checkRead } from '../check.ts';
import type { Clock, PositioningSource } from '../ports.ts';
import { readCorpusIfAny } from '../read-corpus.ts';
import { countBrokenFiles } from '../show.ts';
import { UserError } from '../user-error.ts';

/** A pull request as two states of the files: as they are in its base, and as they are when it is merged. */
export interface PullSides {
  readonly before: PositioningSource;
  readonly after: PositioningSource;
  readonly clock: Clock;
}

/**
 * Explains what a pull request does to the positioning; who has yet to sign is not among it. Throws a `UserError` when
 * there is no positioning on either side.
 */
export async function explainPull(
  { before, after, clock }: PullSides,
  { root }: { readonly root: string },
): Promise<PullExplanation> {
  const [old, now] = [await read(before, root), await read(after, root)];
  if (old.files.length === 0 && now.files.length === 0) throw nothingThere(root);
  const [checkBefore, check] = [await checkRead(old, clock), await checkRead(now, clock)];
  const { added, resolved } = compareFindings(checkBefore.findings, check.findings);
  return {
    check,
    newFindings: added,
    resolved,
    changes: comparePositionings(old.positioning, now.positioning),
    consequences: deriveConsequences(old.positioning, now.positioning),
    brokenFiles: Math.max(countBrokenFiles(old), countBrokenFiles(now)),
    isGated: [...old.files, ...now.files].some(({ identity }) => identity?.kind === 'sign-off'),
    signOff: null,
  };
}

/** What cannot be read because it is not there is empty: the pull request brings it, or takes it away. */
async function read(source: PositioningSource, root: string): Promise<Corpus> {
  return (await readCorpusIfAny({ source, cache: nothingKept }, root)) ?? parseCorpus(root, []);
}

/** A pull request is read once, on a machine that is thrown away. */
const nothingKept = { load: () => null, save: () => {} };

function nothingThere(root: string): UserError {
  return new UserError(
    `There is no positioning in ${root}/, neither in this pull request nor in its base.`,
    'Name its folder with the input `root`, or begin one with: throughline new product <id>',
  );
}
