import type { GitHubClient } from './client.ts';

/** One repository, and what asks for it. */
export interface GitHubRepository {
  readonly owner: string;
  readonly repo: string;
  readonly client: GitHubClient;
}
