import type { Reading, WorkflowPermissions } from '../model/gate-settings.ts';
import { type BranchFacts, checkBranch } from './branch-health.ts';
import { deriveLayers } from './branch-layers.ts';
import { found, type HealthCheck, ok, unknown, unreadOf } from './health-check.ts';
import { checkOwnership, type OwnershipFacts } from './ownership-health.ts';
import { checkWorkflows, type WorkflowFacts } from './workflow-events.ts';

/** Everything that the gate's health is told from. All of it was fetched before. */
export interface GateFacts extends BranchFacts {
  readonly ownership: Reading<Omit<OwnershipFacts, 'branch'>>;
  readonly workflows: Reading<Pick<WorkflowFacts, 'defaultBranch' | 'files' | 'ownAction'>>;
  readonly permissions: Reading<WorkflowPermissions>;
}

/** Can the gate be walked around, and can it open at all? Total, and a pure function. */
export function checkGateHealth(facts: GateFacts): readonly HealthCheck[] {
  return [...checkBranch(facts), ...ownershipOf(facts), ...workflowsOf(facts), checkPermissions(facts.permissions)];
}

const ownershipIds = [
  'policy-readable',
  'codeowners-readable',
  'codeowners-covers-functions',
  'teams-readable',
  'two-people',
];

function ownershipOf({ ownership, branch }: GateFacts): readonly HealthCheck[] {
  if ('known' in ownership) return checkOwnership({ ...ownership.known, branch });
  return ownershipIds.map((id) => unknown(id, 'Nobody can tell who signs.', [ownership]));
}

function workflowsOf({ workflows, branch, settings }: GateFacts): readonly HealthCheck[] {
  const hasQueue = deriveLayers(settings).layers.some((layer) => layer.hasQueue);
  if ('known' in workflows) return checkWorkflows({ ...workflows.known, branch, hasQueue });
  return ['workflow-events', 'workflow-checkout'].map((id) =>
    unknown(id, 'Nobody can tell when the gate runs.', [workflows]),
  );
}

function checkPermissions(permissions: Reading<WorkflowPermissions>): HealthCheck {
  const id = 'default-workflow-permissions';
  if (!('known' in permissions)) {
    return unknown(id, 'Nobody can tell what workflows may do when they do not say.', unreadOf(permissions));
  }
  const { approves, writes } = permissions.known;
  if (!approves && !writes) return ok(id, 'Workflows may only read unless they say more, and cannot approve.');
  return found(id, 'weak', {
    message: 'Workflows may do more than they need.',
    details: [
      ...(approves ? ['A workflow can approve pull requests. The gate counts no bot, but GitHub does.'] : []),
      ...(writes ? ['Every workflow that does not say otherwise can write, and post checks.'] : []),
    ],
    help: 'Have an administrator choose read permissions under Settings, Actions, General, Workflow permissions, and untick that Actions may approve.',
  });
}
