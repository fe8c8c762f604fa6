import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { indent, type Style } from './style.ts';

/** What happens to one file: `keep` leaves one that is there and says something else. */
export type InitAction = 'create' | 'extend' | 'replace' | 'keep' | 'unchanged';

/** What `init` does, or would do. Paths are seen from the working folder. */
export interface InitResult {
  readonly files: readonly { readonly path: string; readonly action: InitAction; readonly text: string }[];
  /** What the user should know of what was left alone, and what to do about it. */
  readonly notes: readonly string[];
  /** In the order in which to do it. */
  readonly nextSteps: readonly string[];
  /** False when this only tells what would be done. */
  readonly isWritten: boolean;
}

const words: Record<InitAction, readonly [done: string, planned: string]> = {
  create: ['wrote', 'would write'],
  extend: ['added to', 'would add to'],
  replace: ['replaced', 'would replace'],
  keep: ['left alone', 'would leave'],
  unchanged: ['as it is', 'as it is'],
};

export function renderInitText({ files, notes, nextSteps, isWritten }: InitResult, style: Style): Report {
  const lines = [
    ...files.map(({ path, action }) => `  ${words[action][isWritten ? 0 : 1].padEnd(12)}  ${printable(path)}`),
    ...notes.flatMap((note) => ['', ...note.split('\n').flatMap((line) => keepOrWrap(line, style))]),
    '',
    ...(isWritten ? [style.bold('Next')] : ['Nothing was written. Do it by running this without --dry-run.']),
    ...(isWritten ? nextSteps.flatMap((step, index) => indent(step, style, 5, `  ${index + 1}.`)) : []),
  ];
  return { output: `${lines.join('\n')}\n`, exitCode: 0 };
}

/** What is meant to be copied stays as it is. */
function keepOrWrap(line: string, style: Style): string[] {
  return line.startsWith(' ') || line.startsWith('{') || line.startsWith('}') ? [line] : indent(line, style, 2);
}

/** `files[] {path, action}`, with the `text` of those that are not written yet; `notes`, `next`, `written`. */
export function renderInitJson({ files, notes, nextSteps, isWritten }: InitResult): Report {
  const told = files.map(({ path, action, text }) => ({ path, action, ...(!isWritten && { text }) }));
  return {
    output: renderJson({ written: isWritten, files: told, notes, next: nextSteps }),
    exitCode: 0,
  };
}
