import { signOff } from '../../src/app/sign-off/sign-off.ts';
import { gitHubClient } from '../../src/io/github/client.ts';
import { gitHubPullRequests } from '../../src/io/github/pull-requests.ts';
import type { Fetch } from '../../src/io/github/transport.ts';
import type { Verdict } from '../../src/signoff/verdict.ts';
import { type Script, scriptedFetch } from '../fakes/scripted-fetch.ts';
import { organisation, repository, repositoryPath } from './cast.ts';
import type { Scene } from './gate.ts';
import { at, type Json, objectOf, parseJson } from './json.ts';

/** Everything that GitHub answers while a pull request is judged, and what it would say of the commits around it. */
export interface Recording {
  readonly number: number;
  /** Whole answers by method and path. */
  readonly answers: ReadonlyMap<string, Json>;
}

/** Judges the pull request of a scene, and keeps every answer. `commits` are others that a wrong answer could lead to. */
export async function record({ github, number }: Scene, commits: readonly string[] = []): Promise<Recording> {
  const answers = new Map<string, Json>();
  const pulls = connect(async (url, init) => {
    const response = await fetch(url, init);
    answers.set(`GET ${new URL(url).pathname}`, parseJson(await response.clone().text()));
    return response;
  }, github);
  await signOff({ pulls, owner: organisation, root: 'positioning' }, { number, publish: false });
  const judged = await pulls.readPull(number);
  const known = [...new Set([...commits, judged.head, String(await github.tip('main'))])];
  for (const head of known) {
    await pulls.readTree(head);
    for (const base of [judged.base, ...known]) await pulls.readMergeBase(base, head);
    answers.set(`GET ${repositoryPath}/commits/${head}/check-runs`, { total_count: 0, check_runs: [] });
  }
  return { number, answers };
}

/** An answer that GitHub gives wrongly: the first time, or always. */
export interface WrongAnswer {
  readonly asked: string;
  readonly body: Json;
  readonly isLasting: boolean;
}

/** Judges a recorded pull request and publishes, with one answer wrong. Gives the conclusions published as well. */
export async function judgeAgain(
  { number, answers }: Recording,
  wrong?: WrongAnswer,
): Promise<{ readonly verdict: Verdict; readonly published: readonly Json[] }> {
  const published: Json[] = [];
  const script: Record<string, Script> = {
    [`POST ${repositoryPath}/check-runs`]: ({ body }) => {
      const run = objectOf(body as Json);
      published.push(at(run, 'conclusion') ?? null);
      return { status: 201, body: { id: 1, conclusion: null, ...run } };
    },
  };
  for (const [asked, body] of answers) script[asked] = { body };
  if (wrong) script[wrong.asked] = answerWrongly(wrong, answers.get(wrong.asked) ?? null);
  const pulls = connect(scriptedFetch(script).fetch, { apiUrl: 'https://api.github.com', token: 'token' });
  const verdict = await signOff({ pulls, owner: organisation, root: 'positioning' }, { number, publish: true });
  return { verdict, published };
}

function answerWrongly({ body, isLasting }: WrongAnswer, recorded: Json): Script {
  let turn = 0;
  return () => ({ body: turn++ === 0 || isLasting ? body : recorded });
}

function connect(fetch: Fetch, { apiUrl, token }: { readonly apiUrl: string; readonly token: string }) {
  const client = gitHubClient({ token, apiUrl, fetch, secondMs: 0, retries: 0, timeLimitMs: 5_000 });
  const [owner = '', repo = ''] = repository.split('/');
  return gitHubPullRequests({ owner, repo, client });
}
