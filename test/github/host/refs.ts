import { record } from './events.ts';
import { callerOf, type Host, isAncestor, isFine, onRepository, refuse, type Route, tipOf } from './host.ts';
import { textAt } from '../json.ts';
import { close, changeBase } from './pulls.ts';
import { unmetChecks } from './rules.ts';

interface Move {
  readonly branch: string;
  /** Null when the branch did not exist. */
  readonly before: string | null;
  readonly after: string;
  readonly by: string;
}

/** Pushes to branches, and what they do to the pull requests of those branches. The emulator leaves these alone. */
export const refRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: onRepository('/git/refs'),
    async answer(host, call) {
      const answer = await host.emulator.ask(call);
      const branch = textAt(call.body, 'ref').replace('refs/heads/', '');
      if (isFine(answer))
        await follow(host, { branch, before: null, after: textAt(call.body, 'sha'), by: callerOf(call) });
      return answer;
    },
  },
  {
    method: 'PATCH',
    path: onRepository('/git/refs/heads/(.+)'),
    async answer(host, call, branch = '') {
      const before = await tipOf(host, branch);
      const move = { branch, before, after: textAt(call.body, 'sha'), by: callerOf(call) };
      const unmet = await whyNotPush(host, move);
      if (unmet !== null) return refuse(422, unmet);
      const answer = await host.emulator.ask(call);
      if (isFine(answer)) await follow(host, move);
      return answer;
    },
  },
  {
    method: 'DELETE',
    path: onRepository('/git/refs/heads/(.+)'),
    async answer(host, call, branch = '') {
      const answer = await host.emulator.ask(call);
      if (isFine(answer)) await followDeletion(host, branch, callerOf(call));
      return answer;
    },
  },
];

/** A protected branch takes no commit whose required checks have not passed, except from an administrator. */
async function whyNotPush(host: Host, { branch, after, by }: Move): Promise<string | null> {
  const [unmet] = await unmetChecks(host, { branch, commit: after, by });
  return unmet === undefined ? null : `Required status check "${unmet.context}" is expected.`;
}

async function follow(host: Host, { branch, before, after, by }: Move): Promise<void> {
  if (before === after) return;
  const isForced = before !== null && !(await isAncestor(host, before, after));
  for (const pull of host.memory.pulls.values()) {
    if (pull.merged) continue;
    if (pull.headBranch === branch && before === null && pull.head === after) {
      await record(host, pull, { event: 'head_ref_restored', by });
    }
    if (pull.headBranch === branch && pull.isOpen) {
      pull.head = after;
      pull.updatedAt = host.clock.now();
      if (isForced) await record(host, pull, { event: 'head_ref_force_pushed', by, commit: after });
    }
    if (pull.base === branch && pull.isOpen && isForced) {
      await record(host, pull, { event: 'base_ref_force_pushed', by, commit: after });
    }
  }
}

async function followDeletion(host: Host, branch: string, by: string): Promise<void> {
  const pulls = [...host.memory.pulls.values()];
  const landed = pulls.find(({ headBranch, merged }) => headBranch === branch && merged);
  for (const pull of pulls) {
    if (pull.headBranch === branch) {
      if (pull.isOpen) await close(host, pull, by);
      await record(host, pull, { event: 'head_ref_deleted', by });
    } else if (pull.base === branch && pull.isOpen) {
      // What was stacked on a branch that landed goes where that branch went, without a `base_ref_changed`.
      if (!landed) await close(host, pull, by);
      else await changeBase(host, pull, { base: landed.base, by, event: 'automatic_base_change_succeeded' });
    }
  }
}
