import { isUtf8 } from 'node:buffer';
import type { ReadEntry } from '../model/entry.ts';
import { fileStart, type Problem } from './problem.ts';

/** The text of a file. Bytes that are not UTF-8 are shown by a replacement character, and are a problem. */
export interface ParsedText {
  /** Null when the file is no text at all. */
  readonly text: string | null;
  readonly problem: Problem | null;
}

export function parseText(content: ReadEntry['content']): ParsedText {
  if (content.type === 'too-large') return noText({ type: 'too-large', at: fileStart, bytes: content.size });
  if (content.type === 'unreadable') return noText({ type: 'unreadable', at: fileStart, reason: content.reason });
  if (content.type !== 'file') return noText({ type: 'special-file', at: fileStart, what: content.type });
  const { buffer, byteOffset, byteLength } = content.bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  return { text, problem: isUtf8(content.bytes) ? null : notUtf8(text, content.bytes) };
}

function noText(problem: Problem): ParsedText {
  return { text: null, problem };
}

/** Points at the first byte that is not UTF-8, where the decoder put a replacement character. */
function notUtf8(text: string, bytes: Uint8Array): Problem {
  let offset = text.indexOf('\uFFFD');
  let byteOffset = Buffer.byteLength(text.slice(0, offset));
  while (bytes[byteOffset] === 0xef && bytes[byteOffset + 1] === 0xbf && bytes[byteOffset + 2] === 0xbd) {
    const next = text.indexOf('\uFFFD', offset + 1);
    byteOffset += Buffer.byteLength(text.slice(offset, next));
    offset = next;
  }
  return { type: 'not-utf8', at: { start: offset, end: offset + 1 }, byte: bytes[byteOffset] ?? 0 };
}
