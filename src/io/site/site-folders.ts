import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { SiteDraft, SiteFolders } from '../../app/ports.ts';
import { UserError } from '../../app/user-error.ts';
import { reasonOf } from '../files/file-content.ts';
import { removeLeftovers } from '../files/leftovers.ts';
import { listStrangers } from './strangers.ts';
import { createDraft } from './site-draft.ts';
import { type Manifest, readManifest } from './manifest.ts';

/**
 * Sites in folders below a working folder. A site is written beside its place and renamed into it, so that whoever looks
 * sees the old one or the new one. Only folders with the manifest of this program, and nothing foreign in them, are replaced.
 */
export function siteFolders(cwd: string): SiteFolders {
  return {
    async begin(out): Promise<SiteDraft> {
      const target = resolve(cwd, out);
      const standing = await findStanding(target, out);
      const beside = (what: string) => join(dirname(target), `.${basename(target)}.${what}-${randomUUID()}.tmp`);
      const folder = beside('new');
      try {
        removeLeftovers(dirname(target));
        await fs.mkdir(folder, { recursive: true });
      } catch (cause) {
        throw cannotWrite(out, cause);
      }
      return createDraft({
        folder,
        target,
        standing,
        replaced: beside('old'),
        explain: (cause) => cannotWrite(out, cause),
      });
    },
  };
}

/** The manifest of the site that stands there; null where nothing stands, or an empty folder. */
async function findStanding(target: string, out: string): Promise<Manifest | null> {
  const stat = await fs.lstat(target).catch(() => null);
  if (!stat) return null;
  if (!stat.isDirectory()) throw notOurs(out, stat.isSymbolicLink() ? 'is a link' : 'is no folder');
  const manifest = await readManifest(target);
  const strangers = await listStrangers(target, manifest);
  if (strangers.length === 0) return manifest;
  if (!manifest) throw notOurs(out, 'holds files that this program did not make');
  throw new UserError(
    `${out} holds ${strangers.slice(0, 3).join(', ')}${strangers.length > 3 ? ' and more' : ''}, which this program did not make.`,
    'Move that elsewhere, then run again. The whole folder is replaced by every build.',
  );
}

function notOurs(out: string, why: string): UserError {
  return new UserError(
    `${out} ${why}, so it was left alone.`,
    'Name another folder with --out, or remove it yourself.',
  );
}

function cannotWrite(out: string, cause: unknown): UserError {
  return new UserError(
    `The site cannot be written to ${out}: ${reasonOf(cause)}.`,
    'Allow writing there, then run again.',
    cause,
  );
}
