import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openExample, type Workshop } from './program.ts';

type Example = 'mobile-database' | 'agile-project-management';

/** What each example said before its product went to another market, by path below the product's folder. */
const before: Readonly<Record<Example, Readonly<Record<string, readonly Rewrite[]>>>> = {
  'mobile-database': {
    'product.md': [
      ['market: embedded-mobile-database', 'market: personal-use-sql-database'],
      [/^one_liner: .*$/m, 'one_liner: A SQL database for your own lists, on your own PC.'],
      [/^avoid:\n(?: .*\n)+/m, ''],
    ],
    'markets/embedded-mobile-database.md': [
      ['status: chosen', 'status: candidate'],
      ['  - paper-rekey\n', ''],
    ],
    'markets/personal-use-sql-database.md': [
      ['status: retired', 'status: chosen'],
      [/^retired_terms:\n(?: .*\n)+/m, ''],
    ],
    'tactics/field-sales-briefing.md': [
      [/^inputs:\n(?: .*\n)+/m, 'inputs:\n  - markets/personal-use-sql-database\n  - values/organise-own-data\n'],
    ],
    'tactics/price-per-sales-force.md': [
      ['Volume price for a whole sales force', 'Price per copy'],
      [/^inputs:\n(?: .*\n)+/m, 'inputs:\n  - markets/personal-use-sql-database\n  - segments/pc-power-user\n'],
      [
        'One price for every laptop of the sales force, in place of a price per copy. The buyer thinks in sales forces',
        'One price for every copy. The buyer thinks in copies',
      ],
    ],
  },
  'agile-project-management': {
    'product.md': [['market: agile-pm-distributed', 'market: enterprise-project-management']],
    'markets/agile-pm-distributed.md': [['status: chosen', 'status: candidate']],
    'markets/enterprise-project-management.md': [
      ['status: retired', 'status: chosen'],
      [/^retired_terms:\n(?: .*\n)+/m, ''],
    ],
    'tactics/team-trial.md': [
      [/^inputs:\n(?: .*\n)+/m, 'inputs:\n  - markets/enterprise-project-management\n  - segments/enterprise-pmo\n'],
    ],
  },
};

type Rewrite = readonly [from: string | RegExp, to: string];

/** A repository of two commits: an example before its product went to another market, and as it stands. */
export function openRepositioning(name: Example): Workshop {
  const workshop = openExample(name);
  const { folder, git, write } = workshop;
  const texts = Object.entries(before[name]).map(([path, rewrites]) => {
    const file = join('positioning', name, path);
    return { file, rewrites, text: readFileSync(join(folder, file), 'utf8') };
  });
  for (const { file, rewrites, text } of texts)
    write(
      file,
      rewrites.reduce((old, rewrite) => rewriteOnce(old, rewrite, file), text),
    );
  git('init');
  git('add', '.');
  git('commit', '-m', 'As it was first sold');
  for (const { file, text } of texts) write(file, text);
  git('add', '.');
  git('commit', '-m', 'Another market');
  return workshop;
}

/** Fails when there is nothing to rewrite: then the example was changed, and this has to follow. */
function rewriteOnce(text: string, [from, to]: Rewrite, file: string): string {
  const rewritten = text.replace(from, to);
  if (rewritten === text) throw new Error(`There is no ${String(from)} in ${file}.`);
  return rewritten;
}
