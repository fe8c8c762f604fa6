import { getInput } from '@actions/core';
import type { PullCommits } from '../../io/git/pull-base.ts';
import type { Place } from '../../model/place.ts';
import type { FailOn } from '../../report/pull-explanation.ts';
import { type PullEvent, readPullEvent } from './read-event.ts';

/** What one run is about, and how it is wanted. */
export interface Settings extends PullEvent {
  readonly token: string;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly commits: PullCommits;
  readonly root: string;
  readonly failOn: FailOn;
  readonly wantsComment: boolean;
  /** Empty for none. */
  readonly sarifFile: string;
  /** Tells this run from every other. */
  readonly run: string;
  readonly addressOf: (place: Place) => string | null;
}

/** What the workflow wants; throws for what cannot be meant. */
export function readSettings(env: NodeJS.ProcessEnv, payload: unknown): Settings {
  const event = readPullEvent(env['GITHUB_EVENT_NAME'] ?? '', payload);
  const [owner = '', name = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
  return {
    ...event,
    token: getInput('token'),
    repository: { owner, name },
    commits: { merge: env['GITHUB_SHA'] ?? '', head: event.head, base: event.base },
    root: readRoot(),
    failOn: oneOf('fail-on', ['error', 'warning', 'never']),
    wantsComment: oneOf('comment', ['true', 'false']) === 'true',
    sarifFile: getInput('sarif-file'),
    run: ['RUN_ID', 'RUN_ATTEMPT', 'JOB', 'ACTION'].map((part) => env[`GITHUB_${part}`] ?? '').join('-'),
    addressOf: ({ path, line }) => `${server}/${owner}/${name}/blob/${event.head}/${encodePath(path)}#L${line}`,
  };
}

/** As paths in findings begin: from the top of the repository, with neither `./` nor a slash at the end. */
function readRoot(): string {
  const names = getInput('root')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (names.includes('..')) throw new Error('The input `root` leads out of the repository.');
  return names.join('/') || (getInput('root') === '' ? 'positioning' : '.');
}

function oneOf<const T extends string>(name: string, choices: readonly [T, ...T[]]): T {
  const given = getInput(name) || choices[0];
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  throw new Error(`The input \`${name}\` is one of: ${choices.join(', ')}.`);
}

/** Also what a URL may hold and a link in markdown may not. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16)}`))
    .join('/');
}
