import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackZip } from './unpack-zip.ts';

const all = () => true;
const entrySignature = 0x02014b50;

/** The archive with a number in its directory changed: at an offset into the entry of its first file. */
function falsify(archive: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = new Uint8Array(archive);
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 4; at += 1) {
    if (view.getUint32(at, true) === entrySignature) view.setUint32(at + offset, value, true);
  }
  return copy;
}

describe('an archive', () => {
  const archive = zipSync({
    'a.xml': strToU8('orders'),
    'media/van.png': new Uint8Array(5000),
    'b.xml': [strToU8('vans'), { level: 0 }],
  });

  it('gives the files that are wanted', () => {
    const { files } = unpackZip(archive, (name) => name.endsWith('.xml'));
    expect([...(files ?? [])].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['a.xml', 'orders'],
      ['b.xml', 'vans'],
    ]);
  });

  it('may stand in the middle of a buffer, and have a comment behind it', () => {
    const roomy = new Uint8Array(archive.length + 100);
    roomy.set(archive, 7);
    expect(unpackZip(roomy.subarray(7, 7 + archive.length), all).files?.size).toBe(3);
    expect(unpackZip(roomy.subarray(7), all).files?.size).toBe(3);
  });

  // 200 MiB of one letter, packed into 200 kB.
  const bomb = zipSync({ 'a.xml': [new Uint8Array(200 * 1024 * 1024).fill(0x61), { level: 9 }] });

  it('that unpacks to too much is given up', () => {
    expect(bomb.length).toBeLessThan(300_000);
    expect(unpackZip(bomb, all)).toEqual({ files: null, problem: 'it unpacks to more than 20 MiB of text' });
  });

  it('that lies about its size is given up too', () => {
    expect(unpackZip(falsify(bomb, 24, 10), all).problem).toBe('it unpacks to more than 20 MiB of text');
  });

  it('with thousands of files is not looked into', () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`${index}.xml`, strToU8('a')])),
    );
    expect(unpackZip(many, all).problem).toBe('it holds more than 2,000 files');
  });

  it.each([
    ['nothing', new Uint8Array(), 'it is no zip archive, or a damaged one'],
    ['zeros', new Uint8Array(1_000_000), 'it is no zip archive, or a damaged one'],
    ['an archive without its end', archive.slice(0, -30), 'it is no zip archive, or a damaged one'],
    ['an archive without its beginning', archive.slice(60), 'it is damaged'],
    ['an entry that leads outside', falsify(archive, 42, 0x7fffffff), 'it is damaged'],
    ['an entry under a password', falsify(archive, 8, 0x0008_0001), 'it is protected by a password'],
    ['a way of packing that nobody knows', falsify(archive, 10, 99), 'it is damaged'],
  ])('is refused, with the reason, if it is %s', (_, bytes, problem) => {
    expect(unpackZip(bytes, all)).toEqual({ files: null, problem });
  });
});
