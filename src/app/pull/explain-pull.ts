import type { Corpus } from '../../document/corpus.ts';
import { parseCorpus } from '../../document/parse-corpus.ts';
import { compareFindings } from '../../model/compare-findings.ts';
import type { PullExplanation } from '../../report/pull-explanation.ts';
import { checkRead } from '../check.ts';
import { diffCorpora } from '../diff.ts';
import type { World } from '../ports.ts';
import { readCorpusIfAny } from '../read-corpus.ts';
import { UserError } from '../user-error.ts';
import type { PullSides } from './pull-sides.ts';
import { tracePull } from './trace-pull.ts';

/**
 * Explains what a pull request does to the positioning; who has yet to sign is not among it. Throws a `UserError` when
 * there is no positioning on either side.
 */
export async function explainPull(sides: PullSides, { root }: { readonly root: string }): Promise<PullExplanation> {
  const { before, after } = sides;
  const [old, now] = [await read(before, root), await read(after, root)];
  if (old.files.length === 0 && now.files.length === 0) throw nothingThere(root);
  const [checkBefore, check] = [await checkRead(old, before.clock), await checkRead(now, after.clock)];
  const { added, resolved } = compareFindings(checkBefore.findings, check.findings);
  return {
    ...diffCorpora({ base: { name: 'the base', corpus: old }, head: { name: 'this pull request', corpus: now } }),
    check,
    newFindings: added,
    resolved,
    ...(await tracePull(sides, { old, now })),
    isGated: [...old.files, ...now.files].some(({ identity }) => identity?.kind === 'sign-off'),
    signOff: null,
  };
}

/** What cannot be read because it is not there is empty: the pull request brings it, or takes it away. */
async function read(world: World, root: string): Promise<Corpus> {
  return (await readCorpusIfAny(world, root)) ?? parseCorpus(root, []);
}

function nothingThere(root: string): UserError {
  return new UserError(
    `There is no positioning in ${root}/, neither in this pull request nor in its base.`,
    'Name its folder with the input `root`, or begin one with: throughline init',
  );
}
