import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

// Nothing that a page asks for leaves the machine, and the browser asks for nothing by itself.
const args = [
  '--no-sandbox',
  '--no-proxy-server',
  '--no-pings',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Starts the Chromium that npm carries where it runs (Linux on x64), and elsewhere one that is installed. */
export async function startChromium(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.launch({ args, ...carriedChromium() });
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  return chromium.launch({ args, ...(installed ? { executablePath: installed } : { channel: 'chrome' }) });
}

/** The carried Chromium, with its own libraries and fonts, so that nothing has to be installed for it. */
function carriedChromium(): LaunchOptions {
  const folder = resolve(import.meta.dirname, '../../node_modules/.cache/chromium-140');
  if (!existsSync(folder)) unpackChromium(folder);
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** Unpacks beside the folder and renames, so that test files which start at once do not see half a browser. */
function unpackChromium(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  const carrier = import.meta.resolve('@sparticuz/chromium');
  const script = `import(${JSON.stringify(carrier)}).then(({ default: chromium }) => chromium.executablePath())`;
  // The package unpacks its libraries only where it takes the machine for a Lambda, and all into the temporary folder.
  const env = { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  execFileSync(process.execPath, ['-e', script], { env });
  writeFileSync(join(beside, 'fonts.conf'), fontSettings(folder));
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Open Sans comes with the package; what the machine has is for the characters that it lacks. */
function fontSettings(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`);
  const family = `<alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>`;
  const cache = `<cachedir>${join(folder, 'font-cache')}</cachedir>`;
  return `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}${cache}${family}</fontconfig>\n`;
}
