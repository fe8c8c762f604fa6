import { accountRoutes } from './accounts.ts';
import { holderOf } from '../cast.ts';
import { checkRoutes } from './checks.ts';
import { conversationRoutes } from './conversation.ts';
import { dressAnswer } from './dress.ts';
import type { Answer, Call } from './emulator.ts';
import { eventRoutes } from './events.ts';
import { type Host, refuse, type Route } from './host.ts';
import { mergeRoutes } from './merges.ts';
import { pullRoutes } from './pulls.ts';
import { refRoutes } from './refs.ts';
import { denyRestricted, settingsRoutes } from './settings.ts';

const routes: readonly Route[] = [
  ...pullRoutes,
  ...mergeRoutes,
  ...refRoutes,
  ...eventRoutes,
  ...conversationRoutes,
  ...checkRoutes,
  ...settingsRoutes,
  ...accountRoutes,
];

/** The played GitHub: what the emulator says, put right, and what it does not know. One second passes with a write. */
export async function answerCall(host: Host, call: Call): Promise<Answer> {
  if (call.token !== null && holderOf(call.token) === null) return refuse(401, 'Bad credentials');
  if ([...host.memory.forgotten].some((commit) => call.path.includes(commit))) return refuse(404, 'Not Found');
  const denied = denyRestricted(host, call);
  if (denied) return denied;
  if (call.method !== 'GET') host.clock.tick();
  for (const route of routes) {
    const found = route.method === call.method ? route.path.exec(call.path) : null;
    if (found) return dressAnswer(host, await route.answer(host, call, ...found.slice(1).map(decodeURIComponent)));
  }
  return dressAnswer(host, await host.emulator.ask(call));
}
