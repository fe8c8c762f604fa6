import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { openWorkshop, type Workshop } from '../e2e/program.ts';
import { botOf, tokenOf } from './cast.ts';
import { openOrigin, type Texts } from './origin.ts';
import { standardFiles, standardWorld, type StandardOptions } from './standard-world.ts';
import type { GitHub } from './world.ts';

/** What one run of the Action left behind. */
export interface Run {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  /** By name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A pull request on GitHub, and its checkout as a workflow has it. */
export interface PullScene {
  readonly github: GitHub;
  readonly number: number;
  readonly checkout: Workshop;
  /** The head of the pull request, on GitHub. */
  readonly head: () => Promise<string>;
  /** Other files in the pull request; null takes one away. */
  readonly change: (files: Texts) => Promise<void>;
  /** Runs the built bundle; more of the environment may be said. */
  readonly run: (env?: Record<string, string>) => Promise<Run>;
}

export interface PullOptions extends StandardOptions {
  /** On main; the positioning of the mobile database when left out. */
  readonly before?: Texts;
  /** What the pull request changes. */
  readonly files: Texts;
  readonly fork?: string;
  /** How many commits the checkout holds, from the merge down; 2. */
  readonly depth?: number;
}

export const author = 'marketing-1';

export async function openPullScene(options: PullOptions): Promise<PullScene> {
  const github = await standardWorld(options);
  onTestFinished(() => github.close());
  await github.commit('change', options.files, { by: author });
  const fork = options.fork === undefined ? {} : { fork: options.fork };
  const number = await github.openPull({ from: 'change', author, ...fork });
  const origin = openOrigin(options.before ?? (await standardFiles(options)));
  origin.commit(options.files);
  const checkout = openWorkshop();
  checkout.git('init', '-q');
  const check = () => {
    checkout.git('fetch', '-q', `--depth=${options.depth ?? 2}`, `file://${origin.folder}`, 'merge');
    checkout.git('checkout', '-q', '--force', '--detach', 'FETCH_HEAD');
  };
  check();
  const head = async () => String(await github.tip('change'));
  return {
    github,
    number,
    checkout,
    head,
    async change(files) {
      await github.commit('change', files, { by: author });
      origin.commit(files);
      check();
    },
    run: async (env = {}) =>
      runAction({ github, checkout, number, head: await head(), base: await baseOf(github) }, env),
  };
}

const baseOf = async (github: GitHub) => String(await github.tip('main'));

interface Setting {
  readonly github: GitHub;
  readonly checkout: Workshop;
  readonly number: number;
  readonly head: string;
  readonly base: string;
}

function runAction({ github, checkout, number, head, base }: Setting, more: Record<string, string>): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const payload = { number, pull_request: { number, head: { sha: head }, base: { sha: base } } };
  const env = {
    PATH: process.env['PATH'],
    HOME: checkout.folder,
    SOURCE_DATE_EPOCH: '1780272000',
    INPUT_TOKEN: tokenOf(botOf('throughline-gate')),
    GITHUB_API_URL: github.apiUrl,
    GITHUB_REPOSITORY: github.repo,
    GITHUB_SHA: more['GITHUB_SHA'] ?? checkout.git('rev-parse', 'HEAD').trim(),
    GITHUB_RUN_ID: '7001',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    GITHUB_OUTPUT: file('output'),
    ...more,
  };
  return new Promise((done) => {
    const bundle = resolve('pull-request/bundle/main.js');
    const child = spawn(process.execPath, [bundle], { cwd: checkout.folder, env });
    let log = '';
    child.stdout.on('data', (data) => (log += String(data)));
    child.stderr.on('data', (data) => (log += String(data)));
    child.on('close', (code) => {
      const summary = readFileSync(join(folder, 'summary.md'), 'utf8');
      done({ code, log, summary, outputs: parseOutputs(readFileSync(join(folder, 'output'), 'utf8')) });
    });
  });
}

/** As the runner reads them: `name<<mark`, the value, the mark. */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}
