/**
 * Does a glob match a whole POSIX path? `*` stands for any part of one name, `?` for one character, and a name that is
 * `**` for any number of folders. Nothing else is special. Time grows with the length of glob times path and no
 * faster, whoever wrote the glob.
 */
export function matchesGlob(glob: string, path: string): boolean {
  return matchesList(glob.split('/'), path.split('/'), '**', matchesName);
}

function matchesName(pattern: string, name: string): boolean {
  return matchesList([...pattern], [...name], '*', (wanted, given) => wanted === '?' || wanted === given);
}

/** Matches a list against a pattern in which `many` stands for any number of items, going back to the last `many` only. */
export function matchesList<T, Item>(
  pattern: readonly T[],
  items: readonly Item[],
  many: T,
  matchesOne: (wanted: T, item: Item) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let lastMany = -1;
  let resumeFrom = 0;
  while (item < items.length) {
    const wanted = pattern[at];
    if (wanted === many) {
      lastMany = at;
      resumeFrom = item;
      at += 1;
    } else if (wanted !== undefined && matchesOne(wanted, items[item]!)) {
      at += 1;
      item += 1;
    } else if (lastMany !== -1) {
      at = lastMany + 1;
      resumeFrom += 1;
      item = resumeFrom;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((rest) => rest === many);
}
