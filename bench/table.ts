import { names } from './contenders.ts';
import type { Score } from './tournament.ts';

const nameWidth = 46;
const cellWidths = [5, 5, 6] as const;

/** Scores as a table of text, 97 columns wide for three sizes: a row for each command, in the order of the scores. */
export function renderTable(scores: readonly Score[]): string {
  const sizes = [...new Set(scores.map(({ files }) => files))];
  const rows = [...new Set(scores.map(({ name }) => name))];
  const find = (name: string, files: number) => scores.find((score) => score.name === name && score.files === files);
  return [
    line(
      '',
      sizes.map((files) => `${files.toLocaleString('en')} files`.padStart(sum(cellWidths))),
    ),
    line(
      'validate',
      sizes.map(() => row('s', 'MB', 'ratio')),
    ),
    '-'.repeat(nameWidth + sizes.length * (1 + sum(cellWidths))),
    ...rows.map((name) =>
      line(
        name,
        sizes.map((files) => cell(find(name, files), find(names.script, files))),
      ),
    ),
  ].join('\n');
}

function cell(score: Score | undefined, script: Score | undefined): string {
  if (!score) return row('-', '-', '-');
  const ratio = script ? `${shorten(score.seconds / script.seconds)}x` : '-';
  return row(shorten(score.seconds), score.peakMegabytes?.toFixed(0) ?? '-', ratio);
}

function row(...texts: [string, string, string]): string {
  return texts.map((text, index) => text.padStart(cellWidths[index] ?? 0)).join('');
}

function line(name: string, cells: readonly string[]): string {
  return [name.padEnd(nameWidth), ...cells].join(' ').trimEnd();
}

/** Two digits that matter for small numbers, none after the point for large ones. */
function shorten(value: number): string {
  return value.toFixed(value >= 20 ? 0 : value >= 2 ? 1 : 2);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
