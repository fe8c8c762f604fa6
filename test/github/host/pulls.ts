import { repositoryPath } from '../cast.ts';
import type { Answer, Call } from './emulator.ts';
import { record } from './events.ts';
import {
  ask,
  callerOf,
  type Host,
  isAncestor,
  isFine,
  onRepository,
  pullOf,
  refuse,
  type Route,
  tipOf,
} from './host.ts';
import { at, numberAt, textAt } from '../json.ts';
import type { PullMemory } from './memory.ts';

/** Opening, closing, reopening and retargeting: what the emulator does not keep in mind. */
export const pullRoutes: readonly Route[] = [
  { method: 'POST', path: onRepository('/pulls'), answer: open },
  {
    method: 'PATCH',
    path: onRepository('/pulls/(\\d+)'),
    answer: (host, call, number = '') => change(host, call, pullOf(host, number)),
  },
];

async function open(host: Host, call: Call): Promise<Answer> {
  const head = await tipOf(host, textAt(call.body, 'head'));
  const base = await tipOf(host, textAt(call.body, 'base'));
  if (head === null || base === null) return refuse(422, 'Validation Failed');
  const answer = await host.emulator.ask(call);
  if (!isFine(answer)) return answer;
  const number = numberAt(answer.body, 'number');
  host.memory.pulls.set(number, {
    number,
    author: callerOf(call),
    headBranch: textAt(call.body, 'head'),
    fork: null,
    head,
    base: textAt(call.body, 'base'),
    isOpen: true,
    openedAt: host.clock.now(),
    updatedAt: host.clock.now(),
    merged: null,
    events: [],
  });
  return answer;
}

async function change(host: Host, call: Call, pull: PullMemory): Promise<Answer> {
  const by = callerOf(call);
  const base = at(call.body, 'base');
  const state = at(call.body, 'state');
  if (typeof base === 'string' && (await tipOf(host, base)) === null) return refuse(422, 'Validation Failed');
  if (state === 'open' && !pull.isOpen && !(await reopen(host, pull, by))) {
    return refuse(422, `state cannot be changed. The ${pull.headBranch} branch was force-pushed or recreated.`);
  }
  if (state === 'closed' && pull.isOpen) await close(host, pull, by);
  if (typeof base === 'string' && base !== pull.base)
    await changeBase(host, pull, { base, by, event: 'base_ref_changed' });
  pull.updatedAt = host.clock.now();
  return host.emulator.ask(call);
}

/** Closes a pull request that is open. */
export async function close(host: Host, pull: PullMemory, by: string): Promise<void> {
  await ask(host, 'PATCH', `${repositoryPath}/pulls/${pull.number}`, { state: 'closed' });
  pull.isOpen = false;
  await record(host, pull, { event: 'closed', by });
}

/** Opens it again with the commits that were pushed meanwhile; false when they are not on top of the ones it had. */
async function reopen(host: Host, pull: PullMemory, by: string): Promise<boolean> {
  const tip = await tipOf(host, pull.headBranch);
  if (tip === null || !(await isAncestor(host, pull.head, tip))) return false;
  pull.head = tip;
  pull.isOpen = true;
  await record(host, pull, { event: 'reopened', by });
  return true;
}

/** Makes it go into another branch, which must exist. */
export async function changeBase(
  host: Host,
  pull: PullMemory,
  { base, by, event }: { base: string; by: string; event: string },
): Promise<void> {
  await ask(host, 'PATCH', `${repositoryPath}/pulls/${pull.number}`, { base });
  pull.base = base;
  await record(host, pull, { event, by });
}
