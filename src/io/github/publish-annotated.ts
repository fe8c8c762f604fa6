import { WorldError } from '../../app/world-error.ts';
import { cutSummary } from '../../model/cut-summary.ts';
import type { AnnotatedCheck, Annotation } from '../../model/pull-request.ts';
import { clip } from '../../model/words.ts';
import type { Parameters } from './client.ts';
import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { readCheckRuns } from './read-check-runs.ts';
import { isRefusal, Refusal } from './refusal.ts';
import type { GitHubRepository } from './repository.ts';
import { type PublishedCheck, publishedCheckShape } from './shapes.ts';

/** What GitHub takes with one request. */
const mostAtOnce = 50;

/**
 * Makes a check run with its annotations, fifty a request. It is complete only with the last of them, so that what
 * breaks off in the middle is never green. A new one each time: GitHub adds annotations to those that are there. Null
 * when the token may not write checks.
 */
export async function publishAnnotated(
  repository: GitHubRepository,
  check: AnnotatedCheck,
): Promise<{ app: string | null } | null> {
  const [first = [], ...rest] = inBatches(check.annotations);
  const made = await create(repository, check, { annotations: first, isLast: rest.length === 0 });
  if (made === null) return null;
  for (const [index, annotations] of rest.entries()) {
    await addTo(repository, made.id, outputOf(check, { annotations, isLast: index === rest.length - 1 }));
  }
  return { app: made.app?.slug ?? null };
}

interface Batch {
  readonly annotations: readonly Annotation[];
  readonly isLast: boolean;
}

function inBatches(annotations: readonly Annotation[]): Annotation[][] {
  const count = Math.ceil(annotations.length / mostAtOnce);
  return Array.from({ length: count }, (_, index) => annotations.slice(index * mostAtOnce, (index + 1) * mostAtOnce));
}

/** Whether a lost request was carried out is looked up, so that there are never two of one run. */
async function create(
  repository: GitHubRepository,
  check: AnnotatedCheck,
  batch: Batch,
): Promise<PublishedCheck | null> {
  try {
    return await post(repository, check, batch);
  } catch (error) {
    if (isRefusal(error, 403, 404)) return null;
    if (error instanceof Refusal || !(error instanceof WorldError)) throw error;
    const runs = await readCheckRuns(repository, check);
    return runs.find(({ external_id }) => external_id === check.run) ?? (await post(repository, check, batch));
  }
}

async function post(
  { client, owner, repo }: GitHubRepository,
  check: AnnotatedCheck,
  batch: Batch,
): Promise<PublishedCheck> {
  const { name, head, run } = check;
  const body = { name, head_sha: head, external_id: run, ...outputOf(check, batch) };
  const answer = await client.ask('POST /repos/{owner}/{repo}/check-runs', { owner, repo, ...body });
  const made = parseAnswer(publishedCheckShape, answer);
  if (made.name === name && made.head_sha === head) return made;
  throw unsoundAnswer(answer.asked, 'it is not the check run that was to be made');
}

async function addTo({ client, owner, repo }: GitHubRepository, id: number, output: Parameters): Promise<void> {
  await client.ask('PATCH /repos/{owner}/{repo}/check-runs/{id}', { owner, repo, id, ...output });
}

function outputOf({ conclusion, title, summary }: AnnotatedCheck, { annotations, isLast }: Batch): Parameters {
  return {
    ...(isLast ? { status: 'completed', conclusion } : { status: 'in_progress' }),
    output: {
      title: clip(title, longestTitle),
      summary: cutSummary(summary),
      ...(annotations.length > 0 && { annotations: annotations.map(toGitHub) }),
    },
  };
}

const longestTitle = 255;

/** GitHub takes 64 KB of a message; nobody reads that much beside a line. */
const longestMessage = 4000;

function toGitHub({ path, startLine, endLine, columns, level, title, message }: Annotation): object {
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    ...(columns && { start_column: columns.first, end_column: columns.last }),
    annotation_level: level,
    title: clip(title, longestTitle),
    message:
      message.length > longestMessage
        ? `${message.slice(0, longestMessage).replace(/[\uD800-\uDBFF]$/, '')}…`
        : message,
  };
}
