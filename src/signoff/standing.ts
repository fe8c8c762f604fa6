import { compareText, groupBy } from '../model/order.ts';
import type { Account, Comment, PullRequest, PullRequestEvent, Review } from '../model/pull-request.ts';
import { parseSignOffComment, printedPrefix, signOffCommand } from './sign-off-comment.ts';

/** What a person has said about exactly this content. */
export interface Standing {
  readonly account: Account;
  /** Null when nothing they said counts as a sign-off. */
  readonly signature: Signature | null;
  /** When they asked for changes, if that is their last word. ISO 8601. */
  readonly rejectedAt: string | null;
  /** Everything they said that was meant as a sign-off and does not count, with the reason. */
  readonly refused: readonly Refusal[];
}

export interface Signature {
  readonly via: 'review' | 'comment';
  readonly at: string;
  /** The commit that was reviewed; null for a comment, which names the digest instead. */
  readonly commit: string | null;
}

export interface Refusal {
  readonly login: string;
  readonly via: 'review' | 'comment';
  readonly at: string;
  /** Completes "does not count: ". */
  readonly reason: string;
}

/** What a pull request's conversation is judged by. */
export interface Conversation {
  readonly pull: PullRequest;
  readonly reviews: readonly Review[];
  readonly comments: readonly Comment[];
  readonly events: readonly PullRequestEvent[];
  /** The digest of the head. */
  readonly digest: string;
  /** The digest at other commits that were approved; null when the commit no longer exists. */
  readonly digests: ReadonlyMap<string, string | null>;
  readonly authorSigns: boolean;
}

/** Is the account a person? Only people sign. */
export function isPerson({ type, login }: Account): boolean {
  return type === 'User' && !login.toLowerCase().endsWith('[bot]');
}

/** Where everyone stands who reviewed or commented, by account id. */
export function judgeStandings(conversation: Conversation): ReadonlyMap<number, Standing> {
  const { reviews, comments } = conversation;
  const reviewsOf = groupBy(reviews, ({ author }) => author?.id ?? null);
  const commentsOf = groupBy(comments, ({ author }) => author?.id ?? null);
  const accounts = new Map<number, Account>();
  for (const { author } of [...reviews, ...comments]) if (author) accounts.set(author.id, author);
  const ghosts = reviewsOf.get(null) ?? [];
  return new Map(
    [...accounts].map(([id, account]) => {
      const own = { reviews: [...(reviewsOf.get(id) ?? []), ...ghosts], comments: commentsOf.get(id) ?? [] };
      return [id, judgeStanding(account, { ...conversation, ...own })];
    }),
  );
}

/**
 * The reviews that decide for a person: their latest approval, rejection or dismissed review; more than one when they
 * fell into the same second. A review whose author was deleted could be anybody's, so it speaks for everybody.
 */
export function decisiveReviews(reviews: readonly Review[], account: Account): readonly Review[] {
  const own = reviews.filter(
    ({ author, state }) => state !== 'COMMENTED' && (author ? author.id === account.id : state === 'DISMISSED'),
  );
  const latest = own.reduce((last, { at }) => Math.max(last, Date.parse(at)), Number.NEGATIVE_INFINITY);
  const inThatSecond = own.filter(({ at }) => Date.parse(at) === latest);
  return inThatSecond.toSorted((x, y) => compareText(x.state + x.commit, y.state + y.commit));
}

/** The commits whose digests decide about the approvals of these accounts, besides the head itself. */
export function commitsInDoubt(
  pull: PullRequest,
  reviews: readonly Review[],
  accounts: readonly Account[],
): readonly string[] {
  const commits = accounts
    .flatMap((account) => decisiveReviews(reviews, account))
    .flatMap(({ state, commit }) => (state === 'APPROVED' && commit !== null ? [commit] : []));
  return [...new Set(commits)].filter((commit) => commit !== pull.head);
}

function judgeStanding(account: Account, conversation: Conversation): Standing {
  const decisive = decisiveReviews(conversation.reviews, account);
  const [last] = decisive;
  const review = judgeReviews(account, decisive, conversation);
  const comment = judgeComments(account, decisive, conversation);
  const isRejecting = decisive.some(({ state }) => state === 'CHANGES_REQUESTED');
  const signature = isPerson(account) && !isRejecting ? (review.signature ?? comment.signature) : null;
  const refused = signature ? [] : [...review.refused, ...comment.refused];
  return {
    account,
    signature,
    rejectedAt: isRejecting && last ? last.at : null,
    refused: refused.toSorted((a, b) => compareText(a.at, b.at) || compareText(a.reason, b.reason)),
  };
}

interface Judgement {
  readonly signature: Signature | null;
  readonly refused: readonly Refusal[];
}

/** Of approvals in the same second every one must hold. */
function judgeReviews(account: Account, decisive: readonly Review[], conversation: Conversation): Judgement {
  const [first] = decisive;
  if (!first) return { signature: null, refused: [] };
  const reasons = decisive.flatMap((review) => reasonAgainstReview(account, review, conversation) ?? []);
  const { at, commit } = first;
  if (reasons.length === 0) return { signature: { via: 'review', at, commit }, refused: [] };
  if (!hasApproved(account, conversation) && first.state === 'CHANGES_REQUESTED')
    return { signature: null, refused: [] };
  return { signature: null, refused: [...new Set(reasons)].map((reason) => refusal(account, 'review', at, reason)) };
}

function hasApproved({ id }: Account, { reviews }: Conversation): boolean {
  return reviews.some(({ author, state }) => author?.id === id && state === 'APPROVED');
}

function reasonAgainstReview(account: Account, review: Review, conversation: Conversation): string | null {
  const { pull, events, digest, digests } = conversation;
  if (review.state === 'CHANGES_REQUESTED') return 'asked for changes afterwards';
  if (review.state === 'DISMISSED') return 'the last review was dismissed; an older approval does not come back';
  if (!isPerson(account)) return 'is not a person; only people sign';
  if (account.id === pull.author?.id) {
    return `nobody approves their own pull request; the author comments ${signOffCommand(digest)} instead`;
  }
  if (review.commit === null) return 'the commit that was approved no longer exists';
  const overtaken = reasonFromEvents(review.at, events);
  if (overtaken !== null) return overtaken;
  const reviewed = review.commit === pull.head ? digest : digests.get(review.commit);
  if (reviewed === digest) return null;
  const commit = review.commit.slice(0, 7);
  return reviewed == null
    ? `approved commit ${commit}, which can no longer be compared`
    : `approved commit ${commit}, and the content has changed since`;
}

/** What was done to the pull request afterwards, or in the same second, so that nobody can tell what was approved. */
function reasonFromEvents(at: string, events: readonly PullRequestEvent[]): string | null {
  const later = events.filter((event) => Date.parse(event.at) >= Date.parse(at));
  if (later.some(({ type }) => type === 'head-replaced')) return 'came before the branch was force-pushed or restored';
  return later.length > 0 ? 'came while the pull request went into another branch' : null;
}

/** Of a person's own comments the latest that signs counts; those that fail are told only when none does. */
function judgeComments(account: Account, decisive: readonly Review[], conversation: Conversation): Judgement {
  const refused: Refusal[] = [];
  let signature: Signature | null = null;
  for (const comment of conversation.comments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const reason = reasonAgainstComment(account, comment, { decisive, conversation });
    if (reason === undefined) continue;
    if (reason === null) signature = { via: 'comment', at: comment.at, commit: null };
    else refused.push(refusal(account, 'comment', comment.at, reason));
  }
  return { signature, refused };
}

/** Null when the comment signs; undefined when it does not try to. */
function reasonAgainstComment(
  account: Account,
  comment: Comment,
  { decisive, conversation }: { decisive: readonly Review[]; conversation: Conversation },
): string | null | undefined {
  const { pull, digest, authorSigns } = conversation;
  const command = parseSignOffComment(comment.body);
  if (!command) return undefined;
  if (!isPerson(account)) return 'is not a person; only people sign';
  if (command.type === 'malformed') return `the comment must begin with: ${signOffCommand(digest)}`;
  if (comment.viaApp !== null) return `was written by the app ${comment.viaApp}, not by the person`;
  if (comment.isEdited) return 'the comment was edited; write a new one';
  if (!digest.startsWith(command.prefix)) {
    return `names the digest ${command.prefix.slice(0, 16)}, and the content is now ${digest.slice(0, 16)}`;
  }
  if (account.id === pull.author?.id && !authorSigns) return 'the policy lets no author sign';
  // Few digits can be met by other content; that cannot be told from the digest alone.
  const overtaken = command.prefix.length < printedPrefix ? reasonFromEvents(comment.at, conversation.events) : null;
  if (overtaken !== null) return overtaken;
  const withdrawn = decisive.some(({ state, at }) => state !== 'APPROVED' && Date.parse(at) >= Date.parse(comment.at));
  return withdrawn ? 'a later review by the same person was no approval' : null;
}

function refusal({ login }: Account, via: Refusal['via'], at: string, reason: string): Refusal {
  return { login, via, at, reason };
}
