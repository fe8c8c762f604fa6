import type { Positioning } from '../model/positioning.ts';
import { compareText } from '../model/order.ts';

const opening = '# >>> throughline: written by `throughline codeowners --write`, do not edit';
const closing = '# <<< throughline';

/** A line of CODEOWNERS: a pattern from the top of the repository, and the handles that own what it matches. */
interface OwnershipLine {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/**
 * The block of CODEOWNERS that a positioning asks for. `root` is the positioning folder and `codeowners` the file
 * itself, both as paths from the top of the repository.
 *
 * Every function owns every file, because the last matching line alone counts and every function must be among its
 * owners. Only where the policy asks for the owning functions do views and tactics belong to their own function.
 */
export function renderCodeownersBlock(positioning: Positioning, root: string, codeowners: string): string {
  const functions = [...positioning.functions.values()];
  const everybody = unique(functions.flatMap(({ fields }) => fields.owners));
  const lines: OwnershipLine[] = [
    { pattern: `/${root}/`, owners: everybody },
    ...(positioning.signOff?.fields.require === 'owning_functions' ? narrowLines(positioning, root) : []),
    { pattern: `/${codeowners}`, owners: everybody },
  ];
  const rendered = lines.map(({ pattern, owners }) => `${pattern.replaceAll(' ', '\\ ')} ${owners.join(' ')}`);
  return [opening, ...rendered, closing].join('\n');
}

function narrowLines(positioning: Positioning, root: string): OwnershipLine[] {
  const ownersOf = (id: string) => positioning.functions.get(id)?.fields.owners ?? [];
  const owned = positioning.elements.flatMap(({ kind, path, fields }) => {
    if (kind !== 'view' && kind !== 'tactic') return [];
    const below = path.slice(path.indexOf(`${root}/`) + root.length + 1);
    return [{ pattern: `/${root}/${below}`, owners: ownersOf((fields as { function: string }).function) }];
  });
  return owned.filter(({ owners }) => owners.length > 0).toSorted((a, b) => compareText(a.pattern, b.pattern));
}

/**
 * CODEOWNERS with the block as its last lines, where no other line can take ownership away. The rest stays as it is.
 * Null when the file has one of the two marks without the other, so that nobody can say where the block ends.
 */
export function placeBlock(text: string, block: string): string | null {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('# >>> throughline'));
  const end = lines.findIndex((line) => line.startsWith(closing));
  if (start === -1 ? end !== -1 : end < start) return null;
  const rest = start === -1 ? lines : [...lines.slice(0, start), ...lines.slice(end + 1)];
  while (rest.at(-1)?.trim() === '') rest.pop();
  return [...rest, ...(rest.length > 0 ? [''] : []), ...block.split('\n'), ''].join(lineEnd);
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
