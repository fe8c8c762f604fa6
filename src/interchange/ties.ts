import { normaliseName } from '../model/names.ts';

// Words come last: they also stand inside names.
const betweenNames = [/[/;=\n]/, /[/;,=&+\n]/, /[/;,=&+\n]|\s(?:and|or|vs)\s/i];

/** Ids and names as they are compared. */
export function knownNames(items: Iterable<{ readonly id: string; readonly name: string }>): ReadonlySet<string> {
  const names = [...items].flatMap(({ id, name }) => [normaliseName(id), normaliseName(name)]);
  return new Set(names.filter((name) => name !== ''));
}

/**
 * Does one answer name several known things at once, as in `Paper / Spreadsheet`? A name that has a slash of its own is
 * one thing, and so is text of which a part is not known.
 */
export function namesSeveral(text: string, known: ReadonlySet<string>): boolean {
  if (known.has(normaliseName(text))) return false;
  return betweenNames.some((separator) => {
    const parts = text.split(separator).map(normaliseName);
    return parts.length > 1 && parts.every((part) => known.has(part));
  });
}
