import { createPartBuilder, type TextPart } from '../../../document/text-part.ts';

/** An attribute of a tag, piece by piece: offsets are those of the file. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly pieces: readonly { readonly text: string; readonly start: number; readonly end: number }[];
}

const shown = new Set('alt title aria-label aria-description placeholder label'.split(' '));
// What people who build pages from components call the texts that they pass to them.
const shownByComponents = new Set(
  `${[...shown].join(' ')} subtitle heading subheading headline description tagline caption text summary quote cta
   eyebrow lead body details`.split(/\s+/),
);
const shownMeta = new Set(
  `description keywords title og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt
   application-name apple-mobile-web-app-title dc.title dc.description`.split(/\s+/),
);

/** The texts that a tag shows to readers or search engines by way of its attributes. */
export function parseShownAttributes(tagName: string, attributes: readonly Attribute[]): TextPart[] {
  if (tagName.toLowerCase() === 'meta') return parseMeta(attributes);
  const names = /^[A-Z]|[-.]/.test(tagName) ? shownByComponents : shown;
  return attributes.flatMap((attribute) => (names.has(attribute.name) ? (toPart(attribute, 'text') ?? []) : []));
}

function parseMeta(attributes: readonly Attribute[]): TextPart[] {
  const said = attributes.find(({ name }) => name === 'name' || name === 'property' || name === 'itemprop');
  const content = attributes.find(({ name }) => name === 'content');
  if (!said || !content || !shownMeta.has(said.value.toLowerCase())) return [];
  return [toPart(content, 'title') ?? []].flat();
}

function toPart({ pieces }: Attribute, kind: 'text' | 'title'): TextPart | null {
  const part = createPartBuilder();
  for (const { text, start, end } of pieces) part.add(text, start, end);
  return part.finish({ kind });
}

const opening = /\s*=\s*["']?/y;
const entity = /&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);?/y;

/** Collects an attribute from what a tokenizer reports of it. Offsets are those of a text that begins at `shift`. */
export function createAttributeReader(text: string, shift: number) {
  let name = '';
  let pieces: { text: string; start: number; end: number }[] = [];
  let cursor = 0;
  return {
    open(from: number, to: number): void {
      name = text.slice(from + shift, to + shift).toLowerCase();
      pieces = [];
      opening.lastIndex = to + shift;
      cursor = opening.test(text) ? opening.lastIndex : to + shift;
    },
    add(from: number, to: number): void {
      pieces.push({ text: text.slice(from + shift, to + shift), start: from + shift, end: to + shift });
      cursor = to + shift;
    },
    /** The tokenizer tells what an entity stands for, and not where it is: it follows what came before. */
    addEntity(character: string): void {
      entity.lastIndex = cursor;
      const end = entity.test(text) ? entity.lastIndex : cursor + 1;
      pieces.push({ text: character, start: cursor, end });
      cursor = end;
    },
    close(): Attribute {
      return { name, value: pieces.map((piece) => piece.text).join(''), pieces };
    },
  };
}
