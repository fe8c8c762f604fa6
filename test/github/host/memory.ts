import type { App, Permission } from '../cast.ts';
import type { Json, JsonObject } from '../json.ts';

/** A pull request, as far as the emulator does not know it or knows it wrongly. */
export interface PullMemory {
  readonly number: number;
  readonly author: string;
  readonly headBranch: string;
  /** The account whose fork the head branch is in, or null when it is in the repository itself. */
  fork: JsonObject | null;
  head: string;
  base: string;
  isOpen: boolean;
  readonly openedAt: string;
  updatedAt: string;
  merged: { readonly commit: string; readonly at: string; readonly by: JsonObject } | null;
  /** In the shape of GitHub's issue events, oldest first. */
  readonly events: JsonObject[];
}

export interface ReviewMemory {
  readonly at: string;
  /** The commit that the review is said to be about, where that is not the one it was written for. */
  commit?: string | null;
}

export interface CommentMemory {
  readonly createdAt: string;
  updatedAt: string;
  /** The app through which the author wrote it, as answers show it. */
  viaApp: JsonObject | null;
}

export interface CheckMemory {
  readonly app: App;
  readonly startedAt: string;
  completedAt: string;
  /** In GitHub's shape; each update adds to them. */
  readonly annotations: Json[];
}

/** How an account shows: null when it was deleted. What is left out stays as it is. */
export type Mask = { readonly login?: string; readonly id?: number; readonly type?: string } | null;

export interface RequiredCheck {
  readonly context: string;
  /** The app that must have published it; null when any will do. */
  readonly app: number | null;
}

/** Classic branch protection. */
export interface Protection {
  readonly checks: readonly RequiredCheck[];
  /** Are administrators held to it too? */
  readonly enforceAdmins: boolean;
}

/** A group in a merge queue. */
export interface QueuedGroup {
  readonly base: string;
  readonly pulls: readonly number[];
  readonly head: string;
}

/** What GitHub remembers and the emulator does not. */
export interface Memory {
  readonly pulls: Map<number, PullMemory>;
  readonly reviews: Map<number, ReviewMemory>;
  readonly comments: Map<number, CommentMemory>;
  readonly checks: Map<number, CheckMemory>;
  /** By the login that the account began with. */
  readonly masks: Map<string, Mask>;
  /** Commits that were garbage collected. */
  readonly forgotten: Set<string>;
  /** The team that a team is part of, by slug. */
  readonly parentTeams: Map<string, string>;
  readonly permissions: Map<string, ReadonlySet<Permission>>;
  /** Logins whose tokens may read the repository and write nothing, as on a pull request from a fork. */
  readonly readers: Set<string>;
  readonly protections: Map<string, Protection>;
  /** In GitHub's shape. */
  readonly rulesets: JsonObject[];
  readonly codeownersErrors: JsonObject[];
  workflowPermissions: JsonObject;
  /** By the full name of the group's branch. */
  readonly groups: Map<string, QueuedGroup>;
  lastEvent: number;
}

export function emptyMemory(): Memory {
  return {
    pulls: new Map(),
    reviews: new Map(),
    comments: new Map(),
    checks: new Map(),
    masks: new Map(),
    forgotten: new Set(),
    parentTeams: new Map(),
    permissions: new Map(),
    readers: new Set(),
    protections: new Map(),
    rulesets: [],
    codeownersErrors: [],
    workflowPermissions: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
    groups: new Map(),
    lastEvent: 0,
  };
}
