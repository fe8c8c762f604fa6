import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Contender, listContenders, names } from './contenders.ts';
import { growthSizes, renderGrowth, timeGrowth } from './growth.ts';
import { describePeers, installPeers } from './install-peers.ts';
import { type Findings, renderPage, renderReport } from './report.ts';
import { timeSites } from './sites.ts';
import { createStopwatch } from './stopwatch.ts';
import { type Score, timeContenders } from './tournament.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const usage = `Usage: npm run bench -- [options]

Times \`throughline check\` side by side with other ways to validate the same files, then its commands as files grow, then
the site side by side with Eleventy and Hugo.

  --quick          leave out what takes minutes
  --growth         only the second part
  --sites          only the third part
  --files <count>  only this number of files (30, 1000 or 10000); may be given again
  --write          write docs/benchmarks.md too
  --help           show this
`;

// At most so many runs for each size; a command that has used up its patience is not run again.
const runsBySize: ReadonlyMap<number, number> = new Map([
  [30, 9],
  [1000, 5],
  [10_000, 3],
]);
const patienceSeconds = 10;

const repository = fileURLToPath(new URL('..', import.meta.url));
const cacheFolder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'throughline-bench');
const tell = (text: string) => process.stderr.write(`${text}\n`);

process.exitCode = main();

function main(): number {
  const options = readOptions();
  if (options === null) return 2;
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (!existsSync(join(repository, 'dist', 'cli', 'start.cjs'))) {
    tell('error: throughline has not been built yet.\nRun: npm run build');
    return 2;
  }
  if (options.growth) process.stdout.write(`${renderGrowth(measureGrowth(options))}\n`);
  else if (options.sites) process.stdout.write(`${measureSites()}\n`);
  else measure(options);
  return 0;
}

interface Options {
  readonly quick: boolean;
  readonly write: boolean;
  readonly help: boolean;
  readonly growth: boolean;
  readonly sites: boolean;
  readonly sizes: readonly number[];
}

/** The options, or null after telling what is wrong with them. */
function readOptions(): Options | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      options: {
        quick: flag,
        growth: flag,
        sites: flag,
        files: { type: 'string', multiple: true },
        write: flag,
        help: flag,
      },
    });
    const sizes = values.files?.map(Number) ?? [...runsBySize.keys()];
    const stray = sizes.find((size) => !runsBySize.has(size));
    if (stray !== undefined) throw new Error(`--files takes ${[...runsBySize.keys()].join(', ')}`);
    if (values.write && (values.files || values.growth || values.sites))
      throw new Error('--write wants everything; leave out --files, --growth and --sites');
    return { ...values, sizes };
  } catch (error) {
    tell(`error: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return null;
  }
}

function measure(options: Options): void {
  const { quick, write, sizes } = options;
  const peers = installPeers(join(cacheFolder, 'peers'), tell);
  const contenders = listContenders(repository, peers);
  const scratch = emptyScratch();
  const stopwatch = createStopwatch(scratch);
  const basis = { year: new Date().getUTCFullYear(), schemas: join(repository, 'schemas'), peers };
  const scores: Score[] = [];
  const findings: Findings[] = [];
  for (const files of sizes) {
    const workspace = createWorkspace(join(cacheFolder, `positioning-${files}`), { ...basis, files });
    findings.push(fillCache(contenders, workspace, scratch));
    const chosen = contenders.filter(({ isSlow }) => !(quick && isSlow && files >= 10_000));
    const runs = runsBySize.get(files) ?? 1;
    scores.push(...timeContenders(chosen, workspace, stopwatch, { runs, patienceSeconds, tell }));
  }
  const growth = renderGrowth(measureGrowth(options));
  const sites = measureSites();
  const circumstances = { peers: describePeers(peers), findings, runsBySize, patienceSeconds, growth, sites };
  process.stdout.write(`${renderReport(scores, circumstances)}\n`);
  if (write) writeFileSync(join(repository, 'docs', 'benchmarks.md'), renderPage(scores, circumstances));
}

/** With `--quick`, without the largest size. */
function measureGrowth({ quick }: Options): Score[] {
  const sizes = growthSizes.filter((files) => !(quick && files >= 10_000));
  const year = new Date().getUTCFullYear();
  const basis = { repository, folder: cacheFolder, year, runs: 3, patienceSeconds, tell };
  return timeGrowth(sizes, createStopwatch(emptyScratch()), basis);
}

function measureSites(): string {
  return timeSites({ repository, folder: cacheFolder, year: new Date().getUTCFullYear(), tell });
}

function emptyScratch(): string {
  const scratch = join(cacheFolder, 'scratch');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  return scratch;
}

/** Runs the warm check once, so that the timed runs find its cache. Returns what it found. */
function fillCache(contenders: readonly Contender[], { folder, files }: Workspace, scratch: string): Findings {
  const check = contenders.find(({ name }) => name === names.warm);
  const { stdout, stderr } = spawnSync(process.execPath, check?.argv ?? [], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: scratch },
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (stdout === '') throw new Error(`throughline check cannot be timed:\n${stderr}`);
  const { counts } = JSON.parse(stdout) as { counts: { error: number; warning: number } };
  return { files, errors: counts.error, warnings: counts.warning };
}
