import type { PullRequests } from '../../app/ports.ts';
import { publishCheck } from './publish-check.ts';
import { readMergeBase, readCommits, readQueueBranches } from './read-commits.ts';
import { readBlob, readTree } from './read-content.ts';
import { readComments, readEvents, readReviews } from './read-conversation.ts';
import { readTeam, readUser } from './read-people.ts';
import { readOpenPulls, readPull } from './read-pulls.ts';
import type { GitHubRepository } from './repository.ts';

/** The pull requests of a repository on GitHub. */
export function gitHubPullRequests(repository: GitHubRepository): PullRequests {
  return {
    readPull: (number) => readPull(repository, number),
    readOpenPulls: () => readOpenPulls(repository),
    readMergeBase: (base, head) => readMergeBase(repository, base, head),
    readTree: (commit) => readTree(repository, commit),
    readBlob: (oid) => readBlob(repository, oid),
    readReviews: (number) => readReviews(repository, number),
    readComments: (number) => readComments(repository, number),
    readEvents: (number) => readEvents(repository, number),
    readTeam: (organisation, slug) => readTeam(repository.client, organisation, slug),
    readUser: (login) => readUser(repository.client, login),
    readQueueBranches: (base) => readQueueBranches(repository, base),
    readCommits: (base, head) => readCommits(repository, base, head),
    publishCheck: (check) => publishCheck(repository, check),
  };
}
