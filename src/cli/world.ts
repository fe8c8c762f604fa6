import type { History, PositioningSource, Surfaces, World } from '../app/ports.ts';
import { systemClock } from '../io/clock.ts';
import { diskCache, noCache } from '../io/files/disk-cache.ts';
import { workTreeSource } from '../io/files/work-tree.ts';
import { fileWriter } from '../io/files/writer.ts';
import type { WorldOptions } from './command.ts';

/** What commands touch of the disk, git and the clock. git is loaded when it is asked. */
export async function openWorld(
  cwd: string,
  env: NodeJS.ProcessEnv,
  { revision, useCache }: WorldOptions,
): Promise<World> {
  return {
    source: revision === undefined ? workTreeSource(cwd) : await openRevision(cwd, revision),
    files: fileWriter(cwd),
    repository: {
      foldersBelowTop: async () => (await import('../io/git/repository.ts')).gitRepository(cwd).foldersBelowTop(),
    },
    history: {
      findHead: async () => (await openHistory(cwd)).findHead(),
      readVersions: async (paths) => (await openHistory(cwd)).readVersions(paths),
    },
    surfaces: {
      async *read(folder, wanted, mostBytes) {
        yield* (await openSurfaces(cwd, revision)).read(folder, wanted, mostBytes);
      },
    },
    clock: systemClock(env),
    cache: useCache === false ? noCache : diskCache(cwd, env),
  };
}

async function openRevision(cwd: string, revision: string): Promise<PositioningSource> {
  return (await import('../io/git/revision.ts')).revisionSource(cwd, revision);
}

async function openHistory(cwd: string): Promise<History> {
  return (await import('../io/git/file-history.ts')).gitHistory(cwd);
}

async function openSurfaces(cwd: string, revision: string | undefined): Promise<Surfaces> {
  if (revision === undefined) return (await import('../io/files/surfaces.ts')).diskSurfaces(cwd);
  return (await import('../io/git/revision-surfaces.ts')).revisionSurfaces(cwd, revision);
}
