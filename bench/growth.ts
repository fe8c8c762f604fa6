import { join } from 'node:path';
import { composeCorpus, writeCorpus } from './corpus/corpus.ts';
import type { Contender } from './contenders.ts';
import { changeOne } from './sites.ts';
import type { Stopwatch } from './stopwatch.ts';
import { type Score, timeContenders } from './tournament.ts';

/** Sizes a power of ten apart, so that a column tells the growth at a glance. */
export const growthSizes = [100, 1000, 10_000] as const;

export interface GrowthOptions {
  readonly repository: string;
  /** The folder that the workspaces are made in. */
  readonly folder: string;
  readonly year: number;
  readonly runs: number;
  readonly patienceSeconds: number;
  readonly tell: (text: string) => void;
}

/** Times our own commands on positionings of growing size. */
export function timeGrowth(sizes: readonly number[], stopwatch: Stopwatch, options: GrowthOptions): Score[] {
  return sizes.flatMap((files) => {
    const folder = join(options.folder, `growth-${files}`);
    const corpus = composeCorpus(files, options.year);
    const product = writeTwoVersions(folder, corpus);
    const commands = listCommands(options.repository, product, () => changeOne(join(folder, 'positioning'), corpus));
    // Not timed, so that those that take over from an earlier build find one.
    stopwatch(commands.at(-1)!.argv, folder);
    return timeContenders(commands, { folder, files }, stopwatch, options);
  });
}

/** Writes the positioning, and beside it an older one in which one name in fifty was another. Returns a product's id. */
function writeTwoVersions(folder: string, texts: ReadonlyMap<string, string>): string {
  const older = [...texts].map(
    ([path, text], index) => [path, index % 50 === 7 ? text.replace(/^name: .*$/m, '$& as it was') : text] as const,
  );
  writeCorpus(join(folder, 'positioning'), texts);
  writeCorpus(join(folder, 'before'), new Map(older));
  const [product] = [...texts.keys()].flatMap((path) => /^(?!functions\/)([^/]+)\/product\.md$/.exec(path)?.[1] ?? []);
  if (product === undefined) throw new Error('The generated positioning holds no product.');
  return product;
}

function listCommands(repository: string, product: string, change: () => void): Contender[] {
  const run = (name: string, ...words: string[]) => ({
    name,
    argv: [join(repository, 'bin/throughline.js'), ...words],
  });
  return [
    run('check, cold', 'check', '--no-cache'),
    run('check, warm', 'check'),
    run('show', 'show', product),
    run('trace', 'trace', '--product', product),
    run('diff of two folders', 'diff', 'before', 'positioning'),
    run('build, cold', 'build', '--no-cache', '--out', 'site-cold'),
    run('build, nothing changed', 'build', '--out', 'site'),
    { ...run('build, after one change', 'build', '--out', 'site'), prepare: change },
  ];
}

/**
 * The scores as a table of text, with the exponent of growth over each step: 1 where ten times the files take ten times
 * as long, less where start-up still weighs. By the fastest runs, which a busy machine blurs least.
 */
export function renderGrowth(scores: readonly Score[]): string {
  const sizes = [...new Set(scores.map(({ files }) => files))];
  const names = [...new Set(scores.map(({ name }) => name))];
  const find = (name: string, files: number) => scores.find((score) => score.name === name && score.files === files);
  const head = ['files', ...sizes.map((files) => files.toLocaleString('en')), ...sizes.slice(1).map(() => 'growth')];
  const rows = names.map((name) => {
    const own = sizes.map((files) => find(name, files));
    return [name, ...own.map(cellOf), ...own.slice(1).map((score, index) => exponentOf(own[index], score))];
  });
  return [head, ...rows].map((cells) => cells.map(pad).join(' ').trimEnd()).join('\n');
}

function pad(cell: string, column: number): string {
  return column === 0 ? cell.padEnd(24) : cell.padStart(16);
}

function cellOf(score: Score | undefined): string {
  if (!score) return '-';
  const memory = score.peakMegabytes === null ? '' : ` ${score.peakMegabytes.toFixed(0).padStart(4)} MB`;
  const mark = score.exitCode === 0 ? '' : ` exit ${score.exitCode}`;
  return `${score.fastestSeconds.toFixed(2)} s${memory}${mark}`;
}

/** The power of the number of files that time grows with from one size to the next. */
function exponentOf(small: Score | undefined, large: Score | undefined): string {
  if (!small || !large) return '-';
  return (Math.log(large.fastestSeconds / small.fastestSeconds) / Math.log(large.files / small.files)).toFixed(2);
}
