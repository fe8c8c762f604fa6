// The main job on real files: checks the project's own positioning and both examples, and tells the story of each.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const roots = ['positioning', 'examples/mobile-database/positioning', 'examples/agile-project-management/positioning'];

for (const root of roots) {
  for (const command of ['check', 'show']) {
    process.stdout.write(`\n$ throughline ${command} --root ${root}\n\n`);
    const { status } = spawnSync(process.execPath, ['bin/throughline.js', command, '--root', root], {
      cwd: project,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
