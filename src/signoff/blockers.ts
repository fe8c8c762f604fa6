import type { Account, Review } from '../model/pull-request.ts';
import { code, listInWords } from '../model/words.ts';
import type { GuardedChange } from './delta.ts';
import type { PolicyReading } from './policy.ts';
import type { Problem } from './problem.ts';
import { maxChangedFunctions, seatSignatories } from './seat-signatories.ts';
import type { Signatory } from './signatories.ts';

/** Everything that keeps a change from merging whoever signs it. Empty: sign-offs alone decide. */
export function findBlockers(facts: {
  readonly changes: readonly GuardedChange[];
  readonly proposed: PolicyReading | null;
  readonly reviews: readonly Review[];
  /** Changed paths that no function answers for. */
  readonly unowned: readonly string[];
  readonly signatories: readonly Signatory[];
}): readonly Problem[] {
  const { changes, proposed, reviews, unowned, signatories } = facts;
  return [
    ...forbiddenModes(changes),
    ...(proposed?.problems.map((problem): Problem => ({ ...problem, status: 'blocked' })) ?? []),
    ...unowned.map(nobodyOwns),
    ...ghostRejections(reviews),
    ...(signatories.length === 0 ? [nobodySigns] : []),
    ...tooManyChanged(signatories),
  ];
}

const modeWords: ReadonlyMap<string, string> = new Map([
  ['100755', 'an executable file'],
  ['120000', 'a symbolic link'],
  ['160000', 'a submodule'],
]);

function forbiddenModes(changes: readonly GuardedChange[]): Problem[] {
  return changes.flatMap(({ path, after }): Problem[] => {
    if (!after || after.mode === '100644') return [];
    return [
      {
        status: 'blocked',
        message: `${code(path, 200)} is ${modeWords.get(after.mode) ?? `of mode ${after.mode}`}; expected a plain file.`,
        help: 'Replace it by a plain file (mode 100644).',
      },
    ];
  });
}

function nobodyOwns(path: string): Problem {
  return {
    status: 'blocked',
    message: `No function owns ${code(path, 200)} in CODEOWNERS, so nobody would sign for it.`,
    help: 'Run `throughline codeowners --write`, or give the path to the owners of a function.',
  };
}

function tooManyChanged(signatories: readonly Signatory[]): Problem[] {
  const current = new Set(signatories.flatMap((each) => (each.side === 'current' ? [each.function.id] : [])));
  const changed = signatories.filter((each) => each.side === 'proposed' && current.has(each.function.id)).length;
  if (changed <= maxChangedFunctions) return [];
  return [
    {
      status: 'blocked',
      message: `${changed} functions get other owners at once; expected at most ${maxChangedFunctions}.`,
      help: 'Split the change into several pull requests.',
    },
  ];
}

const nobodySigns: Problem = {
  status: 'blocked',
  message: 'No function has to sign this change; expected at least one.',
  help: 'Give the changed paths to the owners of a function in CODEOWNERS.',
};

function ghostRejections(reviews: readonly Review[]): Problem[] {
  const isGhost = reviews.some(({ author, state }) => author === null && state === 'CHANGES_REQUESTED');
  if (!isGhost) return [];
  return [
    {
      status: 'blocked',
      message: 'Changes were requested by an account that no longer exists, so nobody knows for whom it spoke.',
      help: 'Dismiss that review with a reason.',
    },
  ];
}

/** Says when there are not enough different people, whoever of them signs. `barred` is an author who may not. */
export function tooFewPeople(signatories: readonly Signatory[], barred: Account | null): readonly Problem[] {
  const possible = ({ candidates }: Signatory) => candidates.flatMap(({ id }) => (id === barred?.id ? [] : [id]));
  const seats = seatSignatories(signatories, possible);
  const empty = signatories.filter((signatory, index) => seats[index] === null && possible(signatory).length > 0);
  if (empty.length === 0) return [];
  const names = listInWords(empty.map(({ function: { name } }) => name));
  return [
    {
      status: 'blocked',
      message: `One person signs for one function, and nobody would be left to sign for ${names}.`,
      help: 'Add people to the owners of that function, or set `distinct_people: false` in sign-off.md.',
    },
  ];
}
