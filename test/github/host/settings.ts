import { admin, appOf, organisation, people, type Permission, repositoryPath } from '../cast.ts';
import type { Answer, Call } from './emulator.ts';
import { answerWith, callerOf, type Host, isFine, onRepository, paginate, refuse, type Route } from './host.ts';
import { objectOf } from '../json.ts';
import type { Protection } from './memory.ts';
import { rulesOf } from './rules.ts';

/** The settings of the repository, of which the emulator knows only a part. */
export const settingsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: onRepository('/rules/branches/(.+)'),
    answer: async (host, call, branch = '') => paginate(host, call, rulesOf(host, branch, false)),
  },
  {
    method: 'GET',
    path: onRepository('/rulesets'),
    async answer(host, call) {
      const detailed = new Set(['rules', 'conditions', 'bypass_actors']);
      const summaries = host.memory.rulesets.map((ruleset) =>
        Object.fromEntries(Object.entries(ruleset).filter(([key]) => !detailed.has(key))),
      );
      return paginate(host, call, summaries);
    },
  },
  {
    method: 'GET',
    path: onRepository('/rulesets/(\\d+)'),
    async answer({ memory }, call, id) {
      const ruleset = memory.rulesets.find((each) => each['id'] === Number(id));
      if (!ruleset) return refuse(404, 'Not Found');
      // Only those who may change a ruleset are told who may pass over it.
      const { bypass_actors, ...rest } = ruleset;
      return answerWith(200, callerOf(call) === admin ? { ...rest, bypass_actors } : rest);
    },
  },
  {
    method: 'GET',
    path: onRepository('/codeowners/errors'),
    answer: async ({ memory }) => answerWith(200, { errors: memory.codeownersErrors }),
  },
  {
    method: 'GET',
    path: onRepository('/actions/permissions/workflow'),
    answer: async ({ memory }) => answerWith(200, memory.workflowPermissions),
  },
  {
    method: 'GET',
    path: onRepository('/branches/(.+)/protection'),
    async answer(host, _, branch = '') {
      const protection = host.memory.protections.get(branch);
      return protection
        ? answerWith(200, renderProtection(host, branch, protection))
        : refuse(404, 'Branch not protected');
    },
  },
  { method: 'GET', path: onRepository('/branches/((?!.+/protection$).+)'), answer: readBranch },
];

async function readBranch(host: Host, call: Call, branch = ''): Promise<Answer> {
  const answer = await host.emulator.ask(call);
  if (!isFine(answer)) return answer;
  const checks = host.memory.protections.get(branch)?.checks ?? null;
  const required = {
    enforcement_level: checks ? 'non_admins' : 'off',
    contexts: (checks ?? []).map(({ context }) => context),
    checks: (checks ?? []).map(({ context, app }) => ({ context, app_id: app })),
  };
  const isProtected = checks !== null || rulesOf(host, branch, false).length > 0;
  const protection = { enabled: checks !== null, required_status_checks: required };
  return { ...answer, body: { ...objectOf(answer.body), protected: isProtected, protection } };
}

function renderProtection({ origin }: Host, branch: string, { checks, enforceAdmins }: Protection) {
  const url = `${origin}${repositoryPath}/branches/${branch}/protection`;
  return {
    url,
    required_status_checks: {
      url: `${url}/required_status_checks`,
      strict: false,
      contexts: checks.map(({ context }) => context),
      contexts_url: `${url}/required_status_checks/contexts`,
      checks: checks.map(({ context, app }) => ({ context, app_id: app })),
    },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: enforceAdmins },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: false },
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
}

// What takes more than reading the repository.
const restricted: readonly { readonly path: RegExp; readonly needs: Permission }[] = [
  { path: onRepository('/branches/.+/protection'), needs: 'administration' },
  { path: onRepository('/actions/permissions/.+'), needs: 'administration' },
  { path: new RegExp(`^/orgs/${organisation}/`), needs: 'members' },
];

/** GitHub's no to somebody who may not do this, or null. It tells an app that it may not, and others nothing. */
export function denyRestricted({ memory }: Host, call: Call): Answer | null {
  const isHidden = call.path === '/user' && appOf(callerOf(call)) !== null;
  const isWriting = call.method !== 'GET' && memory.readers.has(callerOf(call));
  if (isHidden || isWriting) return refuse(403, 'Resource not accessible by integration');
  const needs = restricted.find(({ path }) => path.test(call.path))?.needs;
  const caller = callerOf(call);
  if (needs === undefined || caller === admin) return null;
  const app = appOf(caller);
  if (app)
    return memory.permissions.get(app.slug)?.has(needs) ? null : refuse(403, 'Resource not accessible by integration');
  return needs === 'members' && people.includes(caller) ? null : refuse(404, 'Not Found');
}
