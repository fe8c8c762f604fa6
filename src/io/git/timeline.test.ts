import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gitTimeline } from './timeline.ts';

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-timeline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openRepository() {
  const folder = openFolder();
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];
  const git = (...args: string[]) =>
    execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  git('init', '-q');
  mkdirSync(join(folder, 'positioning'));
  const commit = (text: string) => {
    writeFileSync(join(folder, 'positioning', 'sign-off.md'), text);
    git('add', '-A');
    git('commit', '-qm', text);
  };
  return { folder, git, commit };
}

const options = { most: 10, isWanted: () => true };
const titlesOf = async (folder: string, revision?: string) =>
  (await gitTimeline(folder, revision).readSteps('positioning', options)).map(({ title }) => title);

describe('a timeline', () => {
  it('begins at the revision that it is seen from', async () => {
    const { folder, commit } = openRepository();
    for (const text of ['one', 'two', 'three']) commit(text);
    expect(await titlesOf(folder)).toEqual(['three', 'two', 'one']);
    expect(await titlesOf(folder, 'HEAD~1')).toEqual(['two', 'one']);
    const [last] = await gitTimeline(folder, 'HEAD~1').readSteps('positioning', options);
    expect(last?.after.map(({ content }) => content)).toEqual([{ type: 'file', bytes: Buffer.from('two') }]);
    expect(await gitTimeline(folder).findTip()).not.toBe(await gitTimeline(folder, 'HEAD~1').findTip());
  });

  it('has another tip in a clone that is not as deep', async () => {
    const { folder, commit } = openRepository();
    for (const text of ['one', 'two', 'three']) commit(text);
    const shallow = join(openFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '2', `file://${folder}`, shallow], { stdio: 'pipe' });
    expect(await titlesOf(shallow)).toEqual(['three']);
    expect(await gitTimeline(shallow).findTip()).not.toBe(await gitTimeline(folder).findTip());
  });

  it('is empty outside a repository, before the first commit, and at a revision that is none', async () => {
    const { folder } = openRepository();
    for (const timeline of [gitTimeline(openFolder()), gitTimeline(folder), gitTimeline(folder, '--all')]) {
      expect(await timeline.findTip()).toBeNull();
      expect(await timeline.readSteps('positioning', options)).toEqual([]);
    }
  });
});
