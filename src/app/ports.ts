import type { Entry } from '../model/entry.ts';
import type {
  BranchSettings,
  CodeownersError,
  Publisher,
  Reading,
  WorkflowPermissions,
} from '../model/gate-settings.ts';
import type {
  Account,
  AnnotatedCheck,
  CheckRun,
  Comment,
  Commit,
  EditableComment,
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

/**
 * Writes text files of the work tree whole or not at all. What was read here is replaced only while it still says the
 * same: writing throws a `UserError` when somebody else changed it since, so that no edit is lost.
 */
export interface FileWriter {
  /** The file's text, or null when there is no such file. Throws a `UserError` for what is no UTF-8 text, or too much of it. */
  read(path: string): Promise<string | null>;
  /** Replaces or creates the file. Throws a `UserError` when it cannot, or when something there is no plain file. */
  write(path: string, text: string): Promise<void>;
  /** Writes every file by its path, or none: nothing is replaced before everything lies ready beside its place. */
  writeAll(texts: ReadonlyMap<string, string>): Promise<void>;
  /** Gives a file or a folder another path. Throws a `UserError` when it cannot, or when something is there already. */
  move(from: string, to: string): Promise<void>;
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
  readonly history: History;
  readonly surfaces: Surfaces;
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
  readCommits(base: string, head: string): Promise<readonly Commit[]>;
  /** Publishes a check run, in place of those of the same name on the same commit. */
  publishCheck(check: CheckRun): Promise<void>;
}

/**
 * How something is said on a pull request. Every method throws a `WorldError` when it cannot be told whether that was
 * done. What the token may not do is no error: those that write give null or false then.
 */
export interface PullVoice {
  /** Publishes a check run beside older ones of its name, and gives the app that it is published by. */
  publishAnnotated(check: AnnotatedCheck): Promise<{ readonly app: string | null } | null>;
  /** The person whom the token belongs to; null when it belongs to an app. */
  readSelf(): Promise<Account | null>;
  /** The comments of the conversation, the oldest first. */
  readEditable(number: number): Promise<readonly EditableComment[]>;
  comment(number: number, body: string): Promise<EditableComment | null>;
  edit(id: number, body: string): Promise<boolean>;
  remove(id: number): Promise<boolean>;
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

/** A text that a file had in a commit. */
export interface FileVersion {
  /** The first digits of the commit. */
  readonly revision: string;
  /** The day of the commit, as year-month-day in UTC. */
  readonly day: string;
  readonly text: string;
}

/** What the repository around the working folder remembers. Throws a `UserError` when git cannot be asked. */
export interface History {
  /** The commit that the work tree stands on, as short as git writes it; null outside a repository and before its first commit. */
  findHead(): Promise<string | null>;
  /**
   * The committed texts of files by path, the latest first. A path has none that was never committed under it, and
   * fewer than there were in a shallow clone and in a very long history.
   */
  readVersions(paths: readonly string[]): Promise<ReadonlyMap<string, readonly FileVersion[]>>;
}

/** Which files to read: those that are named, and of all others those that are wanted. Paths are those of findings. */
export interface WantedFiles {
  readonly named: readonly string[];
  readonly isWanted: (path: string) => boolean;
}

/** The files that tell customers the story, such as pages and decks. */
export interface Surfaces {
  /**
   * Reads the wanted files below a folder one by one, in any order. What git ignores, and folders of tools, are read
   * only if named. Links are never followed, nothing is read outside of the folder and its repository, and nothing
   * that is larger than `mostBytes` says of its path. What is named and cannot be read comes as such; what does not
   * exist does not come.
   */
  read(folder: string, wanted: WantedFiles, mostBytes: (path: string) => number): AsyncIterable<Entry>;
}

/** Finds commits by what people call them. */
export interface Revisions {
  /** Is the working folder in a repository? */
  isRepository(): Promise<boolean>;
  /** The full id of the commit that a branch, a tag or an expression such as `HEAD~1` names, or null. */
  findCommit(name: string): Promise<string | null>;
  /** The commit from which two commits went apart, or null when they share none, as in a clone that is not deep enough. */
  findMergeBase(one: string, other: string): Promise<string | null>;
}

/** One commit that touched a folder, and the folder around it. */
export interface Step {
  /** The commit's full id. */
  readonly commit: string;
  /** When it was written: ISO 8601, in UTC. */
  readonly at: string;
  /** As git has them, however long. */
  readonly author: string;
  readonly title: string;
  /**
   * Everything below the folder at the commit's first parent, and at the commit. What is the same at two commits is the
   * same object, so that it can be understood once. Empty when there is no folder.
   */
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}

/** How a folder came to be what it is. */
export interface Timeline {
  /** Names the past that can be seen from here: as long as the name is the same, so are the steps. Null where there is none. */
  findTip(): Promise<string | null>;
  /**
   * The latest commits that touched the folder, newest first, along first parents: a merge is one step. Empty outside a
   * repository. A shallow clone ends before its oldest commit, of which nobody can tell what it changed. Throws a
   * `UserError` when git cannot be asked.
   */
  readSteps(
    root: string,
    options: { readonly most: number; readonly isWanted: (path: string) => boolean },
  ): Promise<readonly Step[]>;
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
