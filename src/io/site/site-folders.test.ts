import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { manifestName } from './manifest.ts';
import { siteFolders } from './site-folders.ts';

const pages = { 'index.html': 'canvas', 'a/values/offline.html': 'offline', 'a/values/small.html': 'small' };

function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sites = siteFolders(folder);
  const place = (path: string) => join(folder, 'site', path);
  return {
    sites,
    place,
    read: (path: string) => readFileSync(place(path), 'utf8'),
    list: () => readdirSync(folder).toSorted(),
    /** Writes a site of one part, or takes it over, and tells which. */
    async publish(files: Readonly<Record<string, string>>, key = 'made of this') {
      const draft = await sites.begin('site');
      const isKnown = (await draft.reuse('a', key)) !== null;
      if (!isKnown) await draft.write('a', key, toFiles(files));
      await draft.publish();
      return isKnown ? 'taken over' : 'written';
    },
  };
}

const toFiles = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, text }));

it('takes over what was made of the same, and nothing is left beside the site', async () => {
  const { publish, read, list } = openWorkshop();
  expect(await publish(pages)).toBe('written');
  expect(await publish(pages)).toBe('taken over');
  expect(read('a/values/offline.html')).toBe('offline');
  expect(await publish({ 'index.html': 'other' }, 'made of something else')).toBe('written');
  expect(read('index.html')).toBe('other');
  expect(list()).toEqual(['site']);
});

it.each(Object.keys(pages))(
  'writes all anew when somebody touched %s, and what they wrote is not kept',
  async (path) => {
    const { publish, place, read } = openWorkshop();
    await publish(pages);
    writeFileSync(place(path), 'touched');
    expect(await publish(pages)).toBe('written');
    for (const [each, text] of Object.entries(pages)) expect(read(each)).toBe(text);
  },
);

it('writes all anew when a file is gone', async () => {
  const { publish, place, read } = openWorkshop();
  await publish(pages);
  rmSync(place('a/values/small.html'));
  expect(await publish(pages)).toBe('written');
  expect(read('a/values/small.html')).toBe('small');
});

it('replaces only what it made, and says what stands in the way', async () => {
  const { publish, place } = openWorkshop();
  await publish(pages);
  writeFileSync(place('a/notes.txt'), 'mine');
  await expect(publish(pages)).rejects.toThrow('site holds a/notes.txt, which this program did not make.');
  rmSync(place('a/notes.txt'));
  rmSync(place(manifestName));
  await expect(publish(pages)).rejects.toThrow('site holds files that this program did not make');
});

it('writes into no file and no link that stands where the site should go', async () => {
  const { publish, place } = openWorkshop();
  writeFileSync(place(''), 'mine');
  await expect(publish(pages)).rejects.toThrow('site is no folder');
  rmSync(place(''));
  mkdirSync(`${place('')}-elsewhere`);
  symlinkSync('site-elsewhere', place(''));
  await expect(publish(pages)).rejects.toThrow('site is a link');
  expect(readdirSync(`${place('')}-elsewhere`)).toEqual([]);
});

it('leaves everything as it was when a draft is given up', async () => {
  const { sites, publish, read, list } = openWorkshop();
  await publish(pages);
  const draft = await sites.begin('site');
  await draft.write('a', 'made of something else', toFiles({ 'index.html': 'half' }));
  await draft.discard();
  expect(read('index.html')).toBe('canvas');
  expect(list()).toEqual(['site']);
});

it('lets no path out of the folder, and writes no path twice', async () => {
  const { sites } = openWorkshop();
  const draft = await sites.begin('site');
  const write = (...paths: string[]) =>
    draft.write(
      'a',
      'key',
      paths.map((path) => ({ path, text: '' })),
    );
  await expect(write('../beside.html')).rejects.toThrow('would leave the folder');
  await expect(write('a/../../beside.html')).rejects.toThrow('would leave the folder');
  await expect(write('index.html', 'index.html')).rejects.toThrow('The site cannot be written to site');
  await draft.discard();
});
