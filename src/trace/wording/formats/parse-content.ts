import { parseText } from '../../../document/parse-text.ts';
import type { EntryContent } from '../../../model/entry.ts';
import { mostBytes, parseOffice, parseSurfaceText, type SurfaceFormat } from './parse-surface.ts';
import type { Reading } from './reading.ts';

/** A file as far as it can be read, or the reason why nothing of it can. */
export type ContentReading = { readonly reading: Reading } | { readonly unread: string };

const megabyte = 1024 * 1024;

/** Reads what an entry of the repository says. Never throws. */
export function parseContent(path: string, format: SurfaceFormat, content: EntryContent): ContentReading {
  if (content.type === 'too-large') return { unread: sizeReason(path, content.size) };
  if (content.type !== 'file') return { unread: reasonOf(content) };
  if (format === 'document') return { unread: 'it is of a format that is not read' };
  const { bytes } = content;
  if (bytes.length > mostBytes(path)) return { unread: sizeReason(path, bytes.length) };
  if (format === 'docx' || format === 'pptx') return officeReading(parseOffice(format, bytes));
  if (bytes.subarray(0, 8192).includes(0)) return { unread: binaryReason(bytes) };
  const { text, problem } = parseText(content);
  const reading = parseSurfaceText(format, path, text ?? '');
  if (problem === null) return { reading };
  const place = 'start' in problem.at ? ` from line ${lineOf(text ?? '', problem.at.start)} on` : '';
  return { reading: { ...reading, problem: `it is not UTF-8 text${place}` } };
}

/** An office file is read as a whole or not at all. */
function officeReading(reading: Reading): ContentReading {
  return reading.problem === null ? { reading } : { unread: reading.problem };
}

function reasonOf(content: Exclude<EntryContent, { type: 'file' | 'too-large' }>): string {
  switch (content.type) {
    case 'unreadable':
      return content.reason;
    case 'link':
      return 'it is a link, which is never followed';
    case 'folder':
      return 'it is a folder';
    case 'executable':
      return 'it is marked as executable';
    case 'special':
      return 'it is a device, a pipe or a socket';
    case 'unread':
      return 'nobody opened it';
  }
}

function sizeReason(path: string, size: number): string {
  return `it has ${inMegabytes(size)}, and files like it are read up to ${mostBytes(path) / megabyte} MiB`;
}

function inMegabytes(size: number): string {
  return `${Math.max(0.1, size / megabyte).toFixed(1)} MiB`;
}

function binaryReason(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 ? 'it is UTF-16 text, and only UTF-8 is read' : 'it holds bytes that no text has';
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
