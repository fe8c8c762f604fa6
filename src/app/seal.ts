import { hash } from 'node:crypto';
import { version } from '../version.ts';

/** Entries as a text that can be trusted later: a first line that names the version and the content's hash, then the content. */
export function seal(entries: ReadonlyMap<string, unknown>): string {
  const text = JSON.stringify([...entries]);
  return `${sealOf(text)}\n${text}`;
}

/** The entries of a sealed text; none of what another version sealed, or what was damaged since. */
export function unseal<T>(sealed: string | null): ReadonlyMap<string, T> {
  if (sealed === null) return new Map();
  const lineEnd = sealed.indexOf('\n');
  const text = sealed.slice(lineEnd + 1);
  if (sealed.slice(0, lineEnd) !== sealOf(text)) return new Map();
  return new Map(JSON.parse(text) as [string, T][]);
}

function sealOf(text: string): string {
  return `throughline ${version} ${hash('sha256', text, 'hex')}`;
}
