import { appOf } from '../cast.ts';
import { callerOf, isFine, onRepository, refuse, type Route } from './host.ts';
import { numberAt } from '../json.ts';

/** Check runs belong to the app that published them; the emulator takes them from anybody. */
export const checkRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: onRepository('/check-runs'),
    async answer(host, call) {
      const app = appOf(callerOf(call));
      if (!app) return refuse(403, 'You must authenticate via a GitHub App.');
      const answer = await host.emulator.ask(call);
      const now = host.clock.now();
      if (isFine(answer))
        host.memory.checks.set(numberAt(answer.body, 'id'), { app, startedAt: now, completedAt: now });
      return answer;
    },
  },
  {
    method: 'PATCH',
    path: onRepository('/check-runs/(\\d+)'),
    async answer(host, call, id) {
      const check = host.memory.checks.get(Number(id));
      if (!check) return refuse(404, 'Not Found');
      if (check.app !== appOf(callerOf(call))) return refuse(403, 'Invalid app_id: the check run is of another app.');
      check.completedAt = host.clock.now();
      return host.emulator.ask(call);
    },
  },
];
