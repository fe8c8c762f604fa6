/**
 * A piece of a line: words of ours, what something is called, or a text that somebody wrote. One of several names needs
 * marks around it, because names hold commas.
 */
export type Fragment =
  | string
  | { readonly name: string; readonly isOneOfSeveral?: boolean }
  | { readonly quote: string };

export type Line = readonly Fragment[];

/** Items as a sentence has them: `a`, `b` and `c`; of many the first, and how many more there are. */
export function listFragments(items: readonly Line[], most: number): Fragment[] {
  const shown = items.slice(0, most).map((item) => (items.length > 1 ? item.map(asOneOfSeveral) : item));
  const all: readonly Line[] = items.length > most ? [...shown, [`${items.length - most} more`]] : shown;
  return all.flatMap((item, index) => [...(index === 0 ? [] : [index === all.length - 1 ? ' and ' : ', ']), ...item]);
}

function asOneOfSeveral(fragment: Fragment): Fragment {
  return typeof fragment === 'object' && 'name' in fragment ? { ...fragment, isOneOfSeveral: true } : fragment;
}
