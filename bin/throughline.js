#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const program = new URL('../dist/cli/start.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `throughline needs Node 20.19 or later; this is ${process.versions.node}.`,
    'Install a newer Node, then run again.',
  );
} else if (existsSync(program)) {
  module.enableCompileCache?.(); // Node 22.1 and later
  await import(program.href);
} else {
  fail('throughline has not been built yet.', 'Run: npm ci');
}

function fail(problem, hint) {
  process.stderr.write(`error: ${problem}\n${hint}\n`);
  process.exitCode = 2;
}
