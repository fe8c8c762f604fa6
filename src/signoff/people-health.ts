import type { Membership } from '../model/pull-request.ts';
import { listInWords } from '../model/words.ts';
import { tooFewPeople } from './blockers.ts';
import type { Guard } from './guard.ts';
import { found, type HealthCheck, ok, unknown } from './health-check.ts';
import type { Policy, SigningFunction } from './policy.ts';
import { findSignatories, type Signatory } from './signatories.ts';

export interface PeopleFacts {
  /** Null when it cannot be told. */
  readonly policy: Policy | null;
  readonly guard: Guard;
  readonly memberships: ReadonlyMap<string, Membership>;
}

/** Are there people behind every function, and enough of them? */
export function checkPeople({ policy, guard, memberships }: PeopleFacts): readonly HealthCheck[] {
  if (!policy) return [cannotTell('teams-readable'), cannotTell('two-people')];
  const { signatories } = findSignatories({
    current: { ...policy, require: 'all_functions' },
    proposed: null,
    changes: [],
    guard,
    memberships,
  });
  return [checkTeams(signatories), checkTwoPeople(signatories, policy)];
}

function cannotTell(id: string): HealthCheck {
  return unknown(id, 'Nobody can tell who the people behind the functions are.', [
    { unreadable: 'The policy cannot be read.', help: 'Mend the policy first.' },
  ]);
}

function checkTeams(signatories: readonly Signatory[]): HealthCheck {
  const id = 'teams-readable';
  const broken = signatories.flatMap(({ problems }) => problems.map(({ message }) => message));
  if (broken.length === 0) return ok(id, 'Everyone behind every function can be read with this token.');
  return found(id, 'hole', {
    message: 'The people behind some functions cannot be read, and with a token like this one the gate stays shut.',
    details: broken,
    help: 'Give the gate the token of a GitHub App with `Members: read`, run this with the same token, and mend what is named here.',
  });
}

function checkTwoPeople(signatories: readonly Signatory[], policy: Policy): HealthCheck {
  const id = 'two-people';
  const readable = signatories.filter(({ problems }) => problems.length === 0);
  const empty = readable.filter(({ candidates }) => candidates.length === 0);
  const few = policy.distinctPeople ? tooFewPeople(readable, null) : [];
  if (empty.length > 0 || few.length > 0) {
    return found(id, 'hole', {
      message: 'There are not enough people for every function to sign, so some changes can never merge.',
      details: [
        ...empty.map(({ function: each }) => `Nobody is behind ${listInWords(each.owners)}, which owns ${each.name}.`),
        ...few.map(({ message }) => message),
      ],
      help: 'Add people to the owners of those functions.',
    });
  }
  const single = readable.filter(({ candidates }) => candidates.length === 1);
  if (single.length > 0) return tooLonely(id, single, policy);
  if (readable.length < signatories.length) {
    const unread = signatories.filter((each) => !readable.includes(each)).map(({ function: each }) => each);
    return unknown(id, `Nobody can tell how many people are behind ${nameAll(unread)}.`, [
      { unreadable: 'Their owners cannot be read.', help: 'Mend what keeps the teams from being read first.' },
    ]);
  }
  return ok(id, 'Every function has at least two people who can sign.');
}

function tooLonely(id: string, single: readonly Signatory[], { authorSigns }: Policy): HealthCheck {
  const details = single.map(({ function: { name }, candidates }) => `${name}: ${candidates[0]!.login} alone.`);
  return found(id, 'weak', {
    message: authorSigns
      ? 'Some functions have one person: while that person is away nobody can sign, and nobody else looks at their own changes.'
      : 'Some functions have one person: while that person is away, or is the author, nobody can sign.',
    details,
    help: 'Add a second person to the owners of those functions.',
  });
}

function nameAll(functions: readonly SigningFunction[]): string {
  return listInWords(functions.map(({ name }) => name));
}
