import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import { renderAnnotations } from '../../report/finding-annotations.ts';
import { concludePull, type FailOn, isNews, type PullExplanation } from '../../report/pull-explanation.ts';
import { renderPullCheck, renderPullComment } from '../../report/pull-request-markdown.ts';
import type { PullRequests, PullVoice } from '../ports.ts';
import { keepComment, type Kept, type Self } from './keep-comment.ts';

/** The name of the check run that carries the findings. */
export const pullCheckName = 'throughline/check';

export interface CheckRequest {
  /** The commit that the check run is put on. */
  readonly head: string;
  /** Tells this run from every other. */
  readonly run: string;
  readonly failOn: FailOn;
  readonly addressOf: (place: Place) => string | null;
}

/** Publishes the findings as a check run, and gives the app that it is published by; null when the token may not. */
export function publishPullCheck(
  voice: PullVoice,
  explanation: PullExplanation,
  { head, run, failOn, addressOf }: CheckRequest,
): Promise<{ readonly app: string | null } | null> {
  const { check, newWording } = explanation;
  const { annotations, left } = renderAnnotations([...check.findings, ...newWording.map(atMostWarning)]);
  return voice.publishAnnotated({
    name: pullCheckName,
    head,
    run,
    conclusion: concludePull(explanation, failOn),
    ...renderPullCheck(explanation, { addressOf, left }),
    annotations,
  });
}

/** The check is about the positioning; a page that no longer fits it holds nobody up. */
function atMostWarning<F extends Finding>(finding: F): F {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}

export interface CommentPlace {
  readonly number: number;
  readonly head: string;
  /** The positioning folder: each has a comment of its own. */
  readonly root: string;
  /** The app that the token is known to belong to. */
  readonly app: string | null;
  readonly addressOf: (place: Place) => string | null;
}

/** Keeps the one comment up to date. `outdated`: the pull request has moved on, and a newer run has more to say. */
export async function keepPullComment(
  { voice, pulls }: { readonly voice: PullVoice; readonly pulls: Pick<PullRequests, 'readPull'> },
  explanation: PullExplanation,
  { number, head, root, app, addressOf }: CommentPlace,
): Promise<Kept | 'outdated'> {
  const pull = await pulls.readPull(number);
  if (pull.head !== head) return 'outdated';
  return keepComment(voice, {
    number,
    self: app === null ? await findSelf(voice) : { app },
    marker: markerOf(root),
    body: renderPullComment(explanation, { addressOf }),
    isNews: isNews(explanation),
  });
}

/** Whom a token belongs to that publishes no check runs: a person, or else the app that workflows share. */
async function findSelf(voice: PullVoice): Promise<Self> {
  return (await voice.readSelf()) ?? { app: 'github-actions' };
}

/** No two hyphens may stand inside a comment of HTML. */
function markerOf(root: string): string {
  return `<!-- throughline pull request ${encodeURIComponent(root).replaceAll('-', '%2D')} -->`;
}
