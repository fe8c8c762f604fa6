import { compareText } from '../../../model/order.ts';
import { createOfficeLines, type Paragraph, unpackOffice, unreadOffice } from './office-lines.ts';
import type { Reading } from './reading.ts';
import { parseRelationships, walkXml } from './walk-xml.ts';

const wanted =
  /^(?:ppt\/presentation\.xml|ppt\/_rels\/presentation\.xml\.rels|ppt\/(?:slides|notesSlides|diagrams)\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;

/** What a PowerPoint deck says: a line is a slide, in the order of the show; its notes stand on the same line. */
export function parsePptxText(bytes: Uint8Array): Reading {
  const unpacked = unpackOffice(bytes, (name) => wanted.test(name));
  if ('problem' in unpacked) return unreadOffice(unpacked.problem);
  const { xml } = unpacked;
  const slides = slideNames(xml);
  if (slides.length === 0) return unreadOffice('it holds no slides');
  const lines = createOfficeLines();
  for (const [index, name] of slides.entries()) {
    const where = `slide ${index + 1}`;
    const paragraphs = [...paragraphsIn(xml.get(name) ?? ''), ...relatedText(xml, name, 'diagramData')];
    lines.add(
      { where, paragraphs },
      { where: `the notes of ${where}`, paragraphs: relatedText(xml, name, 'notesSlide') },
    );
  }
  return lines.finish();
}

type Xml = ReadonlyMap<string, string>;

/** The files of the slides as they are shown; as they are numbered, when the deck does not tell. */
function slideNames(xml: Xml): string[] {
  const relationships = parseRelationships(xml.get('ppt/_rels/presentation.xml.rels'), 'ppt');
  const names: string[] = [];
  walkXml(xml.get('ppt/presentation.xml') ?? '', {
    open(name, attributes) {
      const target = name === 'sldId' ? relationships.get(attributes.get('r:id') ?? '')?.target : undefined;
      if (target !== undefined && xml.has(target)) names.push(target);
    },
    close() {},
    text() {},
  });
  if (names.length > 0) return names;
  const inFolder = [...xml.keys()].filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name));
  return inFolder.toSorted((a, b) => numberIn(a) - numberIn(b) || compareText(a, b));
}

function numberIn(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
}

function relatedText(xml: Xml, slide: string, kind: 'notesSlide' | 'diagramData'): Paragraph[] {
  const relationships = parseRelationships(xml.get(slide.replace(/([^/]+)$/, '_rels/$1.rels')), 'ppt/slides');
  return [...relationships.values()].flatMap((related) =>
    related.kind === kind ? paragraphsIn(xml.get(related.target) ?? '') : [],
  );
}

// Placeholders that PowerPoint fills in itself.
const furniture = new Set(['sldNum', 'dt', 'sldImg']);

function paragraphsIn(xml: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let texts: string[] = [];
  let isText = false;
  let placeholder = '';
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'sp') placeholder = '';
      else if (name === 'ph') placeholder = attributes.get('type') ?? '';
      else if (name === 'p') texts = [];
      else if (name === 't') isText = true;
      else if (name === 'br' || name === 'tab') texts.push(' ');
    },
    close(name) {
      if (name === 't') isText = false;
      if (name !== 'p' || furniture.has(placeholder)) return;
      const isTitle = placeholder === 'title' || placeholder === 'ctrTitle';
      const role = isTitle ? ({ kind: 'heading', depth: 1 } as const) : ({ kind: 'text', depth: 0 } as const);
      paragraphs.push({ text: texts.join(''), inList: false, ...role });
    },
    text(text) {
      if (isText) texts.push(text);
    },
  });
  return paragraphs;
}
