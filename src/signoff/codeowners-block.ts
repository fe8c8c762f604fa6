import type { Positioning } from '../model/positioning.ts';
import { compareText } from '../model/order.ts';

const opening = '# >>> throughline: written by `throughline codeowners --write`, do not edit';
const closing = '# <<< throughline';

/** A line of CODEOWNERS: a pattern from the top of the repository, and the handles that own what it matches. */
interface OwnershipLine {
  readonly pattern: string;
  readonly owners: readonly string[];
}

export interface BlockPlaces {
  /** The positioning folder as a path from the top of the repository; empty when it is the whole repository. */
  readonly root: string;
  /** CODEOWNERS itself, as a path from the top of the repository. */
  readonly codeowners: string;
  /** The path from the top of the repository of a file, given as findings show it. */
  readonly fromTop: (path: string) => string;
}

/**
 * The block of CODEOWNERS that a positioning asks for.
 *
 * Every function owns every guarded file, because the last matching line alone counts and every function must be among
 * its owners. Only where the policy asks for the owning functions do views and tactics belong to their own function.
 */
export function renderCodeownersBlock(positioning: Positioning, places: BlockPlaces): string {
  const { root, codeowners } = places;
  const everybody = unique([...positioning.functions.values()].flatMap(({ fields }) => fields.owners));
  const lines: OwnershipLine[] = [
    { pattern: root === '' ? '*' : `/${root}/`, owners: everybody },
    ...(positioning.signOff?.fields.require === 'owning_functions' ? narrowLines(positioning, places) : []),
    ...[`/${codeowners}`, '/.github/workflows/', '/schemas/'].map((pattern) => ({ pattern, owners: everybody })),
  ];
  const rendered = lines.map(({ pattern, owners }) => `${pattern.replaceAll(' ', '\\ ')} ${owners.join(' ')}`);
  return [opening, ...rendered, closing].join('\n');
}

function narrowLines(positioning: Positioning, { fromTop }: BlockPlaces): OwnershipLine[] {
  const ownersOf = (id: string) => positioning.functions.get(id)?.fields.owners ?? [];
  const owned = positioning.elements.flatMap(({ kind, path, fields }) => {
    if (kind !== 'view' && kind !== 'tactic') return [];
    return [{ pattern: `/${fromTop(path)}`, owners: ownersOf((fields as { function: string }).function) }];
  });
  return owned.filter(({ owners }) => owners.length > 0).toSorted((a, b) => compareText(a.pattern, b.pattern));
}

/**
 * CODEOWNERS with the block as its last lines, where no other line can take ownership away. Every other byte stays,
 * apart from blank lines at the end. Null when the marks are not those of exactly one block, so that nobody can say
 * where the block is.
 */
export function placeBlock(text: string, block: string): string | null {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/(?<=\n)/);
  const starts = indexesOf(lines, '# >>> throughline');
  const ends = indexesOf(lines, closing);
  const [start = 0] = starts;
  const [end = -1] = ends;
  if (starts.length !== ends.length || starts.length > 1 || (starts.length === 1 && end < start)) return null;
  const rest = [...lines.slice(0, start), ...lines.slice(end + 1)].join('').trimEnd();
  const own = [...block.split('\n'), ''].join(lineEnd);
  return rest === '' ? own : `${rest}${lineEnd}${lineEnd}${own}`;
}

function indexesOf(lines: readonly string[], mark: string): number[] {
  return lines.flatMap((line, index) => (line.startsWith(mark) ? [index] : []));
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
