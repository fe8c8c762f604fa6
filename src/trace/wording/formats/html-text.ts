import { Tokenizer } from 'htmlparser2';
import type { TextPart } from '../../../document/text-part.ts';
import { type Attribute, createAttributeReader } from './html-attributes.ts';
import { createHtmlPage } from './html-page.ts';
import type { IgnoreMark } from './reading.ts';

/**
 * What HTML shows to its readers, from one offset of a text to another: texts, titles, descriptions, and what is said
 * in place of a picture. Never throws; time grows with length only, however deep elements are nested.
 */
export function parseHtmlText(text: string, start = 0, end = text.length): { parts: TextPart[]; marks: IgnoreMark[] } {
  const page = createHtmlPage();
  const attribute = createAttributeReader(text, start);
  let name = '';
  let attributes: Attribute[] = [];
  const openTag = (to: number) => page.open(name, attributes, to + start);
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (from, to) => page.add(text.slice(from + start, to + start), from + start, to + start),
      ontextentity(codePoint, to) {
        const from = text.lastIndexOf('&', to + start - 1);
        page.add(String.fromCodePoint(codePoint), from, to + start);
      },
      onopentagname(from, to) {
        name = text.slice(from + start, to + start);
        attributes = [];
      },
      onattribname: attribute.open,
      onattribdata: attribute.add,
      onattribentity: (codePoint) => attribute.addEntity(String.fromCodePoint(codePoint)),
      onattribend: () => void attributes.push(attribute.close()),
      onopentagend: openTag,
      onselfclosingtag: openTag,
      onclosetag: (from, to) => page.close(text.slice(from + start, to + start).toLowerCase()),
      oncomment(from, to, endOffset) {
        const inside = text.slice(from + start, Math.max(from, to - endOffset) + start);
        page.comment(inside, text.lastIndexOf('<', from + start), to + start);
      },
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(text.slice(start, end));
  tokenizer.end();
  return page.finish();
}
