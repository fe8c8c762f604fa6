import { appOf } from '../cast.ts';
import type { Answer, Call } from './emulator.ts';
import { callerOf, type Host, isFine, onRepository, paginate, refuse, type Route } from './host.ts';
import { at, type Json, listOf, numberAt } from '../json.ts';
import type { CheckMemory } from './memory.ts';

/**
 * Check runs belong to the app that published them; the emulator takes them from anybody. Annotations are added to
 * those that are there, fifty a request; the emulator puts them in their place.
 */
export const checkRoutes: readonly Route[] = [
  { method: 'POST', path: onRepository('/check-runs'), answer: publish },
  { method: 'PATCH', path: onRepository('/check-runs/(\\d+)'), answer: update },
  {
    method: 'GET',
    path: onRepository('/check-runs/(\\d+)/annotations'),
    async answer(host, call, id) {
      const check = host.memory.checks.get(Number(id));
      return check ? paginate(host, call, check.annotations) : refuse(404, 'Not Found');
    },
  },
];

async function publish(host: Host, call: Call): Promise<Answer> {
  const app = appOf(callerOf(call));
  if (!app) return refuse(403, 'You must authenticate via a GitHub App.');
  const added = annotationsIn(call);
  if (added.length > mostAtOnce) return refuse(422, 'Invalid request. No more than 50 items are allowed.');
  const answer = await host.emulator.ask(call);
  const now = host.clock.now();
  if (!isFine(answer)) return answer;
  const check = { app, startedAt: now, completedAt: now, annotations: [] };
  host.memory.checks.set(numberAt(answer.body, 'id'), check);
  annotate(check, added);
  return answer;
}

async function update(host: Host, call: Call, id?: string): Promise<Answer> {
  const check = host.memory.checks.get(Number(id));
  if (!check) return refuse(404, 'Not Found');
  if (check.app !== appOf(callerOf(call))) return refuse(403, 'Invalid app_id: the check run is of another app.');
  const added = annotationsIn(call);
  if (added.length > mostAtOnce) return refuse(422, 'Invalid request. No more than 50 items are allowed.');
  check.completedAt = host.clock.now();
  annotate(check, added);
  return host.emulator.ask(call);
}

const mostAtOnce = 50;

function annotationsIn({ body }: Call): readonly Json[] {
  return listOf(at(body, 'output', 'annotations') ?? []);
}

function annotate({ annotations }: CheckMemory, added: readonly Json[]): void {
  annotations.push(...added);
}
