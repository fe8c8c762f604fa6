import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openWorkshop, type Workshop } from '../e2e/program.ts';
import { type GitHub, openGitHub } from './world.ts';

const guide = 'docs/first-merge.md';
const block = /^```console\n[^]*?^```$/gm;
const market = 'positioning/field-db/markets/mobile-database.md';

it('goes from an empty folder to a merge that is refused and then accepted, as the guide shows (else: npm run golden)', async () => {
  const workshop = openWorkshop();
  const github = await openGitHub();
  onTestFinished(() => github.close());
  const told = recorder();

  const teams = ['marketing', 'sales', 'product'].flatMap((name) => ['--function', `${name}=@mobile-db/${name}`]);
  const answers = ['--product', 'field-db', '--name', 'Field DB', '--market', 'Mobile database', ...teams];
  const begun = workshop.throughline('init', '--yes', ...answers);
  expect(begun.code).toBe(0);
  told(
    ['throughline init --yes --product field-db --name "Field DB" --market "Mobile database" \\', ...pairs(teams)],
    begun.stdout,
  );

  const checked = workshop.throughline('check');
  expect(checked.code).toBe(1);
  told(['throughline check'], checked.stdout);

  workshop.git('init', '-q');
  commit(workshop, 'The positioning begins');
  await github.commit('main', filesOf(workshop.folder), { message: 'The positioning begins' });
  github.protect('main');

  const text = readFileSync(join(workshop.folder, market), 'utf8');
  const changed = text.replace(
    /^# why: .*$/m,
    'why: Reps sell where there is no connection, and no rival merges their orders.',
  );
  workshop.write(market, changed);
  await github.commit('why', { [market]: changed }, { by: 'marketing-1', message: 'Why this market' });
  const number = await github.openPull({ from: 'why', author: 'marketing-1' });
  told(['throughline diff'], workshop.throughline('diff').stdout);

  const signOff = () => judge(workshop, github, number);
  const ask = `throughline sign-off --repo ${github.repo} --pull ${number} --publish`;
  const pending = await signOff();
  expect(pending.code).toBe(1);
  told([ask], pending.stdout);
  const refused = await github.merge(number);
  expect(refused).toMatchObject({ merged: false });
  told([`gh pr merge ${number} --merge`], `refused: ${refused.message}`);

  await github.approve(number, 'sales-1');
  await github.approve(number, 'product-2');
  await github.comment(number, 'marketing-1', /\/sign-off [0-9a-f]+/.exec(pending.stdout)?.[0] ?? '');
  const approved = await signOff();
  expect(approved.code).toBe(0);
  told([ask], approved.stdout);
  const accepted = await github.merge(number);
  expect(accepted).toMatchObject({ merged: true });
  told([`gh pr merge ${number} --merge`], 'merged');
  expect({ answers: github.invalidAnswers, requests: github.invalidRequests }).toEqual({ answers: [], requests: [] });

  const boxes = told.boxes;
  const written = readFileSync(guide, 'utf8');
  if (process.env['GOLDEN'] === 'write')
    writeFileSync(
      guide,
      written.replace(block, () => boxes.shift() ?? ''),
    );
  else expect(written.match(block)).toEqual(boxes);
});

/** What was typed and what was answered, one box of the guide each. */
function recorder() {
  const boxes: string[] = [];
  const told = ([first, ...more]: readonly string[], output: string) =>
    boxes.push(['```console', `$ ${first}`, ...more, output.replace(/^\n+|\s+$/g, ''), '```'].join('\n'));
  return Object.assign(told, { boxes });
}

/** A flag and its value a line, as one types a long command. */
function pairs(words: readonly string[]): string[] {
  const lines = words.flatMap((word, index) => (index % 2 === 0 ? [`    ${word} ${words[index + 1]}`] : []));
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
}

function commit(workshop: Workshop, message: string): void {
  workshop.git('add', '-A');
  workshop.git('commit', '-q', '-m', message);
}

/** Text by path. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => !/^\.(git|cache)\//.test(path) && statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Runs the built program beside this GitHub, which answers from this process. */
function judge(workshop: Workshop, github: GitHub, number: number): Promise<{ code: number | null; stdout: string }> {
  const args = ['bin/throughline.js', 'sign-off', '--repo', github.repo, '--pull', String(number), '--publish'];
  const env = {
    PATH: process.env['PATH'],
    HOME: workshop.folder,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_TOKEN: github.token,
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env });
    let stdout = '';
    child.stdout.on('data', (data) => (stdout += String(data)));
    child.on('close', (code) => resolve({ code, stdout }));
  });
}
