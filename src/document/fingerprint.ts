import { createHash } from 'node:crypto';
import { canonicalContent, type Meaning } from './canonical.ts';

/** Grows when canonical content changes its form: a fingerprint of another version says nothing about this one. */
const version = 1;
const digits = 16;

/**
 * A short hash of what an element says: `1:` and 16 hex digits. Two elements of one kind that say the same have the
 * same one, whatever their ids. The hashed text is JSON, so that no value can run into its neighbour.
 */
export function fingerprintOf(element: Meaning): string {
  const { fields, body } = canonicalContent(element);
  const text = JSON.stringify([version, element.kind, fields, body]);
  return `${version}:${createHash('sha256').update(text).digest('hex').slice(0, digits)}`;
}
