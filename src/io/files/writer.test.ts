import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fileWriter } from './writer.ts';

function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return { folder, read, writer: fileWriter(folder), list: () => readdirSync(folder, { recursive: true }).toSorted() };
}

it('writes many files, and the folders that they need', async () => {
  const { writer, read, list } = openFolder();
  await writer.writeAll(
    new Map([
      ['a/sales.md', 'one'],
      ['b/c/product.md', 'two'],
    ]),
  );
  expect(list()).toEqual(['a', 'a/sales.md', 'b', 'b/c', 'b/c/product.md']);
  expect(read('b/c/product.md')).toBe('two');
});

it('writes none of many files when one cannot be written, and leaves nothing beside them', async () => {
  const { folder, writer, read, list } = openFolder();
  writeFileSync(join(folder, 'sales.md'), 'before');
  symlinkSync('sales.md', join(folder, 'link.md'));
  const all = writer.writeAll(
    new Map([
      ['sales.md', 'after'],
      ['link.md', 'after'],
    ]),
  );
  await expect(all).rejects.toThrow('link.md is no plain file');
  expect(read('sales.md')).toBe('before');
  expect(list()).toEqual(['link.md', 'sales.md']);
  await expect(
    writer.writeAll(
      new Map([
        ['sales.md', 'x'],
        ['sales.md/x.md', 'x'],
      ]),
    ),
  ).rejects.toThrow('cannot be written');
  expect(read('sales.md')).toBe('before');
});

it('moves a file and a folder, and over nothing', async () => {
  const { folder, writer, read, list } = openFolder();
  mkdirSync(join(folder, 'field-db'));
  writeFileSync(join(folder, 'field-db/product.md'), 'one');
  writeFileSync(join(folder, 'field-db/old.md'), 'two');
  await writer.move('field-db/old.md', 'field-db/new.md');
  await writer.move('field-db', 'pocket-db');
  expect(list()).toEqual(['pocket-db', 'pocket-db/new.md', 'pocket-db/product.md']);
  await expect(writer.move('pocket-db/new.md', 'pocket-db/product.md')).rejects.toThrow('exists already');
  await expect(writer.move('pocket-db/gone.md', 'pocket-db/x.md')).rejects.toThrow('cannot be written');
  expect(read('pocket-db/product.md')).toBe('one');
});

it('replaces what it read only while that is still there', async () => {
  const { folder, writer, read, list } = openFolder();
  writeFileSync(join(folder, 'sales.md'), 'read');
  expect(await writer.read('sales.md')).toBe('read');
  expect(await writer.read('product.md')).toBeNull();
  writeFileSync(join(folder, 'sales.md'), 'saved in an editor');
  const both = new Map([
    ['product.md', 'mine'],
    ['sales.md', 'mine'],
  ]);
  await expect(writer.writeAll(both)).rejects.toThrow('sales.md was changed while this ran, so nothing was written.');
  expect([read('sales.md'), list()]).toEqual(['saved in an editor', ['sales.md']]);
  await writer.read('sales.md');
  await writer.writeAll(both);
  await writer.write('sales.md', 'mine again');
  expect(read('sales.md')).toBe('mine again');
  writeFileSync(join(folder, 'product.md'), 'theirs');
  await expect(writer.write('product.md', 'mine again')).rejects.toThrow('was changed');
});

it('removes what a stopped run left long ago, and nothing else', async () => {
  const { folder, writer, list } = openFolder();
  const left = (id: string) => `.sales.md.${id}0000000-0000-4000-8000-000000000000.tmp`;
  for (const name of [left('1'), left('2'), 'notes.tmp', '.sales.md.tmp']) writeFileSync(join(folder, name), 'x');
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const name of [left('1'), 'notes.tmp', '.sales.md.tmp']) utimesSync(join(folder, name), longAgo, longAgo);
  await writer.write('sales.md', 'x');
  expect(list()).toEqual([left('2'), '.sales.md.tmp', 'notes.tmp', 'sales.md'].toSorted());
});
