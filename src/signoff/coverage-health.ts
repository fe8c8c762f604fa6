import type { Membership } from '../model/pull-request.ts';
import { code, countInWords, listInWords } from '../model/words.ts';
import { findOwnership, isSameOwner } from './codeowners.ts';
import type { GuardedChange } from './delta.ts';
import type { Guard } from './guard.ts';
import { firstOf, found, type HealthCheck, ok } from './health-check.ts';
import type { Policy, SigningFunction } from './policy.ts';
import { findSignatories } from './signatories.ts';

export interface CoverageFacts {
  readonly branch: string;
  readonly guard: Guard;
  /** Every path at the tip. */
  readonly paths: readonly string[];
  /** Null when it cannot be told. */
  readonly policy: Policy | null;
  readonly memberships: ReadonlyMap<string, Membership>;
}

const id = 'codeowners-covers-functions';
const mostDetails = 8;
const writeBlock = 'Run `throughline codeowners --write`, and have an administrator merge the result.';

/** Does CODEOWNERS give every guarded path, also one that does not exist yet, to those who must sign for it? */
export function checkCoverage(facts: CoverageFacts): HealthCheck {
  const { policy, branch } = facts;
  if (!policy) {
    const message = 'Nobody can tell whether every function owns what it signs for.';
    const help = 'Mend the policy and CODEOWNERS first.';
    return { id, status: 'unknown', message, details: [`They cannot be read from ${code(branch)}.`], help };
  }
  const paths = guardedPaths(facts);
  return policy.require === 'all_functions'
    ? checkEveryFunction(policy, paths, facts)
    : checkSomeFunction(policy, paths, facts);
}

/** The guarded paths that there are, and some that there may be tomorrow. */
function guardedPaths({ guard, paths }: CoverageFacts): readonly string[] {
  const product = `${guard.root === '' ? '' : `${guard.root}/`}new-product/product.md`;
  const tomorrow = [product, 'schemas/new.json', '.github/workflows/new.yml'];
  return [...new Set([...paths.filter((path) => guard.covers(path)), ...tomorrow])];
}

function checkEveryFunction(policy: Policy, paths: readonly string[], facts: CoverageFacts): HealthCheck {
  const inside = paths.filter((path) => facts.guard.isPositioning(path));
  const outside = paths.filter((path) => !facts.guard.isPositioning(path));
  const { signatories } = findSignatories(factsOf(policy, inside, facts));
  const blocked = signatories.flatMap(({ problems }) => problems.filter(({ status }) => status === 'blocked'));
  if (blocked.length > 0) {
    return found(id, 'hole', {
      message: 'Every function must sign, and some do not own every file, so changes of those files can never merge.',
      details: firstOf(
        blocked.map(({ message }) => message),
        mostDetails,
      ),
      help: writeBlock,
    });
  }
  const lacking = policy.functions.flatMap((each) => describeLack(each, outside, policy));
  if (lacking.length === 0) return ok(id, `Every function owns all ${countInWords(paths.length, 'guarded path')}.`);
  return found(id, 'weak', {
    message: 'Every function owns the positioning; the gate asks all of them about its own files too, GitHub does not.',
    details: firstOf(lacking, mostDetails),
    help: writeBlock,
  });
}

function describeLack(each: SigningFunction, paths: readonly string[], policy: Policy): string[] {
  const lacking = paths.filter((path) => !owns(each, path, policy));
  const [first] = lacking;
  if (first === undefined) return [];
  const more = lacking.length > 1 ? ` and ${countInWords(lacking.length - 1, 'other path')}` : '';
  return [`${each.name} does not own ${code(first, 200)}${more}.`];
}

function checkSomeFunction(policy: Policy, paths: readonly string[], facts: CoverageFacts): HealthCheck {
  const { unowned } = findSignatories(factsOf(policy, paths, facts));
  if (unowned.length > 0) {
    return found(id, 'hole', {
      message: 'Some guarded paths belong to no function, so changes there can never merge.',
      details: firstOf(
        unowned.map((path) => `No function owns ${code(path, 200)}.`),
        mostDetails,
      ),
      help: writeBlock,
    });
  }
  const idle = policy.functions.filter((each) => !paths.some((path) => owns(each, path, policy)));
  if (idle.length === 0) return ok(id, `Each of ${countInWords(paths.length, 'guarded path')} belongs to a function.`);
  return found(id, 'weak', {
    message: `${listInWords(idle.map(({ name }) => name))}: no guarded path is theirs, so they are never asked to sign.`,
    help: writeBlock,
  });
}

function factsOf(policy: Policy, paths: readonly string[], { guard, memberships }: CoverageFacts) {
  const state = { mode: '100644', oid: '' };
  const changes = paths.map((path): GuardedChange => ({ path, status: 'modified', before: state, after: state }));
  return { current: policy, proposed: null, changes, guard, memberships };
}

function owns({ owners }: SigningFunction, path: string, { codeowners }: Policy): boolean {
  const entitled = findOwnership(codeowners, path)?.owners ?? [];
  return owners.some((owner) => entitled.some((other) => isSameOwner(owner, other)));
}
