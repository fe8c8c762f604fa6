import { Tokenizer } from 'htmlparser2';

/** What is said of an XML text as it is walked. Names come without their prefix: `p` for `w:p`. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Walks an XML text from start to end, however deep it nests. An empty element is opened and closed. Never throws. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  let name = '';
  let attributes = new Map<string, string>();
  let key = '';
  let value = '';
  const tokenizer = new Tokenizer(
    { xmlMode: true },
    {
      ontext: (from, to) => visitor.text(xml.slice(from, to)),
      ontextentity: (codePoint) => visitor.text(String.fromCodePoint(codePoint)),
      oncdata: (from, to, endOffset) => visitor.text(xml.slice(from, to - endOffset)),
      onopentagname(from, to) {
        name = localName(xml.slice(from, to));
        attributes = new Map();
      },
      onattribname(from, to) {
        key = xml.slice(from, to);
        value = '';
      },
      onattribdata(from, to) {
        value += xml.slice(from, to);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend: () => void attributes.set(key, value),
      onopentagend: () => visitor.open(name, attributes),
      onselfclosingtag() {
        visitor.open(name, attributes);
        visitor.close(name);
      },
      onclosetag: (from, to) => visitor.close(localName(xml.slice(from, to))),
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(xml);
  tokenizer.end();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A relationship of an office file: what kind it is, and the file that it leads to, from the archive's root. */
export interface Relationship {
  readonly kind: string;
  readonly target: string;
}

/** The relationships of a part of an office file by their id. `folder` is where the part stands. */
export function parseRelationships(xml: string | undefined, folder: string): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>();
  walkXml(xml ?? '', {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = attributes.get('Type') ?? '';
      const target = attributes.get('Target') ?? '';
      found.set(attributes.get('Id') ?? '', {
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: target.startsWith('/') ? target.slice(1) : joinPath(folder, target),
      });
    },
    close() {},
    text() {},
  });
  return found;
}

function joinPath(folder: string, target: string): string {
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
