import { fieldLabel } from '../diff/words.ts';
import type { CanonicalValue } from '../document/canonical.ts';
import type { Difference } from '../document/difference.ts';
import type { Kind } from '../model/kinds.ts';
import { clip } from '../model/words.ts';
import { narrow } from './narrow.ts';

const longestValue = 70;

/** A difference inside an element of a kind, on one line: `Who else has it, server: lacks → has`. */
export function differenceInWords(kind: Kind, { field, part, before, after }: Difference): string {
  const label = [fieldLabel(kind, field), ...field.slice(1).map((step) => clip(String(step)))];
  if (part === 'item') {
    const item = label.pop() ?? '';
    return `${label.join(', ')}: ${before === null ? `+ ${item}` : `- ${item}`}`;
  }
  const [was, is] = narrow(valueInWords(before), valueInWords(after), longestValue);
  return `${label.join(', ')}: ${quote(was)} → ${quote(is)}`;
}

function valueInWords(value: CanonicalValue | null): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item: CanonicalValue) => valueInWords(item)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Prose stands in quotes, a word of the files as it is. */
function quote(text: string): string {
  if (text === '') return 'nothing';
  const shown = clip(text, longestValue);
  return /\s/.test(shown) ? `"${shown}"` : shown;
}
