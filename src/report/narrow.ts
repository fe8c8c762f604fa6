const lead = 20;

/** Two long texts from a few words before the place where they begin to differ to a few after the last such place. */
export function narrow(before: string, after: string, longest: number): readonly [string, string] {
  if (Math.max(before.length, after.length) <= longest) return [before, after];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [cutOut(before, start, end), cutOut(after, start, end)];
}

/** The middle of a text, with whole words around it; what is left out shows as an ellipsis. */
function cutOut(text: string, start: number, end: number): string {
  const from = text.lastIndexOf(' ', Math.max(0, start - lead)) + 1;
  const next = text.indexOf(' ', Math.min(text.length, text.length - end + lead));
  const to = next === -1 ? text.length : next;
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
