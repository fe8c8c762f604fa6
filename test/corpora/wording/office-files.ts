import { strToU8, zipSync } from 'fflate';

/**
 * A Word document from a line a paragraph: `# ` begins a heading, `- ` an item of a list, `| a | b` a row of a table.
 */
export function docxOf(text: string): Uint8Array {
  const body = text.split('\n').map(docxBlock).join('').replaceAll('</w:tbl><w:tbl>', '');
  return zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
  });
}

function docxBlock(line: string): string {
  if (line.trim() === '') return '<w:p/>';
  if (line.startsWith('# ')) return docxParagraph(line.slice(2), '<w:pStyle w:val="Heading1"/>');
  if (line.startsWith('- ')) return docxParagraph(line.slice(2), '<w:numPr><w:ilvl w:val="0"/></w:numPr>');
  if (!line.startsWith('|')) return docxParagraph(line, '');
  const cells = line.split('|').slice(1);
  return `<w:tbl><w:tr>${cells.map((cell) => `<w:tc>${docxParagraph(cell.trim(), '')}</w:tc>`).join('')}</w:tr></w:tbl>`;
}

/** Word cuts a sentence into runs where it likes. */
function docxParagraph(text: string, style: string): string {
  const middle = Math.floor(text.length / 2);
  const runs = [text.slice(0, middle), text.slice(middle)].map(
    (run) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${escape(run)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr>${style}</w:pPr>${runs.join('')}</w:p>`;
}

/** A deck: `= ` begins a slide with its title, `~ ` stands in the notes of the slide, every other line is a paragraph. */
export function pptxOf(text: string): Uint8Array {
  const slides = text
    .split(/^= /m)
    .slice(1)
    .map((slide) => slide.split('\n').filter((line) => line.trim() !== ''));
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    // The files are numbered against the order of the show, as after slides were moved.
    'ppt/_rels/presentation.xml.rels': relationships(
      slides.map((_, index) => [`rId${index + 1}`, 'slide', `slides/slide${slides.length - index}.xml`]),
    ),
  };
  for (const [index, [title = '', ...lines]] of slides.entries()) {
    const file = `slide${slides.length - index}.xml`;
    const notes = lines.filter((line) => line.startsWith('~ ')).map((line) => line.slice(2));
    const shown = lines.filter((line) => !line.startsWith('~ '));
    files[`ppt/slides/${file}`] = `<p:sld>${shape('title', [title])}${shape('body', shown)}</p:sld>`;
    files[`ppt/slides/_rels/${file}.rels`] = relationships([['rId1', 'notesSlide', `../notesSlides/notes-${file}`]]);
    files[`ppt/notesSlides/notes-${file}`] =
      `<p:notes>${shape('body', notes)}${shape('sldNum', ['lightweight 7'])}</p:notes>`;
  }
  return zip(files);
}

function shape(type: string, lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<a:p><a:r><a:t>${escape(line)}</a:t></a:r></a:p>`).join('');
  return `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
}

function relationships(list: readonly (readonly [string, string, string])[]): string {
  const each = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"/>`,
  );
  return `<Relationships>${each.join('')}</Relationships>`;
}

function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
