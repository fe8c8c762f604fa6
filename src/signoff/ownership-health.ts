import { parseText } from '../document/parse-text.ts';
import type { CodeownersError, Reading } from '../model/gate-settings.ts';
import type { ReadEntry } from '../model/entry.ts';
import type { Membership } from '../model/pull-request.ts';
import { clip, code } from '../model/words.ts';
import { parseCodeowners } from './codeowners.ts';
import { checkCoverage } from './coverage-health.ts';
import type { Guard } from './guard.ts';
import { found, firstOf, type HealthCheck, ok, unknown, unreadOf } from './health-check.ts';
import { checkPeople } from './people-health.ts';
import { parsePolicy, type PolicyFiles, type PolicyReading } from './policy.ts';

/** Who signs, as the tip of a branch has it. */
export interface OwnershipFacts {
  readonly branch: string;
  readonly guard: Guard;
  /** Every path at the tip. */
  readonly paths: readonly string[];
  readonly files: PolicyFiles;
  /** What the code host itself finds wrong in CODEOWNERS. */
  readonly codeownersErrors: Reading<readonly CodeownersError[]>;
  /** The people behind each owner, by handle in lower case. */
  readonly memberships: ReadonlyMap<string, Membership>;
}

const mostDetails = 8;

/** The functions, as far as they can be told without CODEOWNERS; none when they cannot. */
export function functionsOf({ files, guard, branch }: Pick<OwnershipFacts, 'files' | 'guard' | 'branch'>) {
  return parseFunctions(files, guard.root, branch).policy?.functions ?? [];
}

function parseFunctions(files: PolicyFiles, root: string, branch: string): PolicyReading {
  return parsePolicy({ ...files, codeowners: emptyCodeowners }, root || '.', branch);
}

/** Can every function sign for everything that is guarded? */
export function checkOwnership(facts: OwnershipFacts): readonly HealthCheck[] {
  const { branch, guard, files } = facts;
  const whole = parsePolicy(files, guard.root || '.', branch);
  const functions = parseFunctions(files, guard.root, branch);
  return [
    checkPolicy(functions, branch),
    checkCodeowners(facts),
    checkCoverage({ ...facts, policy: whole.policy }),
    ...checkPeople({ policy: functions.policy, guard, memberships: facts.memberships }),
  ];
}

const emptyCodeowners: ReadEntry = { path: 'CODEOWNERS', content: { type: 'file', bytes: new Uint8Array() } };

function checkPolicy({ problems }: PolicyReading, branch: string): HealthCheck {
  const id = 'policy-readable';
  if (problems.length === 0) return ok(id, `The policy of the gate and the functions on ${code(branch)} can be read.`);
  return found(id, 'hole', {
    message: `Who signs cannot be told from ${code(branch)}, so the gate lets nothing through.`,
    details: firstOf(
      problems.map(({ message, help }) => `${message} ${help}`),
      mostDetails,
    ),
    help: 'Mend these first, and have an administrator merge it.',
  });
}

function checkCodeowners({ branch, files: { codeowners }, codeownersErrors }: OwnershipFacts): HealthCheck {
  const id = 'codeowners-readable';
  const parsed = codeowners && parseText(codeowners.content);
  if (!codeowners || !parsed || parsed.text === null || parsed.problem) {
    return found(id, 'hole', {
      message: `There is no CODEOWNERS on ${code(branch)} that can be read as plain text, so no file has an owner.`,
      help: 'Run `throughline codeowners --write` and merge the result.',
    });
  }
  const own = parseCodeowners(parsed.text).problems.map(({ line, message }) => `Line ${line}: ${message}`);
  const theirs = 'known' in codeownersErrors ? codeownersErrors.known.map(describeError) : [];
  if (own.length + theirs.length > 0) {
    return found(id, 'hole', {
      message: `${code(codeowners.path)} has lines that do not name owners as GitHub understands them.`,
      details: firstOf([...own, ...theirs], mostDetails),
      help: 'Mend those lines, or run `throughline codeowners --write` where they are in its block.',
    });
  }
  const unread = unreadOf(codeownersErrors);
  if (unread.length > 0) return unknown(id, `Nobody can tell what GitHub makes of ${code(codeowners.path)}.`, unread);
  return ok(id, `${code(codeowners.path)} can be read, and GitHub finds no mistake in it.`);
}

function describeError({ line, kind, suggestion }: CodeownersError): string {
  return `Line ${line}: ${clip(`${kind}. ${suggestion ?? ''}`, 200)} (GitHub says so.)`;
}
