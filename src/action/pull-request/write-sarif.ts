import { promises as fs } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../../app/user-error.ts';
import { fileWriter } from '../../io/files/writer.ts';
import { renderCheckSarif } from '../../report/check-sarif.ts';
import type { CheckResult } from '../../report/check.ts';
import { bySeverity } from '../../report/finding-annotations.ts';
import { rules } from '../../rules/registry.generated.ts';

/** What GitHub takes of one upload. */
const mostResults = 25_000;

/**
 * Writes the findings for code scanning. The checkout is a stranger's, so that nothing is written through a link in it.
 * Throws a `UserError` when the file cannot be written.
 */
export async function writeSarif(cwd: string, path: string, check: CheckResult): Promise<void> {
  await expectNoLink(cwd, path);
  const findings = bySeverity(check.findings).slice(0, mostResults);
  const { output } = renderCheckSarif(
    { ...check, findings },
    { maxWarnings: null, rules: rules.map(({ meta }) => meta) },
  );
  await fileWriter(cwd).write(path, output);
}

async function expectNoLink(cwd: string, path: string): Promise<void> {
  const target = resolve(cwd, path);
  if (isOutside(cwd, target)) return;
  const home = await fs.realpath(cwd);
  for (let folder = dirname(target); !isOutside(cwd, folder); folder = dirname(folder)) {
    const real = await fs.realpath(folder).catch(() => null);
    if (real !== null && real !== resolve(home, relative(cwd, folder))) {
      throw new UserError(
        `${path} lies behind a link of the checkout, so nothing was written there.`,
        'Name a file in the folder for temporary files: sarif-file: ${{ runner.temp }}/throughline.sarif',
      );
    }
  }
}

function isOutside(cwd: string, path: string): boolean {
  return relative(cwd, path).startsWith('..');
}
