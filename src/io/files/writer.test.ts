import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
