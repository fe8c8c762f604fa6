import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { readPages } from './read-all.ts';
import { checkHash } from './read-commits.ts';
import type { GitHubRepository } from './repository.ts';
import { checkRunsShape, type PublishedCheck } from './shapes.ts';

/** Every check run of the name on the commit. */
export async function readCheckRuns(
  { client, owner, repo }: GitHubRepository,
  { name, head }: { name: string; head: string },
): Promise<PublishedCheck[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{head}/check-runs';
  const parameters = { owner, repo, head: checkHash(head), check_name: name, filter: 'all' };
  const runs = new Map<number, PublishedCheck>();
  let asked = '';
  let expected = 0;
  for await (const answer of readPages(client, { route, parameters })) {
    const page = parseAnswer(checkRunsShape, answer);
    ({ asked } = answer);
    expected = page.total_count;
    for (const run of page.check_runs) runs.set(run.id, run);
  }
  if (runs.size !== expected) throw unsoundAnswer(asked, `it lists ${runs.size} check runs and counts ${expected}`);
  return [...runs.values()].filter((run) => run.name === name);
}
