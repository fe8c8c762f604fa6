import type { OutlineRow } from '../../document/outline.ts';
import { addCare, addText, type Draft, draftElement, type DraftElement, referenceTo } from './draft.ts';
import { bare, isBlank } from './phrases.ts';
import { nothingTaken, type Taken } from './take-lists.ts';
import { keyOf } from './vocabulary.ts';

/** The columns of a table of personas, by the words that head them. */
const personaColumns: Readonly<Record<'name' | 'cares' | 'why' | 'promise', readonly string[]>> = {
  name: ['persona', 'role', 'who', 'segment', 'buyer', 'user', 'name', 'stakeholder'],
  cares: ['care about', 'goal', 'priority', 'want', 'what they care about', 'motivation', 'need'],
  why: ['challenge', 'pain', 'pain point', 'problem', 'frustration', 'why'],
  promise: ['value we promise', 'value', 'promise', 'what we promise', 'our promise', 'value proposition'],
};

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly OutlineRow[];
}

/**
 * A table of personas: each is a segment that cares about a value, because of its challenge; what is promised becomes
 * the value's statement. Further columns stay prose of the segment.
 */
export function takePersonas({ header, rows }: Table, draft: Draft): Taken {
  const at = (column: keyof typeof personaColumns) =>
    header.findIndex((title) => personaColumns[column].some((word) => keyOf(word) === keyOf(title)));
  const columns = {
    name: at('name') === -1 ? 0 : at('name'),
    cares: at('cares'),
    why: at('why'),
    promise: at('promise'),
  };
  if (columns.cares === -1 && columns.promise === -1) return nothingTaken;
  const to = rows.flatMap(({ cells }) => {
    const cell = (index: number) => (isBlank(cells[index] ?? '') ? '' : bare(cells[index] ?? ''));
    const name = cell(columns.name);
    if (name === '') return [];
    const segment = draftElement(draft, 'segment', name);
    const care = { cares: cell(columns.cares), why: cell(columns.why), promise: cell(columns.promise) };
    const value = takeCare(segment, care, draft);
    const known = new Set(Object.values(columns));
    for (const [index, title] of header.entries()) {
      if (!known.has(index) && cell(index) !== '') segment.prose.push(`**${title}:** ${cell(index)}`);
    }
    return [referenceTo(segment), ...value];
  });
  return {
    to: [...new Set(to)],
    left: [],
    note: 'Keep a persona as a segment only if it is one that you can find and win.',
  };
}

function takeCare(
  segment: DraftElement,
  care: { cares: string; why: string; promise: string },
  draft: Draft,
): string[] {
  const name = care.cares || care.promise;
  if (name === '') {
    if (care.why !== '') segment.prose.push(`**Challenge:** ${care.why}`);
    return [];
  }
  const value = draftElement(draft, 'value', name);
  if (care.cares !== '' && care.promise !== '') {
    if (value.fields['statement'] === undefined) value.fields['statement'] = care.promise;
    else if (value.fields['statement'] !== care.promise) value.prose.push(care.promise);
  }
  addCare(segment, value, care.why);
  return [referenceTo(value)];
}

/** A table of value themes with their proof, which counts as our own word until somebody names its source. */
export function takeThemes({ rows }: Table, file: string, draft: Draft): Taken {
  const to = rows.flatMap(({ cells: [theme = '', ...proofs] }) => {
    if (isBlank(theme)) return [];
    const value = draftElement(draft, 'value', bare(theme));
    const claims = proofs.map(bare).filter((claim) => claim !== '' && !isBlank(claim));
    const evidence = claims.map((claim) => ({ claim, source: file, tier: 'internal' }));
    if (evidence.length > 0)
      value.fields['evidence'] = [...((value.fields['evidence'] as object[]) ?? []), ...evidence];
    return [referenceTo(value)];
  });
  const note = 'Its proof counts as your own word (tier `internal`) until you name who says so.';
  return { to: [...new Set(to)], left: [], note };
}

/** Adds what is said under a label for one segment to that segment, such as `Field sales: orders are taken at a desk`. */
export function takeDisqualifiers(texts: readonly string[], segments: readonly DraftElement[]): Taken {
  const to: string[] = [];
  const left: string[] = [];
  for (const text of texts.filter((one) => !isBlank(one))) {
    const named = segments.find(({ name }) => text.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    const segment = named ?? (segments.length === 1 ? segments[0] : undefined);
    if (segment) {
      addText(segment, 'disqualifiers', named ? text.slice(named.name.length + 1).trim() : text);
      to.push(`${referenceTo(segment)}: disqualifiers`);
    } else left.push(`- ${text}`);
  }
  return { to: [...new Set(to)], left };
}
