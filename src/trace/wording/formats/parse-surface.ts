import { maxFileBytes } from '../../../model/entry.ts';
import { parseFrontmatterText } from '../../../document/frontmatter-text.ts';
import { parseDocxText } from './docx-text.ts';
import { parseHtmlText } from './html-text.ts';
import { parseJsonText } from './json-text.ts';
import { parseMarkdownReading } from './markdown-reading.ts';
import { parsePlainText } from './plain-text.ts';
import { parsePptxText } from './pptx-text.ts';
import { htmlIgnoreComment, type Reading } from './reading.ts';

/** How a file is read, going by its name. `binary` is not read at all; `document` holds words that cannot be had. */
export type SurfaceFormat =
  | 'markdown'
  | 'mdx'
  | 'html'
  | 'json'
  | 'prose'
  | 'lines'
  | 'docx'
  | 'pptx'
  | 'document'
  | 'binary';

const endings: readonly (readonly [SurfaceFormat, string])[] = [
  ['markdown', 'md markdown mdown mkd'],
  ['mdx', 'mdx'],
  ['html', 'html htm xhtml svg vue svelte astro hbs mustache liquid njk ejs erb twig php mjml xml'],
  ['json', 'json jsonc json5 webmanifest arb'],
  ['prose', 'txt text rst adoc asciidoc org tex textile'],
  ['docx', 'docx docm dotx'],
  ['pptx', 'pptx pptm potx ppsx'],
  ['document', 'pdf doc ppt xls xlsx key pages numbers odt odp ods rtf epub fig sketch ai indd psd'],
  ['binary', 'png jpg jpeg gif webp avif ico bmp tif tiff heic mp3 mp4 m4a m4v mov avi webm wav ogg'],
  ['binary', 'zip gz tgz bz2 xz 7z rar jar woff woff2 ttf otf eot wasm exe dll so dylib bin dat db sqlite map lock'],
];
const formats = new Map(endings.flatMap(([format, list]) => list.split(' ').map((ending) => [ending, format])));

/** How a file of this name is read. A name without an ending is prose, an ending that is not known is lines. */
export function formatOf(path: string): SurfaceFormat {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return 'prose';
  return formats.get(name.slice(dot + 1).toLowerCase()) ?? 'lines';
}

/** The size of the largest file that is read: 1 MiB of text, or an office file of 100 MiB, which is mostly pictures. */
export function mostBytes(path: string): number {
  const format = formatOf(path);
  return format === 'docx' || format === 'pptx' ? 100 * maxFileBytes : maxFileBytes;
}

/** Reads what an office file says. */
export function parseOffice(format: 'docx' | 'pptx', bytes: Uint8Array): Reading {
  return format === 'docx' ? parseDocxText(bytes) : parsePptxText(bytes);
}

/** Reads what a text says to those who see it rendered. */
export function parseSurfaceText(format: SurfaceFormat, path: string, text: string): Reading {
  if (format === 'markdown' || format === 'mdx') return parseMarkdownReading(text, format);
  if (format === 'html') return parseHtmlReading(text);
  if (format === 'json') {
    const { parts, problem } = parseJsonText(path, text);
    return { text, parts, marks: [], ignoreComment: null, problem };
  }
  return { text, ignoreComment: htmlIgnoreComment, problem: null, ...parsePlainText(text, format === 'prose') };
}

/** Pages of site generators begin with frontmatter; what is between its lines is no markup. */
function parseHtmlReading(text: string): Reading {
  const { parts, bodyStart } = parseFrontmatterText(text);
  const page = parseHtmlText(text, bodyStart);
  return { text, parts: [...parts, ...page.parts], marks: page.marks, ignoreComment: htmlIgnoreComment, problem: null };
}
