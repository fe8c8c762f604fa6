import type { Account, Membership } from '../model/pull-request.ts';
import { code, listInWords } from '../model/words.ts';
import { findOwnership, isSameOwner } from './codeowners.ts';
import type { GuardedChange } from './delta.ts';
import type { Guard } from './guard.ts';
import type { Policy, SigningFunction } from './policy.ts';
import type { Problem } from './problem.ts';
import { isPerson } from './standing.ts';

/** A function that must sign, with everyone who can do it. */
export interface Signatory {
  readonly function: SigningFunction;
  /** `proposed` when the pull request adds the function or gives it other owners: then those sign too. */
  readonly side: 'current' | 'proposed';
  /** Everyone behind the function's owners; people, not bots. */
  readonly members: readonly Account[];
  /** Those of them whose owner has, by CODEOWNERS, every changed path that this function answers for. */
  readonly candidates: readonly Account[];
  /** What keeps the function from signing at all. */
  readonly problems: readonly Problem[];
}

export interface SignatoryFacts {
  readonly current: Policy;
  /** The policy that the pull request would bring; null when it leaves the policy alone. */
  readonly proposed: Policy | null;
  readonly changes: readonly GuardedChange[];
  readonly guard: Guard;
  /** The people behind each owner, by handle in lower case. */
  readonly memberships: ReadonlyMap<string, Membership>;
}

/** Every owner that must be looked up before the signatories are known, in lower case. */
export function ownersToLookUp(policies: readonly (Policy | null)[]): readonly string[] {
  const owners = policies.flatMap((policy) => policy?.functions.flatMap((each) => each.owners) ?? []);
  return [...new Set(owners.map((owner) => owner.toLowerCase()))];
}

/** The functions that must sign a change, current ones first, and the changed paths that none of them answers for. */
export function findSignatories(facts: SignatoryFacts): {
  readonly signatories: readonly Signatory[];
  readonly unowned: readonly string[];
} {
  const { current, proposed, changes, guard } = facts;
  const paths = changes.map(({ path }) => path);
  const isForAll = current.require === 'all_functions';
  const everyoneSigns = isForAll || proposed !== null;
  const signing = current.functions.flatMap((each) => {
    const answersFor = paths.filter((path) =>
      isForAll ? guard.isPositioning(path) : ownsSome(each.owners, path, current),
    );
    // A function without an owner can own nothing, and must not pass unnoticed for that.
    const signs = everyoneSigns || answersFor.length > 0 || each.owners.length === 0;
    return signs ? [currentSignatory(each, answersFor, facts)] : [];
  });
  const owned = (path: string) => current.functions.some(({ owners }) => ownsSome(owners, path, current));
  return {
    signatories: [...signing, ...proposedSignatories(facts)],
    unowned: isForAll ? [] : paths.filter((path) => !owned(path) && (!everyoneSigns || guard.isPositioning(path))),
  };
}

function currentSignatory(each: SigningFunction, paths: readonly string[], facts: SignatoryFacts): Signatory {
  const { current } = facts;
  const entitled = each.owners.filter((owner) => paths.every((path) => ownsSome([owner], path, current)));
  return {
    ...lookUp(each, entitled, facts),
    side: 'current',
    problems: [
      ...ownerProblems(each, facts),
      ...(each.owners.length > 0 && entitled.length === 0 ? [notEntitled(each, paths, current)] : []),
    ],
  };
}

/** Functions that the pull request adds, or to which it gives other owners. CODEOWNERS cannot name those yet. */
function proposedSignatories(facts: SignatoryFacts): Signatory[] {
  const before = new Map(facts.current.functions.map((each) => [each.id, each]));
  const changed = (facts.proposed?.functions ?? []).filter(({ id, owners }) => {
    const old = before.get(id);
    return !old || !haveSameOwners(old.owners, owners);
  });
  return changed.map((each) => ({
    ...lookUp(each, each.owners, facts),
    side: 'proposed',
    problems: ownerProblems(each, facts),
  }));
}

function lookUp(
  each: SigningFunction,
  entitled: readonly string[],
  { memberships }: SignatoryFacts,
): Pick<Signatory, 'function' | 'members' | 'candidates'> {
  const peopleBehind = (owners: readonly string[]) => {
    const found = owners.flatMap((owner) => {
      const membership = memberships.get(owner.toLowerCase());
      return membership && 'members' in membership ? membership.members.filter(isPerson) : [];
    });
    return [...new Map(found.map((account) => [account.id, account])).values()].toSorted((a, b) => a.id - b.id);
  };
  return { function: each, members: peopleBehind(each.owners), candidates: peopleBehind(entitled) };
}

function ownerProblems({ id, name, owners }: SigningFunction, { memberships }: SignatoryFacts): Problem[] {
  if (owners.length === 0) {
    return [
      {
        status: 'error',
        message: `${name} has no owner, so nobody can sign for it.`,
        help: `Add \`owners: ["@your-org/a-team"]\` to functions/${id}.md.`,
      },
    ];
  }
  return owners.flatMap((owner): Problem[] => {
    const membership = memberships.get(owner.toLowerCase());
    if (membership && 'members' in membership) return [];
    const reason = membership ? membership.unreadable : 'nobody looked it up';
    return [
      {
        status: 'error',
        message: `Nobody can tell who is behind ${owner}, which owns ${name}: ${reason}`,
        help: 'See "The token" in the guide to the gate, or name people one by one instead of a team.',
      },
    ];
  });
}

function notEntitled({ name, owners }: SigningFunction, paths: readonly string[], policy: Policy): Problem {
  const lost = paths.find((path) => !ownsSome(owners, path, policy));
  const rule = lost === undefined ? null : findOwnership(policy.codeowners, lost);
  const why = rule
    ? `line ${rule.line} gives it to ${rule.owners.length > 0 ? listInWords(rule.owners) : 'nobody'}`
    : 'no line covers it';
  return {
    status: 'blocked',
    message:
      lost === undefined
        ? `No single owner of ${name} has every changed path in CODEOWNERS.`
        : `CODEOWNERS does not make ${name} an owner of ${code(lost, 200)}: ${why}.`,
    help: 'Run `throughline codeowners --write`, have that change signed and merged first.',
  };
}

function ownsSome(owners: readonly string[], path: string, { codeowners }: Policy): boolean {
  const entitled = findOwnership(codeowners, path)?.owners ?? [];
  return owners.some((owner) => entitled.some((other) => isSameOwner(owner, other)));
}

function haveSameOwners(a: readonly string[], b: readonly string[]): boolean {
  const includesAll = (all: readonly string[], some: readonly string[]) =>
    some.every((owner) => all.some((other) => isSameOwner(owner, other)));
  return includesAll(a, b) && includesAll(b, a);
}
