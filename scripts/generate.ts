import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './generate/schemas.ts';
import { renderRegistry } from './generate/registry.ts';
import { renderSiteAssets } from './generate/site-assets.ts';
import { renderTypes } from './generate/types.ts';
import { renderSchemas, renderValidators } from './generate/validators.ts';

// What the code needs before it can be compiled. `npm run docs` writes the pages.
const files: Record<string, string> = {
  'src/model/fields.generated.ts': await renderTypes(),
  'src/rules/registry.generated.ts': renderRegistry(),
  'src/document/validators.generated.ts': renderValidators(),
  'src/document/schemas.generated.ts': renderSchemas(),
  'src/site/assets.generated.ts': await renderSiteAssets(),
  'src/version.ts': renderVersion(),
  '.github/workflows/wording.yml': renderWordingWorkflow(),
};

for (const [path, text] of Object.entries(files)) {
  const target = join(projectRoot, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** Who names the workflow by the hash of a commit runs the program of that commit, not whatever is the latest. */
function renderWordingWorkflow(): string {
  const text = readFileSync(join(projectRoot, '.github/workflows/wording.yml'), 'utf8');
  return text.replace(/(The version of throughline\.\n.*\n +default: ).*/, `$1${packageVersion()}`);
}

/** The sources know their version without reading a file, and `npm run new:version` sets it in one place. */
function renderVersion(): string {
  return `/** The version of this package, from package.json. */\nexport const version = '${packageVersion()}';\n`;
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
