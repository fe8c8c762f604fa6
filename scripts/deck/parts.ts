// The parts that every PowerPoint file must have, as plain as the format allows (ECMA-376, part 1).

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const group =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
const types = 'application/vnd.openxmlformats-officedocument.presentationml';

/** A relationship of a part: what kind it is, and where it leads. Its id is its position, from `rId1`. */
export type Relation = readonly [kind: string, target: string];

export function relationships(relations: readonly Relation[]): string {
  const each = relations.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

export function contentTypes(slideCount: number): string {
  const overrides = [
    ['presentation', `${types}.presentation.main+xml`],
    ['slideMasters/slideMaster1', `${types}.slideMaster+xml`],
    ['slideLayouts/slideLayout1', `${types}.slideLayout+xml`],
    ['theme/theme1', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ...Array.from({ length: slideCount }, (_, index) => [`slides/slide${index + 1}`, `${types}.slide+xml`]),
  ].map(([part, type]) => `<Override PartName="/ppt/${part}.xml" ContentType="${type}"/>`);
  return `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

/** The first two relationships of a presentation are its master and its theme. */
export function presentation(slideCount: number): string {
  const slides = Array.from(
    { length: slideCount },
    (_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 3}"/>`,
  );
  return `${xml}<p:presentation ${spaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${slides.join('')}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;
}

export const slideMaster = `${xml}<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${group}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`;

export const slideLayout = `${xml}<p:sldLayout ${spaces} type="obj"><p:cSld name="Title and text"><p:spTree>${group}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

const colors = [
  ['dk1', '1F2933'],
  ['lt1', 'FFFFFF'],
  ['dk2', '3E4C59'],
  ['lt2', 'F5F7FA'],
  ...['2F6F8F', '8F5A2F', '4F7F4F', '7F4F6F', '6F6F3F', '3F6F6F'].map((color, index) => [`accent${index + 1}`, color]),
  ['hlink', '2F6F8F'],
  ['folHlink', '7F4F6F'],
].map(([name, color]) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`);
const font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const line = `<a:ln w="9525">${fill}</a:ln>`;
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';

export const theme = `${xml}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements><a:clrScheme name="Plain">${colors.join('')}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

/** A slide of a title and the lines below it. */
export function slide(title: string, lines: readonly string[]): string {
  const shapes = [
    shape({ id: 2, type: 'title', size: 3200, top: 457200, height: 1143000 }, [title]),
    shape({ id: 3, type: 'body', size: 2000, top: 1828800, height: 4343400 }, lines),
  ];
  return `${xml}<p:sld ${spaces}><p:cSld><p:spTree>${group}${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

interface Box {
  readonly id: number;
  readonly type: 'title' | 'body';
  /** Of the letters, in hundredths of a point. */
  readonly size: number;
  /** In English Metric Units, as everything in the format. */
  readonly top: number;
  readonly height: number;
}

function shape({ id, type, size, top, height }: Box, lines: readonly string[]): string {
  const paragraphs = lines.map(
    (text) => `<a:p><a:r><a:rPr lang="en" sz="${size}"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`,
  );
  const index = type === 'body' ? ' idx="1"' : '';
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${type}"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}"${index}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="838200" y="${top}"/><a:ext cx="10515600" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/>${paragraphs.join('') || '<a:p/>'}</p:txBody></p:sp>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
