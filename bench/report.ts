import { cpus, totalmem } from 'node:os';
import { judgeAims, renderAim } from './aims.ts';
import { renderTable } from './table.ts';
import type { Score } from './tournament.ts';

/** What `throughline check` finds in the files that it is timed on. */
export interface Findings {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** What was compared, how often, and on how sound a positioning. */
export interface Circumstances {
  readonly peers: string;
  readonly findings: readonly Findings[];
  readonly runsBySize: ReadonlyMap<number, number>;
  readonly patienceSeconds: number;
  /** The table of the growth of our commands. */
  readonly growth: string;
  /** The table of sites, with the ratios. */
  readonly sites: string;
}

/** Everything that a run has to say, as text for a terminal. */
export function renderReport(scores: readonly Score[], circumstances: Circumstances): string {
  return [
    renderTable(scores),
    'Whole processes: median seconds, peak memory in MB, and time as a multiple of the yaml + ajv script.',
    ...describe(circumstances),
    '',
    ...judge(scores),
    '',
    circumstances.growth,
    '',
    circumstances.sites,
  ].join('\n');
}

/** The same as a page of the documentation. */
export function renderPage(scores: readonly Score[], circumstances: Circumstances): string {
  return `# Benchmarks

Written by \`npm run bench -- --write\`. Every command is a whole process, run in turns with the others on the same
generated positioning: files of every kind with about six fields and a body of 150 words, in products of 44 to 100 files;
one body in ten holds a link. Seconds are medians, memory is the peak in MB, and the ratio is to the yaml + ajv script.

\`\`\`text
${renderTable(scores)}
\`\`\`

${toList(describe(circumstances))}

## Aims

${toList(judge(scores))}

## Growth

Our own commands on positionings of growing size: the fastest run in seconds, the peak of memory, and the power of the
number of files that time grows with from one size to the next. 1 is ten times the time for ten times the files.

\`\`\`text
${circumstances.growth}
\`\`\`

## Sites

A site of 1,000 files, built in turns: medians of whole processes. Eleventy and Hugo have one layout and the same files; ours
also derives everything, and has pages for each function, pictures, the search, \`positioning.json\` and \`llms.txt\`.

\`\`\`text
${circumstances.sites}
\`\`\`
`;
}

function toList(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function describe({ peers, findings, runsBySize, patienceSeconds }: Circumstances): string[] {
  const runs = findings.map(({ files }) => `${runsBySize.get(files)} of ${count(files)} files`).join(', ');
  return [
    describeMachine(),
    `Peers: ${peers || 'none could be installed'}.`,
    `Runs: at most ${runs}; no further run of what has taken ${patienceSeconds} s in all.`,
    ...findings.map(describeFindings),
  ];
}

function describeFindings({ files, errors, warnings }: Findings): string {
  return `\`throughline check\` finds ${count(errors)} errors and ${count(warnings)} warnings in ${count(files)} files.`;
}

function judge(scores: readonly Score[]): string[] {
  const failures = scores
    .filter(({ exitCode }) => exitCode !== 0)
    .map(
      ({ name, files, exitCode }) => `${name} ended with ${exitCode} on ${count(files)} files: do not trust its row.`,
    );
  return [...judgeAims(scores).map(renderAim), ...failures];
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `Machine: ${cpus().length} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${process.platform}, Node ${process.versions.node}.`;
}
