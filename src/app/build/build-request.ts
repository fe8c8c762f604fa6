import type { Remotes, SiteFolders, Timeline, World } from '../ports.ts';

/** All that building a site needs of the world. */
export type BuildWorld = World & {
  readonly timeline: Timeline;
  readonly remotes: Remotes;
  readonly sites: SiteFolders;
};

/** Which site to build, and where. */
export interface BuildRequest {
  readonly root: string;
  /** Leave out every other product. */
  readonly product?: string | undefined;
  /** Where the site goes. */
  readonly out: string;
  readonly baseUrl?: string | undefined;
  /** The web page of the repository; found out from git when it is left out. */
  readonly repository?: string | undefined;
  /** Is the site served by `dev`? */
  readonly isLive?: boolean;
  /** Hears, now and then, how many files there are by now. */
  readonly onProgress?: (files: number) => void;
}
