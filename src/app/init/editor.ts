import { version } from '../../version.ts';

/** One line of `check --format lines`, as an editor takes it apart: file, line, column, severity, message, rule. */
const findingLine = String.raw`^(.+?):(\d+):(\d+): (error|warning|info): (.+) \[([a-z-]+/[a-z-]+)\]$`;

/** The task of VS Code that runs `check` and shows findings where they stand. */
export function checkTask(root: string): object {
  return {
    label: 'Check the positioning',
    type: 'process',
    command: 'npx',
    windows: { command: 'npx.cmd' },
    args: ['--yes', `throughline@${version}`, 'check', '--format', 'lines', '--root', root],
    options: { cwd: '${workspaceFolder}' },
    group: { kind: 'test', isDefault: true },
    presentation: { reveal: 'silent', clear: true },
    problemMatcher: {
      owner: 'throughline',
      source: 'throughline',
      fileLocation: ['relative', '${workspaceFolder}'],
      pattern: { regexp: findingLine, file: 1, line: 2, column: 3, severity: 4, message: 5, code: 6 },
    },
  };
}

/** `.vscode/tasks.json` with that one task. `root` is the positioning folder from the folder that VS Code opens. */
export function renderTasks(root: string): string {
  return `${JSON.stringify({ version: '2.0.0', tasks: [checkTask(root)] }, null, 2)}\n`;
}

/** A machine in the browser on which everything runs: for Codespaces, and for containers on one's own. */
export function renderDevcontainer(root: string): string {
  const check = `npx --yes throughline@${version} check --root '${root.replaceAll("'", String.raw`'\''`)}'`;
  return `${JSON.stringify({ name: 'Positioning', image: 'node:24-bookworm', postAttachCommand: check }, null, 2)}\n`;
}
