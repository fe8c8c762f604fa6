import type { GatedRepository } from '../../src/app/sign-off/gated-repository.ts';
import { type CommitFiles, type MemoryPulls, memoryPulls } from './memory-pulls.ts';

const team = (name: string, slug = name.toLowerCase()) => `---\nname: ${name}\nowners: ['@mobile-db/${slug}']\n---\n`;

/** A function file whose owners are these handles. */
export function functionOf(name: string, ...owners: readonly string[]): string {
  return `---\nname: ${name}\nowners: [${owners.map((owner) => `'${owner}'`).join(', ')}]\n---\n`;
}

export const value = 'positioning/mobile-db/values/work-offline.md';

/** What main holds: a policy, three functions that own everything, one value theme and some code. */
export const mainFiles: CommitFiles = {
  'positioning/sign-off.md': '---\nrequire: all_functions\n---\n',
  'positioning/functions/marketing.md': team('Marketing'),
  'positioning/functions/sales.md': team('Sales'),
  'positioning/functions/product.md': team('Product'),
  '.github/CODEOWNERS': '* @mobile-db/marketing @mobile-db/sales @mobile-db/product\n',
  [value]: '---\nname: Work offline\nenabled_by: []\n---\n',
  'src/app.ts': 'export {};\n',
};

export interface GatedWorld extends GatedRepository {
  readonly pulls: MemoryPulls;
  /** The tip of main as it was in the beginning. */
  readonly main: string;
  /** A commit on main, or on another commit, that changes files. */
  change(files: CommitFiles, parent?: string): string;
}

/** A repository of `mobile-db` on GitHub, with two people in the team of each function, and no pull request yet. */
export function gatedWorld(files: CommitFiles = {}): GatedWorld {
  const pulls = memoryPulls();
  const main = pulls.commit({ ...mainFiles, ...files });
  pulls.branch('main', main);
  for (const slug of ['marketing', 'sales', 'product']) pulls.team(slug, [`${slug}-1`, `${slug}-2`]);
  return {
    pulls,
    owner: 'mobile-db',
    root: 'positioning',
    main,
    change: (more, parent = main) => pulls.commit(more, parent),
  };
}

/** The same with pull request #12 of `product-1`, which changes the value theme unless other files are named. */
export function worldWithPull(files: CommitFiles = { [value]: 'Sell without a signal.\n' }, base: CommitFiles = {}) {
  const world = gatedWorld(base);
  const head = world.change(files);
  world.pulls.open({ number: 12, author: 'product-1', head });
  return { ...world, head };
}

/** Everybody signs #12: each function by its second person, who is never the author. */
export function signAll(pulls: MemoryPulls, number = 12): void {
  pulls.approve(number, 'marketing-2', 'sales-2', 'product-2');
}
