import type { Alignment } from '../align/alignment.ts';
import { measureHeat } from '../align/heat.ts';
import { columnsOf, fit, type Style } from './style.ts';

const columns = ['market', 'altern.', 'segments', 'values', 'verdicts'];

/** The heat table for a terminal: a shade and a number per cell. The darker, the less the function agrees. */
export function renderHeatTable(
  alignment: Alignment,
  { style, functionName }: { style: Style; functionName: (id: string) => string },
): string[] {
  if (alignment.pictures.length < 2) return [];
  const rows = measureHeat(alignment);
  if (rows.every(({ cells }) => cells.every((cell) => cell === null))) return [];
  const nameWidth = Math.min(22, Math.max(...rows.map((row) => columnsOf(functionName(row.function)))) + 2);
  const head = `  ${fit('', nameWidth)}${columns.map((column) => fit(column, 12)).join('')}`;
  return [
    `${style.bold('Agreement with the other functions')}${style.dim(' (█ least, ░ most)')}`,
    style.dim(head.trimEnd()),
    ...rows.map(({ function: id, cells }) => {
      return `  ${fit(functionName(id), nameWidth)}${cells.map((cell) => renderCell(cell, style)).join('')}`.trimEnd();
    }),
  ];
}

function renderCell(value: number | null, style: Style): string {
  if (value === null) return fit('-', 12);
  const [shade, color] =
    value < 0.25
      ? ['███', style.red]
      : value < 0.5
        ? ['▓▓▓', style.red]
        : value < 0.75
          ? ['▒▒▒', style.yellow]
          : ['░░░', style.green];
  return `${color(shade)} ${value.toFixed(2)}    `;
}
