import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './schemas.ts';

const notRules = /\.test\.ts$|\/resolve\.ts$/;

/** The rules' files below `src/rules/`: one folder per kind, one file per rule. */
export function listRuleFiles(): string[] {
  const folder = join(projectRoot, 'src/rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.includes('/') && file.endsWith('.ts') && !notRules.test(file))
    .toSorted();
}

/** `src/rules/registry.generated.ts`: every rule, in the order of its id, so that adding a file adds a rule. */
export function renderRegistry(): string {
  const files = listRuleFiles();
  const imports = files.map((file, index) => `import rule${index} from './${file}';`);
  const names = files.map((_, index) => `  rule${index},`);
  return `// Generated from the files beside it by \`npm run generate\`. Do not edit.
import type { Rule } from './rule.ts';
${imports.join('\n')}

export const rules: readonly Rule[] = [
${names.join('\n')}
];
`;
}
