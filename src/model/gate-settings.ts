/** A part of the settings, or why the token cannot see it, with the next step. */
export type Reading<T> = { readonly known: T } | Unread;

export interface Unread {
  readonly unreadable: string;
  /** In the imperative. */
  readonly help: string;
}

/** Everything that a branch is protected by. */
export interface BranchSettings {
  /** The commit at its tip. */
  readonly tip: string;
  /** The rules in force, of every ruleset that reaches the branch. */
  readonly rules: Reading<readonly BranchRule[]>;
  /** Every ruleset of branches that the repository has or inherits, also those that are off or meant for other branches. */
  readonly rulesets: Reading<readonly Ruleset[]>;
  /** Null when the branch has no classic protection. */
  readonly protection: Reading<ClassicProtection | null>;
}

export interface RequiredCheck {
  readonly context: string;
  /** The app that must have published it; null when any will do. */
  readonly app: number | null;
}

/** What a rule demands, of the rules that matter to the gate. */
export type RuleContent =
  | { readonly type: 'required-checks'; readonly checks: readonly RequiredCheck[]; readonly isStrict: boolean }
  | { readonly type: 'pull-request'; readonly approvals: number; readonly codeOwners: boolean }
  | { readonly type: 'no-force-push' | 'no-deletion' | 'merge-queue' };

export type BranchRule = RuleContent & {
  /** The id of the ruleset that it is from. */
  readonly ruleset: number;
};

export interface Ruleset {
  readonly id: number;
  readonly name: string;
  /** `active`; `evaluate` only reports, `disabled` does nothing. */
  readonly enforcement: string;
  /** Null when the token may not see them. */
  readonly bypass: readonly BypassActor[] | null;
  readonly rules: readonly RuleContent[];
}

/** Somebody to whom a ruleset does not apply. */
export interface BypassActor {
  /** `RepositoryRole`, `OrganizationAdmin`, `Team`, `Integration`, `User`, `DeployKey` or whatever else there may be. */
  readonly type: string;
  readonly id: number | null;
  /** `always`, `pull_request` (only there), or `exempt` (and no record is kept). */
  readonly mode: string;
}

/** Classic branch protection. Null: the token may not see this part. */
export interface ClassicProtection {
  readonly checks: readonly RequiredCheck[];
  readonly isStrict: boolean | null;
  readonly holdsAdministrators: boolean | null;
  /** Null inside: pull requests are not required. `exempt` are those who may push all the same. */
  readonly pullRequests: Reading<{
    readonly approvals: number;
    readonly codeOwners: boolean;
    readonly exempt: readonly string[];
  } | null>;
  readonly allowsForcePush: boolean | null;
  readonly allowsDeletion: boolean | null;
}

/** Something that the code host finds wrong in CODEOWNERS. */
export interface CodeownersError {
  /** 1-based. */
  readonly line: number;
  readonly kind: string;
  readonly suggestion: string | null;
}

/** What the token of a workflow may do where the workflow does not say. */
export interface WorkflowPermissions {
  readonly writes: boolean;
  readonly approves: boolean;
}

/** An app that published a check. */
export interface Publisher {
  readonly id: number;
  readonly slug: string;
}
