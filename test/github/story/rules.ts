import { botOf, findApp, repository, repositoryPath } from '../cast.ts';
import { act } from '../host/act.ts';
import type { Host } from '../host/host.ts';
import { at, type Json, type JsonObject, listOf, numberAt, textAt } from '../json.ts';

/** The name of the check that the gate publishes. */
export const signOffCheck = 'throughline/sign-off';

export interface ProtectOptions {
  readonly checks?: readonly string[];
  /** The slug of the app that must have published them; any app will do when left out. */
  readonly app?: string;
  readonly enforceAdmins?: boolean;
}

export interface NewRuleset {
  readonly name?: string;
  /** In GitHub's shape: `{ type: 'required_status_checks', parameters: … }`. */
  readonly rules: JsonObject[];
  readonly bypass_actors?: JsonObject[];
  readonly enforcement?: 'active' | 'evaluate' | 'disabled';
  /** Names of refs in GitHub's form: `~DEFAULT_BRANCH`, `~ALL`, `refs/heads/main`. */
  readonly include?: string[];
  readonly exclude?: string[];
}

export interface PublishedCheck {
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  /** The slug of the app that published it. */
  readonly app: string;
  /** As they were sent. */
  readonly annotations: readonly Json[];
}

/** What must be green before a branch moves, and what is. */
export function rulesStory(host: Host) {
  const { memory, origin, clock } = host;
  return {
    /** Classic branch protection: the sign-off check is required, unless others are named. Administrators pass. */
    protect(branch: string, { checks = [signOffCheck], app, enforceAdmins = false }: ProtectOptions = {}) {
      const id = app === undefined ? null : findApp(app).id;
      const required = checks.map((context) => ({ context, app: id }));
      memory.protections.set(branch, { checks: required, enforceAdmins });
    },

    /** Adds a ruleset and gives its id. It is active on the default branch, and nobody passes over it. */
    addRuleset(ruleset: NewRuleset): number {
      const id = memory.rulesets.length + 1;
      const now = clock.now();
      memory.rulesets.push({
        id,
        name: ruleset.name ?? 'Positioning',
        target: 'branch',
        source_type: 'Repository',
        source: repository,
        enforcement: ruleset.enforcement ?? 'active',
        bypass_actors: ruleset.bypass_actors ?? [],
        conditions: { ref_name: { include: ruleset.include ?? ['~DEFAULT_BRANCH'], exclude: ruleset.exclude ?? [] } },
        rules: ruleset.rules,
        node_id: `RRS_${id}`,
        _links: { self: { href: `${origin}${repositoryPath}/rulesets/${id}` } },
        created_at: now,
        updated_at: now,
      });
      return id;
    },

    /** What GitHub says is wrong with CODEOWNERS. */
    reportCodeownersErrors: (errors: readonly JsonObject[]) =>
      void memory.codeownersErrors.splice(0, Infinity, ...errors),

    /** What the token of a workflow may do when the workflow does not say. */
    allowWorkflows: (permissions: { write: boolean; approve: boolean }) => {
      memory.workflowPermissions = {
        default_workflow_permissions: permissions.write ? 'write' : 'read',
        can_approve_pull_request_reviews: permissions.approve,
      };
    },

    /** An app publishes a finished check run, as any workflow can with the shared app. */
    async publishCheck(app: string, commit: string, { name = signOffCheck, conclusion = 'success' } = {}) {
      const run = { name, head_sha: commit, status: 'completed', conclusion };
      await act(host, botOf(findApp(app).slug), `POST ${repositoryPath}/check-runs`, run);
    },

    /** Every check run of a commit, the newest first. */
    async checkRuns(commit: string): Promise<PublishedCheck[]> {
      const path = `${repositoryPath}/commits/${commit}/check-runs?filter=all`;
      const answer = await act(host, botOf('throughline-gate'), `GET ${path}`);
      return listOf(at(answer, 'check_runs')).map((run) => ({
        ...toPublishedCheck(run),
        annotations: memory.checks.get(numberAt(run, 'id'))?.annotations ?? [],
      }));
    },
  };
}

function toPublishedCheck(run: Json): Omit<PublishedCheck, 'annotations'> {
  const optional = (value: Json | undefined) => (typeof value === 'string' ? value : null);
  return {
    name: textAt(run, 'name'),
    status: textAt(run, 'status'),
    conclusion: optional(at(run, 'conclusion')),
    title: optional(at(run, 'output', 'title')),
    summary: optional(at(run, 'output', 'summary')),
    app: textAt(run, 'app', 'slug'),
  };
}
