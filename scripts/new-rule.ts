import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './generate/schemas.ts';

// npm run new:rule -- <kind>/<problem>
const [id = ''] = process.argv.slice(2);
const file = join(projectRoot, 'src/rules', `${id}.ts`);

if (!/^[a-z-]+\/[a-z0-9-]+$/.test(id)) stop('Name the rule as <kind>/<problem>, for example segment/no-trigger.');
if (existsSync(file)) stop(`src/rules/${id}.ts exists already.`);

mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  `import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  meta: {
    id: '${id}',
    summary: 'What it reports, in one sentence.',
    why: 'Why it matters to somebody who uses the positioning.',
    severity: 'warning',
    source: 'Where the rule comes from.',
  },
  examples: {
    clean: {},
    failing: {
      'field-db/values/work-offline.md': \`---
name: Keep selling while disconnected # expect
enabled_by: [offline-sync]
---
\`,
    },
  },
  *check({ positioning }) {
    for (const element of positioning.elements) {
      if (element.kind !== 'value') continue;
      yield {
        message: 'What is, and what was expected.',
        at: fieldSpot(element, ['name']),
        help: 'Say the next step.',
      };
    }
  },
});
`,
);
console.log(`Wrote src/rules/${id}.ts. Fill it in, then run: npm run docs && npm test`);

function stop(problem: string): never {
  console.error(problem);
  process.exit(2);
}
