import { cpus, totalmem } from 'node:os';
import { judgeAims, renderAim } from './aims.ts';
import { renderTable } from './table.ts';
import type { Score } from './tournament.ts';

/** What was compared, and on how sound a positioning. */
export interface Circumstances {
  readonly peers: string;
  /** One sentence for each size: what `throughline check` finds there. */
  readonly findings: readonly string[];
}

/** Everything that a run has to say, as text for a terminal. */
export function renderReport(scores: readonly Score[], { peers, findings }: Circumstances): string {
  return [
    renderTable(scores),
    'Whole processes: median seconds, peak memory in MB, and time as a multiple of the yaml + ajv script.',
    `Runs at each size: ${describeRuns(scores)}.`,
    ...findings,
    describeMachine(),
    `Peers: ${peers || 'none could be installed'}.`,
    '',
    ...judgeAims(scores).map(renderAim),
    ...describeFailures(scores),
  ].join('\n');
}

/** The same as a page of the documentation. */
export function renderPage(scores: readonly Score[], { peers, findings }: Circumstances): string {
  return `# Benchmarks

Written by \`npm run bench -- --write\`. Every command is a whole process, run in turns with the others on the same
generated positioning: files of every kind with about six fields and a body of 150 words, in products of 44 to 100 files.
Seconds are medians, memory is the peak in MB, the ratio is to the yaml + ajv script.

\`\`\`text
${renderTable(scores)}
\`\`\`

${describeMachine()} Runs at each size: ${describeRuns(scores)}.
Peers: ${peers || 'none could be installed'}. ${findings.join(' ')}

## Aims

${[...judgeAims(scores).map(renderAim), ...describeFailures(scores)].map((text) => `- ${text}`).join('\n')}
`;
}

function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `Machine: ${cpus().length} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${process.platform}, Node ${process.versions.node}.`;
}

function describeRuns(scores: readonly Score[]): string {
  const sizes = [...new Set(scores.map(({ files }) => files))];
  const describe = (files: number) => {
    const own = scores.filter((score) => score.files === files);
    const most = Math.max(...own.map(({ runs }) => runs));
    const fewer = own.filter(({ runs }) => runs < most).map(({ name, runs }) => `${runs} of ${name}`);
    return [`${files.toLocaleString('en')} files ${most}`, ...fewer].join(', ');
  };
  return sizes.map(describe).join('; ');
}

function describeFailures(scores: readonly Score[]): string[] {
  return scores
    .filter(({ exitCode }) => exitCode !== 0)
    .map(({ name, files, exitCode }) => `${name} ended with ${exitCode} on ${files} files: do not trust its row.`);
}
