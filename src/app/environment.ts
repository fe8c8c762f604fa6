import { code } from '../model/words.ts';
import { found, type HealthCheck, ok } from '../signoff/health-check.ts';
import { syncCodeowners } from './codeowners.ts';
import type { World } from './ports.ts';
import { readCorpusIfAny } from './read-corpus.ts';
import { countBrokenFiles } from './show.ts';
import { UserError } from './user-error.ts';

/** What the program runs on. */
export interface Environment {
  /** The version of Node: `20.19.4`. */
  readonly node: string;
  /** The version of git; null when there is none. */
  readonly git: string | null;
}

/** The oldest Node that the program runs on, as package.json has it. */
export const oldestNode = '20.19';

/**
 * Is everything here that the program needs? `isRemote`: the question is about a repository elsewhere, so that nothing
 * of it needs to be here.
 */
export async function checkEnvironment(
  world: World,
  { root, environment, isRemote }: { root: string; environment: Environment; isRemote: boolean },
): Promise<readonly HealthCheck[]> {
  return [
    checkNode(environment),
    checkGit(environment),
    ...(await checkFolder(world, root, isRemote).catch(explainFolder)),
  ];
}

function checkNode({ node }: Environment): HealthCheck {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
    return ok('node-version', `Node ${node} is new enough; ${oldestNode} or later is expected.`);
  }
  return found('node-version', 'hole', {
    message: `Node ${node} is too old; ${oldestNode} or later is expected.`,
    help: 'Install a later Node from https://nodejs.org.',
  });
}

function checkGit({ git }: Environment): HealthCheck {
  if (git !== null) return ok('git-present', `git ${git} is here.`);
  return found('git-present', 'weak', {
    message: 'There is no git here, and comparing with an earlier state needs it.',
    help: 'Install git from https://git-scm.com.',
  });
}

async function checkFolder(world: World, root: string, isRemote: boolean): Promise<readonly HealthCheck[]> {
  const id = 'positioning-readable';
  const corpus = await readCorpusIfAny(world, root);
  if (!corpus && isRemote) return [ok(id, `There is no folder ${code(root, 200)} here; the gate needs none.`)];
  if (!corpus || corpus.files.length === 0) {
    return [
      found(id, 'hole', {
        message: corpus ? `There is nothing in ${code(root, 200)}.` : `There is no folder ${code(root, 200)} here.`,
        help: 'Go to the folder that holds it, name it with --root, or begin one with: throughline init',
      }),
    ];
  }
  const broken = countBrokenFiles(corpus);
  const files = corpus.files.length;
  const readable =
    broken === 0
      ? ok(id, `All ${files} files of ${code(root, 200)} can be read.`)
      : found(id, 'weak', {
          message: `${broken} of ${files} files of ${code(root, 200)} cannot be read in full.`,
          help: 'Run `throughline check` and mend what it names.',
        });
  return [readable, await checkBlock(world, root)];
}

async function checkBlock(world: World, root: string): Promise<HealthCheck> {
  const id = 'codeowners-in-step';
  try {
    const { path, isInStep } = await syncCodeowners(world, { root, write: false });
    if (isInStep) return ok(id, `${code(path, 200)} is in step with the functions.`);
    const message = `${code(path, 200)} is out of step with the functions, so the wrong people may be asked to sign.`;
    return found(id, 'weak', { message, help: 'Run `throughline codeowners --write`, and have it signed.' });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return found(id, 'weak', { message: error.message, help: error.hint });
  }
}

function explainFolder(error: unknown): readonly HealthCheck[] {
  if (!(error instanceof UserError)) throw error;
  return [found('positioning-readable', 'hole', { message: error.message, help: error.hint })];
}
