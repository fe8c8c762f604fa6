import type { PullRequests } from '../ports.ts';

/** A repository on the code host, and where its positioning is. */
export interface GatedRepository {
  readonly pulls: PullRequests;
  /** The user or organisation that the repository belongs to. */
  readonly owner: string;
  /** The positioning folder, as a path from the top of the repository. */
  readonly root: string;
  /** The branch that only signed changes may reach; the default branch, when left out. */
  readonly branch?: string;
}
