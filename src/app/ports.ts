import type { Entry } from '../model/entry.ts';
import type {
  BranchSettings,
  CodeownersError,
  Publisher,
  Reading,
  WorkflowPermissions,
} from '../model/gate-settings.ts';
import type {
  CheckRun,
  Comment,
  Membership,
  MergeBase,
  PullRequest,
  PullRequestEvent,
  Review,
  TreeEntry,
} from '../model/pull-request.ts';

/** Where a positioning folder is read from: the work tree, or a git revision. */
export interface PositioningSource {
  /**
   * Everything below the folder, in any order. Content is read only for the paths that are wanted. Links are never
   * followed. Null when there is no such folder; throws a `UserError` when something else is in its place.
   */
  readEntries(root: string, isWanted: (path: string) => boolean): Promise<Entry[] | null>;
}

/** Writes text files of the work tree whole or not at all. */
export interface FileWriter {
  /** The file's text, or null when there is no such file. */
  read(path: string): Promise<string | null>;
  /** Replaces or creates the file. Throws a `UserError` when it cannot, or when something there is no plain file. */
  write(path: string, text: string): Promise<void>;
}

export interface Clock {
  /** Today, as year-month-day in UTC. */
  today(): string;
}

/** Keeps text between runs under a name. Losing it costs time and nothing else, so neither method throws. */
export interface Cache {
  load(name: string): string | null;
  save(name: string, text: string): void;
}

/** What is known of the repository around the working folder. */
export interface Repository {
  /** The names of the folders from the repository's top down to the working folder; empty at the top, and outside any repository. */
  foldersBelowTop(): Promise<readonly string[]>;
}

/** All that the use-cases need of the world. */
export interface World {
  readonly source: PositioningSource;
  readonly files: FileWriter;
  readonly repository: Repository;
  readonly clock: Clock;
  readonly cache: Cache;
}

/**
 * The pull requests of one repository. Every method throws a `WorldError` when the answer is missing, malformed, cut
 * short or over a limit: what comes back is whole.
 */
export interface PullRequests {
  readPull(number: number): Promise<PullRequest>;
  /** Every open pull request of the repository, whatever branch it goes into. */
  readOpenPulls(): Promise<readonly PullRequest[]>;
  /** `base` is a branch or a commit. Null when the head commit no longer exists. */
  readMergeBase(base: string, head: string): Promise<MergeBase | null>;
  /** Everything in a commit that is no folder. Null when the commit no longer exists. */
  readTree(commit: string): Promise<readonly TreeEntry[] | null>;
  readBlob(oid: string): Promise<Uint8Array>;
  /** Reviews that were submitted, in any order. */
  readReviews(number: number): Promise<readonly Review[]>;
  readComments(number: number): Promise<readonly Comment[]>;
  readEvents(number: number): Promise<readonly PullRequestEvent[]>;
  /** Everyone in a team, child teams included. */
  readTeam(organisation: string, slug: string): Promise<Membership>;
  /** The person who has the login now. */
  readUser(login: string): Promise<Membership>;
  /** The branches in which the merge queue of a base branch prepares its groups, by name, with their commits. */
  readQueueBranches(base: string): Promise<ReadonlyMap<string, string>>;
  /** Every commit that is reachable from `head` and not from `base`. */
  readCommits(base: string, head: string): Promise<readonly string[]>;
  /** Publishes a check run, in place of those of the same name on the same commit. */
  publishCheck(check: CheckRun): Promise<void>;
}

/**
 * The settings of one repository by which the gate holds or not. What the token may not see is unreadable, with the
 * reason. Only the two that everything else hangs on throw a `WorldError`: the default branch, and the branch.
 */
export interface GateSettings {
  readDefaultBranch(): Promise<string>;
  /** Null when there is no such branch. */
  readBranch(branch: string): Promise<BranchSettings | null>;
  /** What the code host finds wrong in the CODEOWNERS of a branch. */
  readCodeownersErrors(branch: string): Promise<Reading<readonly CodeownersError[]>>;
  readWorkflowPermissions(): Promise<Reading<WorkflowPermissions>>;
  /** The apps that published the check on the pull requests touched last, the latest first. */
  readPublishers(check: string): Promise<Reading<readonly Publisher[]>>;
  /** The number of a team; null when there is none, or the token may not see it. */
  readTeamId(organisation: string, slug: string): Promise<number | null>;
}

/** What the repository around the working folder remembers. Throws a `UserError` when git cannot be asked. */
export interface History {
  /** The commit that the work tree stands on, as short as git writes it; null outside a repository and before its first commit. */
  findHead(): Promise<string | null>;
  /**
   * The latest committed text of a file, under the path that it has now, of which `isWanted` is true. Null when there
   * is none, as in a shallow clone that does not go back far enough.
   */
  findVersion(path: string, isWanted: (text: string) => boolean): Promise<string | null>;
}

/** The remote that a repository is kept at. */
export interface Remotes {
  /** The address of `origin` as git has it, and its default branch where git knows it; null where there is none. */
  findOrigin(): Promise<{ readonly address: string; readonly branch: string | null } | null>;
}

/** Folders that hold sites made by this program. */
export interface SiteFolders {
  /**
   * Begins a site that will stand at a path. What stands there stays as it is until `publish`. Throws a `UserError` when
   * something stands there that this program did not make.
   */
  begin(out: string): Promise<SiteDraft>;
}

/** A site on its way: nobody sees it before it is published whole. */
export interface SiteDraft {
  /** Takes a part over from the site that stands there; null when it has none made from this key, or it was touched since. */
  reuse(part: string, key: string): Promise<SiteWeight | null>;
  /** Writes the files of a part, one at a time. Each path is below the folder, and written once. */
  write(part: string, key: string, files: Iterable<SiteText>): Promise<SiteWeight>;
  /** Puts the draft in the place of what stands there. */
  publish(): Promise<void>;
  /** Leaves everything as it was. */
  discard(): Promise<void>;
}

export interface SiteText {
  readonly path: string;
  readonly text: string;
}

export interface SiteWeight {
  readonly files: number;
  readonly bytes: number;
}
