#!/usr/bin/env node
const { existsSync } = require('node:fs');

const program = `${__dirname}/../dist/cli/start.cjs`;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `throughline needs Node 20.19 or later; this is ${process.versions.node}.`,
    'Install a newer Node, then run again.',
  );
} else if (existsSync(program)) {
  require(program);
} else {
  fail('throughline has not been built yet.', 'Run: npm ci');
}

function fail(problem, hint) {
  process.stderr.write(`error: ${problem}\n${hint}\n`);
  process.exitCode = 2;
}
