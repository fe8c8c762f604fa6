import type { World } from '../ports.ts';

/** A pull request as two states of the files: as they are in its base, and as they are when it is merged. */
export interface PullSides {
  readonly before: World;
  readonly after: World;
}
