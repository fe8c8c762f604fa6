import { strToU8, zipSync } from 'fflate';
import {
  contentTypes,
  presentation,
  type Relation,
  relationships,
  slide,
  slideLayout,
  slideMaster,
  theme,
} from './parts.ts';

/** A PowerPoint deck from a text: `= ` begins a slide with its title, every other line is a paragraph. The same text gives the same bytes. */
export function renderDeck(text: string): Uint8Array {
  const slides = text
    .split(/^= /m)
    .slice(1)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''));
  const names = slides.map((_, index) => `slide${index + 1}.xml`);
  const shown = names.map((name): Relation => ['slide', `slides/${name}`]);
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(slides.length),
    '_rels/.rels': relationships([['officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': presentation(slides.length),
    'ppt/_rels/presentation.xml.rels': relationships([
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ['theme', 'theme/theme1.xml'],
      ...shown,
    ]),
    'ppt/slideMasters/slideMaster1.xml': slideMaster,
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relationships([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['theme', '../theme/theme1.xml'],
    ]),
    'ppt/slideLayouts/slideLayout1.xml': slideLayout,
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relationships([
      ['slideMaster', '../slideMasters/slideMaster1.xml'],
    ]),
    'ppt/theme/theme1.xml': theme,
  };
  for (const [index, [title = '', ...lines]] of slides.entries()) {
    files[`ppt/slides/${names[index]}`] = slide(title, lines);
    files[`ppt/slides/_rels/${names[index]}.rels`] = relationships([
      ['slideLayout', '../slideLayouts/slideLayout1.xml'],
    ]);
  }
  const packed = Object.entries(files).map(([name, content]) => [name, strToU8(content)] as const);
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 1), level: 9 });
}
