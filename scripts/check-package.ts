// Packs once and asks both linters of packages what others would stumble over.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packInto } from './pack.ts';

// ES modules only: what resolvers without `exports`, and `require`, make of them is no aim.
const notAimed = new Set(['node10', 'node16-cjs']);

const folder = mkdtempSync(join(tmpdir(), 'throughline-pack-'));
try {
  const tarball = readFileSync(packInto(folder).tarball);
  const problems = [...(await lintPackage(tarball)), ...(await checkTypes(tarball))];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log('publint and attw find nothing in the package.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function lintPackage(tarball: Buffer): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

async function checkTypes(tarball: Buffer): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) return ['attw: the package has no types'];
  const aimed = analysis.problems.filter((each) => !('resolutionKind' in each && notAimed.has(each.resolutionKind)));
  return aimed.map((problem) => `attw: ${JSON.stringify(problem)}`);
}
