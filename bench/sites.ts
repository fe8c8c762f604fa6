import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeCorpus, writeCorpus } from './corpus/corpus.ts';
import { installPeer } from './install-peers.ts';
import { createStopwatch, type Run } from './stopwatch.ts';
import { median } from './tournament.ts';

export interface SiteOptions {
  readonly repository: string;
  /** The folder that the sites and the peers are in. */
  readonly folder: string;
  readonly year: number;
  readonly tell: (text: string) => void;
}

interface Contender {
  readonly name: string;
  /** Makes the folder as the run is to find it. */
  readonly prepare: () => void;
  readonly run: () => Run;
}

const files = 1000;
const rounds = 5;
const names = {
  cold: 'Throughline build, cold',
  changed: 'Throughline build, after one change',
  unchanged: 'Throughline build, nothing changed',
  eleventy: 'Eleventy with one layout, cold',
  hugo: 'Hugo with one layout, cold',
} as const;
const layout = (body: string) => `<!doctype html><html lang="en"><head><title>Page</title></head><body>${body}</body>`;

/**
 * Builds a site of the same files with Throughline, Eleventy and Hugo, in turns, and renders what each took and the
 * ratios. Eleventy is installed into a cache folder; Hugo is used where it is installed. What is missing is left out.
 */
export function timeSites(options: SiteOptions): string {
  const scratch = join(options.folder, 'sites');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const bench = {
    ...options,
    scratch,
    stopwatch: createStopwatch(scratch),
    corpus: composeCorpus(files, options.year),
  };
  return measure([...ours(bench), ...eleventy(bench), ...hugo(bench)], options.tell);
}

interface Bench extends SiteOptions {
  readonly scratch: string;
  readonly stopwatch: ReturnType<typeof createStopwatch>;
  readonly corpus: ReadonlyMap<string, string>;
}

function ours(bench: Bench): Contender[] {
  const program = join(bench.repository, 'bin', 'throughline.js');
  const cold = folderOf(bench, 'throughline-cold', 'positioning');
  const warm = folderOf(bench, 'throughline-warm', 'positioning');
  const runIn = (folder: string, ...flags: string[]) => bench.stopwatch([program, 'build', ...flags], folder);
  runIn(warm);
  return [
    {
      name: names.cold,
      prepare: () => rmSync(join(cold, 'site'), { recursive: true, force: true }),
      run: () => runIn(cold, '--no-cache'),
    },
    { name: names.changed, prepare: () => changeOne(join(warm, 'positioning'), bench.corpus), run: () => runIn(warm) },
    { name: names.unchanged, prepare: () => {}, run: () => runIn(warm) },
  ];
}

/** Adds a line to one value of a positioning. */
export function changeOne(folder: string, corpus: ReadonlyMap<string, string>): void {
  const path = [...corpus.keys()].find((each) => each.includes('/values/'));
  if (path === undefined) throw new Error('The files that are built hold no value.');
  appendFileSync(join(folder, path), '\nAnd one more line.\n');
}

function eleventy(bench: Bench): Contender[] {
  const peer = installPeer(join(bench.folder, 'peers', 'eleventy'), 'eleventy', bench.tell);
  if (peer === null) return [];
  const folder = folderOf(bench, 'eleventy', 'content');
  mkdirSync(join(folder, 'content', '_includes'), { recursive: true });
  writeFileSync(join(folder, 'content', '_includes', 'page.njk'), layout('<h1>{{ name }}</h1>{{ content | safe }}'));
  writeFileSync(join(folder, 'content', 'content.json'), JSON.stringify({ layout: 'page.njk' }));
  const program = join(peer, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
  return [
    {
      name: names.eleventy,
      prepare: () => rmSync(join(folder, '_site'), { recursive: true, force: true }),
      run: () => bench.stopwatch([program, '--input=content', '--output=_site', '--quiet'], folder),
    },
  ];
}

function hugo(bench: Bench): Contender[] {
  if (spawnSync('hugo', ['version']).status !== 0) {
    bench.tell('Hugo is not installed here and is left out. On Debian: apt-get install hugo');
    return [];
  }
  const folder = folderOf(bench, 'hugo', 'content');
  // To Hugo, `url` in the frontmatter is where the page goes.
  for (const path of bench.corpus.keys()) {
    const file = join(folder, 'content', path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^url:/m, 'address:'));
  }
  mkdirSync(join(folder, 'layouts', '_default'), { recursive: true });
  for (const name of ['single', 'list'])
    writeFileSync(join(folder, 'layouts', '_default', `${name}.html`), layout('<h1>{{ .Title }}</h1>{{ .Content }}'));
  writeFileSync(join(folder, 'config.toml'), 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n');
  return [
    {
      name: names.hugo,
      prepare: () => rmSync(join(folder, 'public'), { recursive: true, force: true }),
      run: () => bench.stopwatch(['--quiet'], folder, 'hugo'),
    },
  ];
}

/** A folder of its own, with the same files. */
function folderOf({ scratch, corpus }: Bench, name: string, content: string): string {
  const original = join(scratch, 'original');
  rmSync(original, { recursive: true, force: true });
  writeCorpus(original, corpus);
  const folder = join(scratch, name);
  cpSync(original, join(folder, content), { recursive: true });
  return folder;
}

interface Measured {
  readonly name: string;
  /** Medians. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly failed: number | null;
}

function measure(contenders: readonly Contender[], tell: SiteOptions['tell']): string {
  const taken = contenders.map((contender) => ({ contender, runs: [] as Run[] }));
  for (let round = 1; round <= rounds; round += 1) {
    tell(`a site of ${files.toLocaleString('en')} files: round ${round} of ${rounds}`);
    for (const { contender, runs } of taken) {
      contender.prepare();
      runs.push(contender.run());
    }
  }
  const all = taken.map(({ contender, runs }) => sumUp(contender.name, runs));
  const ratios = [
    tellRatio(all, names.cold, names.eleventy),
    tellRatio(all, names.changed, names.hugo),
    tellRatio(all, names.unchanged, names.hugo),
  ];
  return [...all.map(renderMeasured), '', ...ratios.flat()].join('\n');
}

function sumUp(name: string, runs: readonly Run[]): Measured {
  return {
    name,
    seconds: median(runs.map((run) => run.seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds ?? Number.NaN)),
    megabytes: Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes ?? 0)),
    failed: runs.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? null,
  };
}

function renderMeasured({ name, seconds, cpuSeconds, megabytes, failed }: Measured): string {
  const cells = [`${seconds.toFixed(2)} s`, `processor ${cpuSeconds.toFixed(2)} s`, `${megabytes.toFixed(0)} MB`];
  return `${name.padEnd(36)} ${cells.join('  ')}${failed === null ? '' : `  FAILED with ${failed}`}`;
}

function tellRatio(all: readonly Measured[], one: string, other: string): string[] {
  const [a, b] = [one, other].map((wanted) => all.find(({ name }) => name === wanted));
  if (!a || !b) return [];
  const [time, work] = [a.seconds / b.seconds, a.cpuSeconds / b.cpuSeconds].map((ratio) => `${ratio.toFixed(2)}x`);
  return [`${one} / ${other}: ${time}, by processor time ${work}`];
}
