import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Step } from '../src/app/ports.ts';
import { gitTimeline } from '../src/io/git/timeline.ts';
import type { Entry } from '../src/model/entry.ts';
import { openWorkshop, type Workshop } from './e2e/program.ts';

const options = { most: 100, isWanted: (path: string) => path.endsWith('.md') };
const read = ({ folder }: Workshop, root = 'positioning', more = {}) =>
  gitTimeline(folder).readSteps(root, { ...options, ...more });
const textOf = ({ content }: Entry) => (content.type === 'file' ? Buffer.from(content.bytes).toString() : content.type);
const folderOf = (entries: readonly Entry[]) => Object.fromEntries(entries.map((entry) => [entry.path, textOf(entry)]));
const titles = (steps: readonly Step[]) => steps.map(({ title }) => title);

function commit({ git }: Workshop, message: string, ...more: string[]): void {
  git('add', '.');
  git('commit', '--allow-empty', ...more, '-m', message);
}

/** Three commits, the second of which is about something else. */
function openRepository(): Workshop {
  const workshop = openWorkshop();
  workshop.git('init');
  workshop.write('positioning/db/product.md', 'one');
  workshop.write('positioning/db/notes.csv', 'a,b');
  commit(workshop, 'First', '--date', '2026-05-01T12:00:00+02:00', '--author', 'Ann <ann@example.org>');
  workshop.write('README.md', 'Something else');
  commit(workshop, 'Else');
  workshop.write('positioning/db/product.md', 'two');
  workshop.write('positioning/db/values/a.md', 'new');
  commit(workshop, 'Third');
  return workshop;
}

describe('the timeline of a folder', () => {
  it('has the commits that touched it, newest first, with the folder before and after', async () => {
    const [third, first, ...more] = await read(openRepository());
    expect(more).toEqual([]);
    expect(first).toMatchObject({ title: 'First', author: 'Ann', at: '2026-05-01T10:00:00Z', before: [] });
    expect(third?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(folderOf(first?.after ?? [])).toEqual({ 'db/product.md': 'one', 'db/notes.csv': 'unread' });
    expect(folderOf(third?.before ?? [])).toEqual(folderOf(first?.after ?? []));
    expect(folderOf(third?.after ?? [])).toEqual({
      'db/product.md': 'two',
      'db/values/a.md': 'new',
      'db/notes.csv': 'unread',
    });
  });

  it('shares what is the same at two commits', async () => {
    const [third, first] = await read(openRepository());
    const notes = (entries: readonly Entry[] = []) => entries.find(({ path }) => path === 'db/notes.csv');
    expect(notes(third?.after)).toBe(notes(first?.after));
  });

  it('takes a merge for one step, against its first parent', async () => {
    const workshop = openRepository();
    workshop.git('checkout', '-b', 'side');
    workshop.write('positioning/db/values/b.md', 'b');
    commit(workshop, 'Side one');
    workshop.write('positioning/db/values/c.md', 'c');
    commit(workshop, 'Side two');
    workshop.git('checkout', 'main');
    workshop.git('merge', '--no-ff', '-m', 'Merged', 'side');
    const steps = await read(workshop);
    expect(titles(steps)).toEqual(['Merged', 'Third', 'First']);
    expect(Object.keys(folderOf(steps[0]?.before ?? []))).not.toContain('db/values/b.md');
    expect(Object.keys(folderOf(steps[0]?.after ?? []))).toEqual(
      expect.arrayContaining(['db/values/b.md', 'db/values/c.md']),
    );
  });

  it('stops before the edge of a shallow clone, where everything would seem new', async () => {
    const origin = openRepository();
    const clone = openWorkshop();
    clone.git('clone', '--depth', '1', `file://${origin.folder}`, '.');
    expect(await read(clone)).toEqual([]);
    clone.write('positioning/db/values/b.md', 'b');
    commit(clone, 'Here');
    const steps = await read(clone);
    expect(titles(steps)).toEqual(['Here']);
    expect(folderOf(steps[0]?.before ?? [])).toMatchObject({ 'db/product.md': 'two', 'db/values/a.md': 'new' });
  });

  it('knows a folder that was removed, came back, or stands where a file stood', async () => {
    const workshop = openRepository();
    workshop.git('rm', '-r', 'positioning');
    commit(workshop, 'Gone');
    workshop.write('positioning/db/product.md', 'back');
    commit(workshop, 'Back');
    const [back, gone] = await read(workshop);
    expect(folderOf(back?.after ?? [])).toEqual({ 'db/product.md': 'back' });
    expect([back?.before, gone?.after]).toEqual([[], []]);
    expect(Object.keys(folderOf(gone?.before ?? [])).length).toBe(3);
  });

  it('is read from below the top, from the top itself, and with names that git would take for patterns', async () => {
    const workshop = openWorkshop();
    workshop.git('init');
    workshop.write('web/:(top)*/a.md', 'a');
    commit(workshop, 'Odd');
    expect(folderOf((await read(workshop, 'web/:(top)*'))[0]?.after ?? [])).toEqual({ 'a.md': 'a' });
    expect(folderOf((await read(workshop, '.'))[0]?.after ?? [])).toEqual({ 'web/:(top)*/a.md': 'a' });
    const below = gitTimeline(`${workshop.folder}/web`);
    expect(folderOf((await below.readSteps(':(top)*', options))[0]?.after ?? [])).toEqual({ 'a.md': 'a' });
  });

  it('follows no link, and reads nothing that is too large', async () => {
    const workshop = openRepository();
    execFileSync('ln', ['-s', '/etc/hostname', `${workshop.folder}/positioning/db/link.md`]);
    workshop.write('positioning/db/large.md', 'x'.repeat(1024 * 1024 + 1));
    commit(workshop, 'Odd files');
    const [step] = await read(workshop);
    expect(folderOf(step?.after ?? [])).toMatchObject({ 'db/link.md': 'link', 'db/large.md': 'too-large' });
  });

  it('takes authors, titles and times as they are, however odd', async () => {
    const workshop = openRepository();
    workshop.write('positioning/db/product.md', 'three');
    const title = ':100644 \u001B[31mred\u0001 title';
    commit(workshop, `${title}\nsecond line\n\nBody`, '--author', 'A :0 <x@example.org>', '--date', '@0 +0000');
    const [step] = await read(workshop);
    expect(step).toMatchObject({ title: `${title} second line`, author: 'A :0', at: '1970-01-01T00:00:00Z' });
    expect(titles(await read(workshop))).toEqual([`${title} second line`, 'Third', 'First']);
  });

  it('is what the settings of a user would change in a log', async () => {
    const workshop = openRepository();
    const plain = await read(workshop);
    for (const [key, value] of [
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['log.showRoot', 'false'],
      ['log.showSignature', 'true'],
      ['color.ui', 'always'],
      ['log.decorate', 'full'],
    ]) {
      workshop.git('config', key!, value!);
    }
    expect(await read(workshop)).toEqual(plain);
  });

  it('is as long as asked for, and empty outside a repository or before the first commit', async () => {
    expect(titles(await read(openRepository(), 'positioning', { most: 1 }))).toEqual(['Third']);
    const workshop = openWorkshop();
    expect(await read(workshop)).toEqual([]);
    workshop.git('init');
    expect(await read(workshop)).toEqual([]);
    expect(await read(openRepository(), 'elsewhere')).toEqual([]);
  });
});
