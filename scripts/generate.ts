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
};

for (const [path, text] of Object.entries(files)) {
  const target = join(projectRoot, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** The sources know their version without reading a file, and `npm run new:version` sets it in one place. */
function renderVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return `/** The version of this package, from package.json. */\nexport const version = '${version}';\n`;
}
