import { type EntryContent, maxFileBytes } from '../../model/entry.ts';
import type { TreeItem } from './tree.ts';

/** What an item holds, from the blobs that were read; null where there is nothing to tell. */
export function contentOf(
  { mode, type, oid, size, path }: TreeItem,
  blobs: ReadonlyMap<string, Uint8Array>,
  isWanted: (path: string) => boolean,
): EntryContent | null {
  if (type === 'tree') return path.endsWith('.md') ? { type: 'folder' } : null;
  if (mode === '120000') return { type: 'link' };
  if (type !== 'blob') return { type: 'special' };
  if (!isWanted(path)) return { type: 'unread' };
  if (mode === '100755') return { type: 'executable' };
  if (size > maxFileBytes) return { type: 'too-large', size };
  const bytes = blobs.get(oid);
  return bytes ? { type: 'file', bytes } : { type: 'unreadable', reason: `object ${oid.slice(0, 12)} is missing` };
}
