import { renderTrouble } from '../../site/render-site.ts';
import { UserError } from '../user-error.ts';
import { build, type BuildOutcome } from './build.ts';
import type { BuildRequest, BuildWorld } from './build-request.ts';

/** A site that is built again whenever something changes. */
export interface LiveSite {
  /** Is it a file of the site as it stands? */
  has(path: string): boolean;
  /** What to show in place of every page while the site cannot be built, by path; null when it can. */
  trouble(): ReadonlyMap<string, string> | null;
  /**
   * Builds again, and says whether anything is shown differently now. Called while a build runs, it makes another follow;
   * both calls end when the last build does.
   */
  rebuild(): Promise<boolean>;
}

/** What is told of each build: what came of it, or why there is no site. */
export type BuildListener = (result: BuildOutcome | UserError) => void;

/** Prepares a live site; nothing is built before `rebuild`. A mistake of the user is shown on every page, never thrown. */
export function createLiveSite(world: BuildWorld, request: BuildRequest, onBuilt: BuildListener): LiveSite {
  let paths: ReadonlySet<string> = new Set();
  let trouble: ReadonlyMap<string, string> | null = null;
  let running: Promise<boolean> | null = null;
  let isOutdated = false;
  const buildOnce = async (): Promise<boolean> => {
    const before = trouble?.get('index.html');
    try {
      const outcome = await build(world, { ...request, isLive: true });
      if (outcome.brokenLinks.length === 0) paths = outcome.paths;
      trouble = troubleWith(outcome);
      onBuilt(outcome);
      return outcome.reused.length < outcome.products.length || before !== trouble?.get('index.html');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      trouble = renderTrouble(error.message, error.hint);
      onBuilt(error);
      return before !== trouble.get('index.html');
    }
  };
  const buildUntilCurrent = async (): Promise<boolean> => {
    let isChanged = false;
    do {
      isOutdated = false;
      isChanged = (await buildOnce()) || isChanged;
    } while (isOutdated);
    return isChanged;
  };
  return {
    has: (path) => paths.has(path),
    trouble: () => trouble,
    rebuild() {
      if (running) isOutdated = true;
      running ??= buildUntilCurrent().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

function troubleWith({ brokenLinks: [first] }: BuildOutcome): ReadonlyMap<string, string> | null {
  if (!first) return null;
  return renderTrouble(
    `The page \`${first.page}\` would link to \`${first.link}\`, which is not there.`,
    'Mend the link.',
  );
}
