import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { stringify } from 'yaml';
import { draftCompany, functionIds } from './company.ts';
import { drawProductNames } from './names.ts';
import { type Draft, draftProduct } from './product.ts';
import { composeBody } from './prose.ts';
import { itemAt, type Random, seededRandom } from './random.ts';

const seed = 20_190_514;
const filesInProduct = 72;
const unevenness = 28;
const filesBetweenLinks = 10;

/**
 * Composes a positioning of exactly `count` files, from 30 up: text by path below the positioning folder. The same
 * count and year give the same text. One body in ten holds a link.
 */
export function composeCorpus(count: number, year: number): Map<string, string> {
  const random = seededRandom(seed);
  const functionCount = count < 100 ? 3 : 5;
  const company = draftCompany(functionCount);
  const sizes = planSizes(random, count - company.length);
  const names = drawProductNames(random, sizes.length);
  const products = names.map((product, index) => {
    const parent = index % 8 === 7 ? itemAt(names, index - 1).id : null;
    return draftProduct(random, {
      product,
      parent,
      year,
      files: itemAt(sizes, index),
      functions: functionIds(functionCount),
    });
  });
  return new Map([company, ...products].flatMap((drafts) => writeOut(random, drafts)));
}

/** Replaces a folder by the files of a positioning. */
export function writeCorpus(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** How many files each product has: as a rule from 44 to 100, in pairs that even out, so that the sum is exact. */
function planSizes(random: Random, files: number): number[] {
  const products = Math.max(1, Math.round(files / filesInProduct));
  const even = Array.from({ length: products }, (_, index) => Math.floor((files + index) / products));
  const lean = even.map(() => random(unevenness + 1));
  return even.map((size, index) => {
    if (index % 2 === 1) return size - itemAt(lean, index - 1);
    return index + 1 < products ? size + itemAt(lean, index) : size;
  });
}

/** The texts of files that belong together; links lead from one of them to another. */
function writeOut(random: Random, drafts: readonly Draft[]): [path: string, text: string][] {
  return drafts.map(({ path, fields }, index) => {
    const link = index % filesBetweenLinks === 5 ? linkTo(itemAt(drafts, index + 1 + random(4)).path, path) : null;
    return [path, `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${composeBody(random, link)}`];
  });
}

function linkTo(target: string, from: string): string {
  return `[the file on ${posix.basename(target, '.md')}](${posix.relative(posix.dirname(from), target)})`;
}
