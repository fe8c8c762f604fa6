import { repositoryPath } from '../cast.ts';
import type { Answer, Call } from './emulator.ts';
import { record } from './events.ts';
import { ask, callerOf, type Host, isFine, onRepository, pullOf, refuse, type Route } from './host.ts';
import { type JsonObject, numberAt, objectOf, textAt } from '../json.ts';

/** Reviews and comments, and when they were written. */
export const conversationRoutes: readonly Route[] = [
  { method: 'POST', path: onRepository('/pulls/(\\d+)/reviews'), answer: submit },
  {
    method: 'PUT',
    path: onRepository('/pulls/(\\d+)/reviews/(\\d+)/dismissals'),
    async answer(host, call, number = '', id = '') {
      const review = await ask(host, 'GET', `${repositoryPath}/pulls/${number}/reviews/${id}`);
      // The emulator would put the message in place of what the reviewer wrote.
      const answer = await host.emulator.ask({ ...call, body: {} });
      if (!isFine(answer)) return answer;
      const dismissed = {
        state: textAt(review, 'state').toLowerCase(),
        review_id: Number(id),
        dismissal_message: textAt(call.body, 'message'),
      };
      await record(host, pullOf(host, number), {
        event: 'review_dismissed',
        by: callerOf(call),
        more: { dismissed_review: dismissed },
      });
      return answer;
    },
  },
  {
    method: 'POST',
    path: onRepository('/issues/(\\d+)/comments'),
    async answer(host, call, number = '') {
      const answer = await host.emulator.ask(call);
      if (!isFine(answer)) return answer;
      const now = host.clock.now();
      host.memory.comments.set(numberAt(answer.body, 'id'), { createdAt: now, updatedAt: now, viaApp: null });
      pullOf(host, number).updatedAt = now;
      return answer;
    },
  },
  {
    method: 'PATCH',
    path: onRepository('/issues/comments/(\\d+)'),
    async answer(host, call, id) {
      const answer = await host.emulator.ask(call);
      const comment = host.memory.comments.get(Number(id));
      if (comment && isFine(answer)) comment.updatedAt = host.clock.now();
      return answer;
    },
  },
];

async function submit(host: Host, call: Call, number = ''): Promise<Answer> {
  const pull = pullOf(host, number);
  const body: JsonObject = { commit_id: pull.head, ...objectOf(call.body) };
  if (callerOf(call) === pull.author && body['event'] === 'APPROVE') {
    return refuse(422, 'Can not approve your own pull request');
  }
  if (callerOf(call) === pull.author && body['event'] === 'REQUEST_CHANGES') {
    return refuse(422, 'Can not request changes on your own pull request');
  }
  const answer = await host.emulator.ask({ ...call, body });
  if (!isFine(answer)) return answer;
  host.memory.reviews.set(numberAt(answer.body, 'id'), { at: host.clock.now() });
  pull.updatedAt = host.clock.now();
  return answer;
}
