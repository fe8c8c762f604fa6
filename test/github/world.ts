import { apps, botOf, functions, people, repository, tokenOf } from './cast.ts';
import { startClock } from './clock.ts';
import type { Fault, FaultMatch } from './faults.ts';
import { openFront } from './front.ts';
import { answerCall } from './host/answer-call.ts';
import { type Answer, type Call, startEmulator } from './host/emulator.ts';
import type { Host } from './host/host.ts';
import { emptyMemory } from './host/memory.ts';
import { isDescribed, validateAnswer, validateRequest } from './openapi.ts';
import { commitStory } from './story/commits.ts';
import { peopleStory } from './story/people.ts';
import { conversationStory, pullStory } from './story/pulls.ts';
import { rulesStory } from './story/rules.ts';

export interface GitHubOptions {
  /** Are requests and answers held against GitHub's own description? They are, when left out. */
  readonly strict?: boolean;
}

export type GitHub = Awaited<ReturnType<typeof openGitHub>>;

/**
 * A GitHub of one's own, on the loopback address, with one organisation, five teams of two and an empty repository.
 *
 * The `emulate` package keeps most of the state; what it lacks is in `host/`. The gate sees it through the front alone,
 * at `apiUrl`; people act through the methods, which no fault touches and nobody counts. Time is logical: one second
 * passes with everything that anybody does.
 */
export async function openGitHub({ strict = true }: GitHubOptions = {}) {
  const clock = startClock();
  const memory = emptyMemory();
  for (const { slug, permissions } of apps) memory.permissions.set(slug, permissions);
  const invalidAnswers: string[] = [];
  const invalidRequests: string[] = [];
  const front = await openFront(async (call) => {
    const answer = await answerCall(host, call).catch((error: unknown) => {
      // The gate sees a 500 then and refuses, which must not look like the refusal that a test waits for.
      invalidAnswers.push(`${call.method} ${call.path}: the test world broke: ${String(error)}`);
      throw error;
    });
    if (strict) {
      invalidAnswers.push(...problemsOfAnswer(call, answer));
      invalidRequests.push(...validateRequest(call.method, call.path, call.body));
    }
    return answer;
  });
  const emulator = await startEmulator();
  const host: Host = { origin: front.origin, clock, memory, emulator };
  const story = {
    ...commitStory(host),
    ...pullStory(host),
    ...conversationStory(host),
    ...peopleStory(host),
    ...rulesStory(host),
  };
  for (const name of functions) {
    const members = people.filter((login) => login.startsWith(`${name}-`));
    await story.createTeam(name, members);
  }

  return {
    ...story,
    /** What `GITHUB_API_URL` would hold. */
    apiUrl: front.origin,
    /** The token of the gate's own app: it reads the repository and the teams, and publishes check runs. */
    token: tokenOf(botOf('throughline-gate')),
    repo: repository,
    /** The token of a person or of a bot: `admin`, `sales-1`, `github-actions[bot]`. */
    tokenOf,

    /** Every request that came through the front, in order. */
    calls: front.calls,
    forgetCalls: () => void front.calls.splice(0),
    /** What of the answers is not as GitHub describes them, or is of an operation that the slice does not hold. */
    invalidAnswers,
    /** What of the bodies that were sent GitHub would not take. */
    invalidRequests,

    /** Makes requests that match go wrong. Of two faults that match, the one added last wins. */
    fault: (match: FaultMatch, fault: Fault) => front.faults.add(match, fault),
    clearFaults: () => front.faults.clear(),

    /** The time now, in the world. */
    now: () => clock.now(),
    /** All that is done within happens in one and the same second, a later one than before. */
    sameSecond: <T>(work: () => Promise<T>) => clock.hold(work),

    /** Ends both servers, and whatever hangs on them. */
    async close() {
      await Promise.all([front.close(), emulator.close()]);
    },
  };
}

function problemsOfAnswer({ method, path }: Call, { status, body }: Answer): string[] {
  if (!isDescribed(method, path)) return [`${method} ${path}: not in the slice; name it in scripts/slice-openapi.ts`];
  return validateAnswer(method, path, status, body);
}
