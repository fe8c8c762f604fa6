import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { pictureStyle } from '../../src/site/pictures/style.ts';
import { projectRoot } from './schemas.ts';

/** `src/site/assets.generated.ts`: the style sheet, the icon, and the scripts for the browser, each as one text. */
export async function renderSiteAssets(): Promise<string> {
  const read = (file: string) => readFileSync(join(projectRoot, 'src/site', file), 'utf8');
  const assets = {
    stylesheet: read('site.css') + pictureStyle,
    icon: read('icon.svg'),
    searchScript: await bundle('src/site/client/search.ts'),
    liveReloadScript: await bundle('src/site/client/live-reload.ts'),
    edition: hashSources(),
  };
  const lines = Object.entries(assets).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`);
  return `// Generated from the files beside it by \`npm run generate\`. Do not edit.\n${lines.join('\n')}\n`;
}

/** One script that runs in a browser as it is, without modules: a page opened from a folder may not load those. */
async function bundle(entry: string): Promise<string> {
  const bundler = await rolldown({ input: join(projectRoot, entry), platform: 'browser', cwd: projectRoot });
  const { output } = await bundler.generate({ format: 'iife', minify: true });
  await bundler.close();
  return output[0].code;
}

/** Names the code that pages are made by, so that those of other code are never taken over, also between two releases. */
function hashSources(): string {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.(?:tsx?|css|svg)$/.test(file) && !/\.(?:test|generated)\.tsx?$/.test(file));
  const hash = createHash('sha256');
  for (const file of sources.toSorted()) hash.update(`${file}\0`).update(readFileSync(join(projectRoot, 'src', file)));
  return hash.digest('hex').slice(0, 16);
}
