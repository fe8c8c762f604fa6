import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { syncCodeowners } from '../../src/app/codeowners.ts';
import { memoryWorld } from '../fakes/memory-world.ts';
import { organisation } from './cast.ts';
import { type GitHub, type GitHubOptions, openGitHub } from './world.ts';

const example = resolve(import.meta.dirname, '../../examples/mobile-database');

export interface StandardOptions extends GitHubOptions {
  readonly require?: 'all_functions' | 'owning_functions';
  readonly distinct_people?: boolean;
  readonly author_signs?: boolean;
  /** Whether main takes only what has the sign-off check. It does, when left out. */
  readonly protect?: boolean;
}

/**
 * The world in which the gate is attacked: the positioning of the mobile database is on main, every function is owned
 * by its team, CODEOWNERS is as `throughline codeowners --write` leaves it, and main takes only what is signed off.
 */
export async function standardWorld(options: StandardOptions = {}): Promise<GitHub> {
  const github = await openGitHub(options);
  await github.commit('main', await standardFiles(options), { message: 'The positioning of the mobile database' });
  if (options.protect !== false) github.protect('main');
  return github;
}

const made = new Map<string, Promise<Readonly<Record<string, string>>>>();

/** The files on main, by path. They are made once for each policy. */
export async function standardFiles(options: StandardOptions = {}): Promise<Record<string, string>> {
  const policy = renderPolicy(options);
  const files = made.get(policy) ?? makeFiles(policy);
  made.set(policy, files);
  return { ...(await files) };
}

async function makeFiles(policy: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {
    ...readExample(),
    'positioning/sign-off.md': policy,
    '.github/workflows/sign-off.yml': 'name: Sign-off\non: pull_request_target\njobs: {}\n',
    'README.md': '# Mobile database\n',
  };
  return { ...files, ...(await codeownersOf(files)) };
}

/** Files that change the policy of main, with CODEOWNERS as it is to be then. */
export async function policyWith(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  return { ...files, ...(await codeownersOf({ ...(await standardFiles()), ...files })) };
}

async function codeownersOf(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const world = memoryWorld(files);
  await syncCodeowners(world, { root: 'positioning', write: true });
  return { '.github/CODEOWNERS': String(world.disk.get('.github/CODEOWNERS')) };
}

function readExample(): Record<string, string> {
  const paths = readdirSync(join(example, 'positioning'), { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => path.endsWith('.md')).toSorted();
  return Object.fromEntries(
    files.map((path) => {
      const text = readFileSync(join(example, 'positioning', path), 'utf8');
      return [`positioning/${path}`, text.replaceAll('@example-org/', `@${organisation}/`)];
    }),
  );
}

/** `positioning/sign-off.md` with a policy. */
export function renderPolicy({
  require = 'all_functions',
  distinct_people = true,
  author_signs = true,
}: Pick<StandardOptions, 'require' | 'distinct_people' | 'author_signs'>): string {
  return `---
require: ${require}
distinct_people: ${distinct_people}
author_signs: ${author_signs}
stale: content
---
`;
}
