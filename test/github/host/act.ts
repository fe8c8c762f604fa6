import { tokenOf } from '../cast.ts';
import type { Json } from '../json.ts';
import { answerCall } from './answer-call.ts';
import type { Answer } from './emulator.ts';
import { type Host, isFine } from './host.ts';

/** Does something in somebody's name, and gives GitHub's answer whatever it is. `path` may hold a query. */
export function tryActing(host: Host, by: string, request: string, body?: Json): Promise<Answer> {
  const [method = '', url = ''] = request.split(' ');
  const [path = '', search = ''] = url.split('?');
  return answerCall(host, { method, path, query: new URLSearchParams(search), token: tokenOf(by), body });
}

/** Does something in somebody's name; throws when GitHub says no. */
export async function act(host: Host, by: string, request: string, body?: Json): Promise<Json | undefined> {
  const answer = await tryActing(host, by, request, body);
  if (isFine(answer)) return answer.body;
  throw new Error(`${by} tried ${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
}
