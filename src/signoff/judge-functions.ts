import type { Account, Review } from '../model/pull-request.ts';
import { compareText } from '../model/order.ts';
import { listInWords } from '../model/words.ts';
import type { Problem } from './problem.ts';
import { seatSignatories } from './seat-signatories.ts';
import type { Signatory } from './signatories.ts';
import { isPerson, type Refusal, type Standing } from './standing.ts';
import type { FunctionStatus, FunctionVerdict } from './verdict.ts';

/** Who must sign, and what everyone has said. */
export interface Seating {
  readonly signatories: readonly Signatory[];
  readonly standings: ReadonlyMap<number, Standing>;
  /** One person signs for one function. */
  readonly distinct: boolean;
  readonly author: Account | null;
  /** The author, where the policy lets no author sign. */
  readonly barred: Account | null;
}

/** Judges every signatory, in order. Where people must differ, as many functions as possible get one of their own. */
export function judgeFunctions(seating: Seating): FunctionVerdict[] {
  const { signatories, standings } = seating;
  const signed = signatories.map(({ candidates }) => signaturesOf(candidates, standings));
  const idsOf = (signatory: Signatory) => signed[signatories.indexOf(signatory)]!.map(({ account }) => account.id);
  const seats = seating.distinct
    ? seatSignatories(signatories, idsOf)
    : signed.map(([first]) => first?.account.id ?? null);
  return signatories.map((signatory, index) => {
    const seat = seats[index] ?? null;
    const servesElsewhere = (id: number) =>
      seating.distinct &&
      seats.some((other, at) => other === id && signatories[at]!.function.id !== signatory.function.id);
    const counting = signed[index]!.filter(({ account }) => seat !== null && !servesElsewhere(account.id));
    const elsewhere = signed[index]!.filter(({ account }) => servesElsewhere(account.id));
    return describeFunction(signatory, { counting, elsewhere, seats, seating });
  });
}

interface Signed {
  readonly counting: readonly Standing[];
  /** Standings whose person signs for another function. */
  readonly elsewhere: readonly Standing[];
  readonly seats: readonly (number | null)[];
  readonly seating: Seating;
}

function describeFunction(signatory: Signatory, signed: Signed): FunctionVerdict {
  const { counting, elsewhere, seats, seating } = signed;
  const { standings, signatories } = seating;
  const { id, name, owners } = signatory.function;
  const objectors = signatory.members.filter((account) => standings.get(account.id)?.rejectedAt);
  const canSign = signatory.candidates.filter(
    (account) =>
      account.id !== seating.barred?.id &&
      !standings.get(account.id)?.signature &&
      !standings.get(account.id)?.rejectedAt,
  );
  const nameAt = (person: number) => signatories[seats.indexOf(person)]?.function.name ?? 'another function';
  const taken = elsewhere.map(({ account, signature }): Refusal => {
    const reason = `signs for ${nameAt(account.id)} already, and one person signs for one function`;
    return { login: account.login, via: signature?.via ?? 'review', at: signature?.at ?? '', reason };
  });
  const problems = [...signatory.problems, ...emptyProblems(signatory, seating)];
  return {
    id,
    name,
    side: signatory.side,
    owners,
    status: statusOf(problems, objectors.length, counting.length),
    signers: counting.flatMap(({ account, signature }) => (signature ? [{ login: account.login, ...signature }] : [])),
    rejected: [...signatory.members.flatMap((account) => standings.get(account.id)?.refused ?? []), ...taken],
    objectors: objectors.map(({ login }) => login),
    canSign: canSign.map((account) => ({
      login: account.login,
      by: account.id === seating.author?.id ? 'commenting' : 'approving',
    })),
    problems,
  };
}

function statusOf(problems: readonly Problem[], objectors: number, signers: number): FunctionStatus {
  if (problems.some(({ status }) => status === 'error')) return 'error';
  if (problems.length > 0 || objectors > 0) return 'blocked';
  return signers > 0 ? 'signed' : 'pending';
}

/** The candidates whose sign-off holds, the earliest first; people break ties. */
function signaturesOf(candidates: readonly Account[], standings: ReadonlyMap<number, Standing>): Standing[] {
  const signed = candidates.flatMap(({ id }) => {
    const standing = standings.get(id);
    return standing?.signature ? [standing] : [];
  });
  const time = ({ signature }: Standing) => Date.parse(signature?.at ?? '');
  return signed.toSorted((a, b) => time(a) - time(b) || a.account.id - b.account.id);
}

/** A function for which nobody could ever sign: no people, or only an author who may not. */
function emptyProblems({ function: each, candidates, problems }: Signatory, { barred }: Seating): Problem[] {
  const possible = candidates.filter(({ id }) => id !== barred?.id);
  if (possible.length > 0 || problems.length > 0) return [];
  const owners = listInWords(each.owners);
  const message =
    candidates.length === 0
      ? `Nobody can sign for ${each.name}: there are no people behind ${owners}.`
      : `Nobody can sign for ${each.name}: the author is the only person behind ${owners}, and no author signs.`;
  return [{ status: 'blocked', message, help: `Add a second person to ${owners}.` }];
}

/** Sign-offs by people who are behind no owner here, by bots and by deleted accounts. */
export function disregardedSignOffs(
  { standings, signatories }: Seating,
  reviews: readonly Review[],
): readonly Refusal[] {
  const known = new Set(signatories.flatMap(({ members }) => members.map(({ id }) => id)));
  const names = listInWords([...new Set(signatories.map(({ function: { name } }) => name))], 'or');
  const strangers = [...standings.values()].filter(({ account }) => !known.has(account.id));
  const told = strangers.flatMap(({ account, signature, refused }): Refusal[] => {
    if (!isPerson(account)) return [...refused];
    const attempt = signature ?? refused[0];
    if (!attempt) return [];
    const reason = `is no owner of ${names}, or is one no longer`;
    return [{ login: account.login, via: attempt.via, at: attempt.at, reason }];
  });
  const ghosts = reviews
    .filter(({ author, state }) => author === null && state === 'APPROVED')
    .map(({ at }): Refusal => ({
      login: 'a deleted account',
      via: 'review',
      at,
      reason: 'the account no longer exists',
    }));
  return [...told, ...ghosts].toSorted(
    (a, b) => compareText(a.at, b.at) || compareText(a.login, b.login) || compareText(a.reason, b.reason),
  );
}
