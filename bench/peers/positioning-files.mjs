import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const kindOfFolder = {
  functions: 'function',
  markets: 'market',
  alternatives: 'alternative',
  attributes: 'attribute',
  values: 'value',
  segments: 'segment',
  trends: 'trend',
  views: 'view',
  tactics: 'tactic',
  roadmap: 'roadmap',
};

/** Reads every markdown file below a folder, with the kind, id and product that its path gives. */
export function readPositioning(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const names = relative(root, path).split(sep);
      const id = entry.name.slice(0, -'.md'.length);
      const product = names.length > 1 && names[0] !== 'functions' ? names[0] : '';
      return { path, id, product, kind: kindOfFolder[names.at(-2)] ?? id, text: readFileSync(path, 'utf8') };
    });
}

/** Prints problems, and makes the process fail when there are any. */
export function report(problems) {
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
