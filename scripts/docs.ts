import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderCommandPage } from './generate/command-page.ts';
import { renderKindPages } from './generate/kind-pages.ts';
import { renderRulePages } from './generate/rule-pages.ts';
import { projectRoot } from './generate/schemas.ts';

// The pages that are made from the code; a test holds them against it.
for (const folder of ['docs/kinds', 'docs/rules']) rmSync(join(projectRoot, folder), { recursive: true, force: true });
const pages = [...renderKindPages(), ...renderRulePages(), ['docs/commands.md', await renderCommandPage()] as const];
for (const [path, text] of pages) {
  const target = join(projectRoot, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
