import type { Cache, Clock, World } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { maxTextBytes } from '../files/writer.ts';
import { gitHistory } from './file-history.ts';
import { gitRepository } from './repository.ts';
import { revisionSurfaces } from './revision-surfaces.ts';
import { revisionSource } from './revision.ts';

/**
 * A git revision as all that use-cases ask for. Nothing is read from the work tree, where a link may stand for anything,
 * and nothing is written.
 */
export function revisionWorld(
  cwd: string,
  revision: string,
  { clock, cache }: { readonly clock: Clock; readonly cache: Cache },
): World {
  const surfaces = revisionSurfaces(cwd, revision);
  const refuse = (path: string) =>
    Promise.reject(new UserError(`${path} is in a git revision, where nothing is written.`, 'Leave out --rev.'));
  return {
    source: revisionSource(cwd, revision),
    files: {
      async read(path) {
        const wanted = { named: [path], isWanted: () => false };
        for await (const { content } of surfaces.read('', wanted, () => maxTextBytes)) {
          return content.type === 'file' ? Buffer.from(content.bytes).toString('utf8') : null;
        }
        return null;
      },
      write: refuse,
      writeAll: (texts) => refuse([...texts.keys()].join(', ')),
      move: refuse,
    },
    repository: gitRepository(cwd),
    history: gitHistory(cwd),
    surfaces,
    clock,
    cache,
  };
}
