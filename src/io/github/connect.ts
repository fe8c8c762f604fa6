import type { PullRequests, PullVoice } from '../../app/ports.ts';
import { gitHubClient } from './client.ts';
import { gitHubPullRequests } from './pull-requests.ts';
import { gitHubPullVoice } from './pull-voice.ts';

/** The pull requests of a repository, with the token and the address that the environment names. */
export function connectGitHub(
  { owner, name }: { owner: string; name: string },
  env: NodeJS.ProcessEnv,
): { readonly pulls: PullRequests; readonly voice: PullVoice; readonly calls: () => number } {
  const client = gitHubClient({
    token: env['GITHUB_TOKEN'] ?? '',
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
  });
  const repository = { owner, repo: name, client };
  return { pulls: gitHubPullRequests(repository), voice: gitHubPullVoice(repository), calls: client.calls };
}
