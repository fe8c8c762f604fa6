import type { OutlineItem } from '../../document/outline.ts';
import { unproven } from '../told/words.ts';

/** A name, and what is said of it behind a dash, a colon or a full stop. */
export interface NamedText {
  readonly name: string;
  readonly rest: string;
}

/** Longer text is a sentence or two, and no name. */
const longestName = 120;

const blank =
  /^(?:tb[acd]|to ?do|n\/?a|none(?: yet)?|unknown|pending|not (?:yet )?(?:known|decided|available)|to be (?:added|confirmed|decided|defined|determined|done)|coming soon|[?\s]+|[-–—_.…\s]+|\[[^[\]]*\])[.!…]?$/i;

/** Does it say that something is still to be written, such as TBD, or nothing at all? */
export function isBlank(text: string): boolean {
  return text.trim() === '' || blank.test(text.replace(/[`*_]/g, ' ').trim());
}

/** Text without the mark of what is not proven, and without quotation marks around the whole. */
export function bare(text: string): string {
  const plain = text.replaceAll(unproven, '').trim();
  return /^["“„«'‘].*["”“»'’]$/s.test(plain) && !/["”]\s.*["“]/s.test(plain.slice(1, -1))
    ? plain.slice(1, -1).trim()
    : plain;
}

const separator = /\s+[—–-]+\s+|\s*[—–]\s*|[:：]\s+|\s→\s/;

/** An item as a name and the rest; null when it is blank, or too long to be a name. */
export function splitItem({ label, text }: Pick<OutlineItem, 'label' | 'text'>): NamedText | null {
  if (label !== null) return named(label, text.replace(/^\s*(?:[—–:：-]+)\s*/, ''));
  const found = separator.exec(text);
  if (found && found.index > 0) {
    const split = named(text.slice(0, found.index), text.slice(found.index + found[0].length));
    if (split) return split;
  }
  if (text.length <= longestName) return named(text.replace(/(?<!\.)\.$/, ''), '');
  const end = /[.!?]\s/.exec(text);
  return end ? named(text.slice(0, end.index), text.slice(end.index + 2)) : null;
}

function named(rawName: string, rawRest: string): NamedText | null {
  const name = bare(rawName);
  return isBlank(name) || name.length > longestName ? null : { name, rest: rawRest.replaceAll(unproven, '').trim() };
}

/** A list within a line: parts between commas, semicolons or middle dots that stand outside of brackets and quotes. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(' || character === '“') depth += 1;
    if (character === ')' || character === '”') depth = Math.max(0, depth - 1);
    if (depth === 0 && /[,;·•\n]/.test(character)) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}

/** What a nested item says, by the word that it begins with: `Falls short: …`. Null when it begins with none. */
export function tagged(item: OutlineItem): { tag: string; text: string } | null {
  if (item.label !== null) return { tag: item.label.toLowerCase(), text: item.text };
  const [, tag, text] = /^([\p{L} ]{2,30})[:：]\s+(.+)$/su.exec(item.text) ?? [];
  return tag === undefined || text === undefined ? null : { tag: tag.toLowerCase(), text };
}

/** An item with what is nested in it, as markdown. */
export function renderItem({ source }: OutlineItem): string {
  return `- ${source.replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')}`;
}
