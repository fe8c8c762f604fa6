/** A path as seen from the repository's top, given the folders from there down to the working folder. */
export function pathFromTop(root: string, folders: readonly string[]): string {
  const names = [...folders];
  for (const name of root.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.join('/');
}
