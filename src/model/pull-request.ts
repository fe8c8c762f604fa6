/** An account of the code host. Two are the same when their ids are: a login can be given up and taken by another. */
export interface Account {
  readonly id: number;
  readonly login: string;
  /** `User` is a person; `Bot`, `Organization`, `Mannequin` and whatever else there may be are none. */
  readonly type: string;
}

/** A pull request as it is at one moment. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  /** Null when the account was deleted. */
  readonly author: Account | null;
  /** The commit that would be merged: 40 hexadecimal digits. */
  readonly head: string;
  /** The name of the branch that it would be merged into. */
  readonly base: string;
  /** The name of the repository's default branch. */
  readonly defaultBranch: string;
  /** Changes whenever anything about the pull request does. */
  readonly updatedAt: string;
}

/** A review that was submitted. Times are ISO 8601 in UTC, as GitHub gives them: to the second. */
export interface Review {
  /** Null when the account was deleted. */
  readonly author: Account | null;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  /** The commit that was reviewed; null when it no longer exists. */
  readonly commit: string | null;
  readonly at: string;
}

/** A comment in the conversation of a pull request. */
export interface Comment {
  readonly author: Account | null;
  readonly body: string;
  readonly at: string;
  readonly isEdited: boolean;
  /** The name of the app that wrote it in the author's name, or null when the author did. */
  readonly viaApp: string | null;
}

/** Something that was done to a pull request as a whole and that older reviews may not have seen coming. */
export interface PullRequestEvent {
  /** `head-replaced`: the branch was force-pushed, deleted or restored. `base-changed`: it now goes into another branch. */
  readonly type: 'head-replaced' | 'base-changed';
  readonly at: string;
}

/** A commit by its hash, with those that it stands on: the first is the one that others were merged into. */
export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
}

/** A file of a commit: its path from the top of the repository, its git mode, and the hash of what it holds. */
export interface TreeEntry {
  readonly path: string;
  /** `100644` is a plain file, `100755` an executable, `120000` a symlink, `160000` a submodule. */
  readonly mode: string;
  readonly oid: string;
  /** In bytes; null for what is no file. */
  readonly size: number | null;
}

/** Where a change starts: the tip of the base branch, and the commit that the head and that tip have in common. */
export interface MergeBase {
  readonly tip: string;
  readonly mergeBase: string;
}

/** A check run to publish on a commit. */
export interface CheckRun {
  readonly name: string;
  readonly head: string;
  /** `waiting` shows as in progress. Only `success` lets a required check pass. */
  readonly result: 'success' | 'failure' | 'waiting';
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
}

/** A check run that says what it says on lines of files, too. */
export interface AnnotatedCheck {
  readonly name: string;
  readonly head: string;
  /** Tells the run that publishes it from every other, so that it can be found again. */
  readonly run: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/** A remark beside lines of a file. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** The first and the last character of a remark on one line, 1-based; null for whole lines. */
  readonly columns: { readonly first: number; readonly last: number } | null;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A comment in the conversation of a pull request that can be edited. */
export interface EditableComment {
  readonly id: number;
  readonly author: Account | null;
  readonly body: string;
}

/** The people behind an owner that CODEOWNERS names, or the reason why nobody can tell, with the next step. */
export type Membership = { readonly members: readonly Account[] } | { readonly unreadable: string };
