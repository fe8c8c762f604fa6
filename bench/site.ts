import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeCorpus, writeCorpus } from './corpus/corpus.ts';
import { installPeer } from './install-peers.ts';
import { createStopwatch, type Run } from './stopwatch.ts';
import { median } from './tournament.ts';

// `npm run bench:site`: builds a site of 1,000 files with Throughline, Eleventy and Hugo, in turns, and prints ratios.
// Eleventy is installed into a cache folder; Hugo is used where it is installed. What is missing is left out, and said.

interface Contender {
  readonly name: string;
  /** Makes the folder as the run is to find it. */
  prepare(round: number): void;
  run(): Run;
}

const files = 1000;
const rounds = 5;
const layout = (body: string) => `<!doctype html><html lang="en"><head><title>Page</title></head><body>${body}</body>`;

const repository = fileURLToPath(new URL('..', import.meta.url));
const cacheFolder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'throughline-bench');
const scratch = join(cacheFolder, 'site');
const tell = (text: string) => process.stderr.write(`${text}\n`);

rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
const stopwatch = createStopwatch(scratch);
const corpus = composeCorpus(files, new Date().getUTCFullYear());
measure([...ours(), ...eleventy(), ...hugo()]);

function ours(): Contender[] {
  const program = join(repository, 'bin', 'throughline.js');
  const cold = folderOf('throughline-cold', 'positioning');
  const warm = folderOf('throughline-warm', 'positioning');
  const runIn = (folder: string, ...flags: string[]) => stopwatch([program, 'build', ...flags], folder);
  const element = join(warm, 'positioning', firstValue());
  runIn(warm);
  return [
    {
      name: 'throughline build, cold',
      prepare: () => rmSync(join(cold, 'site'), { recursive: true, force: true }),
      run: () => runIn(cold, '--no-cache'),
    },
    {
      name: 'throughline build, after one change',
      prepare: (round) => writeFileSync(element, `${readFileSync(element, 'utf8')}\nRound ${round}.\n`),
      run: () => runIn(warm),
    },
    { name: 'throughline build, nothing changed', prepare: () => {}, run: () => runIn(warm) },
  ];
}

function eleventy(): Contender[] {
  const peer = installPeer(join(cacheFolder, 'peers', 'eleventy'), 'eleventy', tell);
  if (peer === null) return [];
  const folder = folderOf('eleventy', 'content');
  mkdirSync(join(folder, 'content', '_includes'), { recursive: true });
  writeFileSync(join(folder, 'content', '_includes', 'page.njk'), layout('<h1>{{ name }}</h1>{{ content | safe }}'));
  writeFileSync(join(folder, 'content', 'content.json'), JSON.stringify({ layout: 'page.njk' }));
  const program = join(peer, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
  return [
    {
      name: 'Eleventy with one layout, cold',
      prepare: () => rmSync(join(folder, '_site'), { recursive: true, force: true }),
      run: () => stopwatch([program, '--input=content', '--output=_site', '--quiet'], folder),
    },
  ];
}

function hugo(): Contender[] {
  if (spawnSync('hugo', ['version']).status !== 0) {
    tell('Hugo is not installed here and is left out. On Debian: apt-get install hugo');
    return [];
  }
  const folder = folderOf('hugo', 'content');
  // To Hugo, `url` in the frontmatter is where the page goes.
  for (const path of corpus.keys()) {
    const file = join(folder, 'content', path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^url:/m, 'address:'));
  }
  mkdirSync(join(folder, 'layouts', '_default'), { recursive: true });
  for (const name of ['single', 'list'])
    writeFileSync(join(folder, 'layouts', '_default', `${name}.html`), layout('<h1>{{ .Title }}</h1>{{ .Content }}'));
  writeFileSync(join(folder, 'config.toml'), 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n');
  return [
    {
      name: 'Hugo with one layout, cold',
      prepare: () => rmSync(join(folder, 'public'), { recursive: true, force: true }),
      run: () => stopwatch(['--quiet'], folder, 'hugo'),
    },
  ];
}

/** A folder of its own, with the same files. */
function folderOf(name: string, content: string): string {
  const original = join(scratch, 'original');
  rmSync(original, { recursive: true, force: true });
  writeCorpus(original, corpus);
  const folder = join(scratch, name);
  cpSync(original, join(folder, content), { recursive: true });
  return folder;
}

function firstValue(): string {
  const path = [...corpus.keys()].find((each) => each.includes('/values/'));
  if (path === undefined) throw new Error('The files that are built hold no value.');
  return path;
}

function measure(contenders: readonly Contender[]): void {
  const taken = contenders.map((contender) => ({ contender, runs: [] as Run[] }));
  for (let round = 1; round <= rounds; round += 1) {
    tell(`round ${round} of ${rounds}`);
    for (const { contender, runs } of taken) {
      contender.prepare(round);
      runs.push(contender.run());
    }
  }
  const scores = taken.map(({ contender: { name }, runs }) => {
    const seconds = runs.map((run) => run.seconds);
    const failed = runs.find(({ exitCode }) => exitCode !== 0);
    const megabytes = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes ?? 0));
    const cpu = median(runs.map(({ cpuSeconds }) => cpuSeconds ?? Number.NaN));
    return { name, cpu, typical: median(seconds), fastest: Math.min(...seconds), megabytes, failed };
  });
  process.stdout.write(
    `A site of ${files.toLocaleString('en')} files, whole processes, ${rounds} rounds in turns.\n\n`,
  );
  for (const { name, cpu, typical, fastest, megabytes, failed } of scores) {
    const cells = [
      `${typical.toFixed(2)} s`,
      `fastest ${fastest.toFixed(2)} s`,
      `processor ${cpu.toFixed(2)} s`,
      `${megabytes.toFixed(0)} MB`,
    ];
    process.stdout.write(`${name.padEnd(38)} ${cells.join('  ')}${failed ? `  FAILED with ${failed.exitCode}` : ''}\n`);
  }
  const find = (start: string) => scores.find(({ name }) => name.startsWith(start));
  const tellRatio = (one: string, other: string) => {
    const [a, b] = [find(one), find(other)];
    if (!a || !b) return;
    const ratios = `${(a.typical / b.typical).toFixed(2)}x, by the fastest runs ${(a.fastest / b.fastest).toFixed(2)}x, by processor time ${(a.cpu / b.cpu).toFixed(2)}x`;
    process.stdout.write(`${a.name} / ${b.name}: ${ratios}\n`);
  };
  process.stdout.write('\n');
  tellRatio('throughline build, cold', 'Eleventy');
  tellRatio('throughline build, after one change', 'Hugo');
  tellRatio('throughline build, nothing changed', 'Hugo');
}
