import type { TextPart } from '../../../document/text-part.ts';
import { unpackZip } from './unpack-zip.ts';
import type { Reading } from './reading.ts';

/** A paragraph of an office file. */
export interface Paragraph extends Pick<TextPart, 'kind' | 'depth' | 'inList'> {
  readonly text: string;
}

/** Paragraphs that stand in one place. */
export interface PlacedText {
  /** Such as `slide 3`. */
  readonly where: string;
  readonly paragraphs: readonly Paragraph[];
}

/** Collects paragraphs into a text that has a line for each paragraph or slide, so that places can be told by line. */
export interface OfficeLines {
  /** Adds one line. */
  readonly add: (...texts: readonly PlacedText[]) => void;
  readonly finish: () => Reading;
}

export function createOfficeLines(): OfficeLines {
  const parts: TextPart[] = [];
  const texts: string[] = [];
  let offset = 0;
  const write = (text: string) => {
    texts.push(text);
    offset += text.length;
  };
  return {
    add(...placed) {
      for (const { where, paragraphs } of placed) {
        for (const { text: written, ...role } of paragraphs) {
          const text = written.replace(/[\r\n\t\u000B\u2028\u2029]/g, ' ');
          const pieces = [{ at: 0, start: offset, end: offset + text.length }];
          if (/[\p{L}\p{N}]/u.test(text)) parts.push({ ...role, text, where, pieces });
          write(`${text} `);
        }
      }
      write('\n');
    },
    finish: () => ({ text: texts.join(''), parts, marks: [], ignoreComment: null, problem: null }),
  };
}

/** An office file that could not be unpacked. */
export function unreadOffice(problem: string): Reading {
  return { text: '', parts: [], marks: [], ignoreComment: null, problem };
}

// What Office writes for a file under a password, and wrote for every file until 2007.
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

/** The XML texts of an office file by name, or why they cannot be had. */
export function unpackOffice(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): { readonly xml: ReadonlyMap<string, string> } | { readonly problem: string } {
  if (compoundFile.every((byte, index) => bytes[index] === byte)) {
    return { problem: 'it is protected by a password, or of the format before 2007' };
  }
  const { files, problem } = unpackZip(bytes, isWanted);
  if (files === null) return { problem };
  const texts = [...files].map(([name, content]) => [name, Buffer.from(content).toString('utf8')] as const);
  return { xml: new Map(texts) };
}
