import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/parse-document.ts';
import type { Kind } from '../model/kinds.ts';
import { memoryCache } from '../../test/fakes/memory-world.ts';
import { parseRemembered } from './document-memory.ts';

const root = 'positioning';
const sell = '---\nname: Sell offline\nenabled_by: [sync]\n---\n\nReps sell.\n';
const broken = '---\nname: 7\nenabled_by: [sync, sync]\ntypo: x\n---\n';

/** One run of the program over some documents. */
async function run(
  cache: ReturnType<typeof memoryCache>,
  documents: readonly (readonly [Kind, string])[],
  folder = root,
) {
  const unparsed = documents.map(([kind, text]) => ({ identity: { kind }, text }));
  const parsed = await parseRemembered(cache, folder, unparsed);
  return unparsed.map((document) => parsed.get(document));
}

/** The texts that a cache holds, changed. */
function tamper(cache: ReturnType<typeof memoryCache>, change: (text: string) => string) {
  for (const [name, text] of cache.texts) cache.texts.set(name, change(text));
  return cache;
}

/** What a run makes of `sell` when a cache says that its name is another: that name if it believes the cache. */
async function nameFrom(cache: ReturnType<typeof memoryCache>): Promise<unknown> {
  return (await run(cache, [['value', sell]]))[0]?.fields?.['name'];
}

async function warm(...documents: (readonly [Kind, string])[]) {
  const cache = memoryCache();
  await run(cache, documents.length > 0 ? documents : [['value', sell]]);
  expect(cache.texts.size).toBe(1);
  return cache;
}

describe('the memory of documents', async () => {
  it('gives the second time what it gave the first', async () => {
    const documents = [
      ['value', sell],
      ['value', broken],
      ['trend', broken],
      ['value', ''],
      ['trend', '---\nname: "\n---\n'],
    ] as const;
    const fresh = documents.map(([kind, text]) => parseDocument(kind, text));
    const cache = memoryCache();
    expect(await run(cache, documents)).toEqual(fresh);
    expect(await run(cache, documents)).toEqual(fresh);
  });

  it('gives the second time what it gave the first, whatever the document', async () => {
    const value = fc.constantFrom(
      '.inf',
      '-.inf',
      '.nan',
      '1e400',
      '0x10',
      '~',
      '""',
      '[~, 7, [.nan]]',
      '{ a: [] }',
      '__proto__',
      '{ __proto__: { x: 1 } }',
      'text',
      '"\\uD83D"',
      '*a',
      '!!set { a }',
    );
    const line = fc
      .tuple(fc.constantFrom('name', 'enabled_by', 'evidence', 'typo', '__proto__'), value)
      .map(([key, text]) => `${key}: ${text}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 5 }), async (lines) => {
        const text = `---\n${lines.join('')}---\n`;
        const cache = memoryCache();
        await run(cache, [['value', text]]);
        expect(await run(cache, [['value', text]])).toEqual([parseDocument('value', text)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('parses nothing the second time', async () => {
    const cache = tamper(await warm(['value', sell]), (text) =>
      resealed(text.replaceAll('Sell offline', 'From the cache')),
    );
    expect(await nameFrom(cache)).toBe('From the cache');
  });

  it('parses anew what has changed, by a character or in kind, and nothing else', async () => {
    const cache = tamper(await warm(['value', sell], ['value', sell.replace('sync', 'sql')]), (text) =>
      resealed(text.replaceAll('Sell offline', 'From the cache')),
    );
    const [same, changed, other] = await run(cache, [
      ['value', sell],
      ['value', `${sell} `],
      ['trend', sell],
    ]);
    expect(same?.fields?.['name']).toBe('From the cache');
    expect(changed?.fields?.['name']).toBe('Sell offline');
    expect(other?.problems.length).toBeGreaterThan(0);
  });

  it.each([
    ['was cut short', (text: string) => text.slice(0, -20)],
    ['was changed in one place', (text: string) => text.replace('Sell offline', 'Sell  online')],
    ['was emptied', () => ''],
    ['holds something else', () => '{"name":"Sell online"}'],
    ['lost its first line', (text: string) => text.slice(text.indexOf('\n') + 1)],
    [
      'comes from another version',
      (text: string) => text.replace(/^(\D*)\d+\.\d+\.\d+/, '$199.0.0').replaceAll('Sell offline', 'Sell online'),
    ],
  ])('is not believed when it %s', async (_, damage) => {
    const cache = tamper(await warm(), damage);
    expect(await nameFrom(cache)).toBe('Sell offline');
    expect(await nameFrom(tamper(cache, (text) => resealed(text.replaceAll('Sell offline', 'From the cache'))))).toBe(
      'From the cache',
    );
  });

  it('takes in what changed, also where as many documents as before are left', async () => {
    const cache = await warm(['value', sell]);
    await run(cache, [['value', broken]]);
    expect([...cache.texts.values()].join()).toContain('typo');
  });

  it('is left alone by a run that learns nothing', async () => {
    const cache = await warm();
    let saved = 0;
    await run({ ...cache, save: () => (saved += 1) as unknown as void }, [['value', sell]]);
    expect(saved).toBe(0);
  });

  it('forgets documents that are gone', async () => {
    const cache = await warm(['value', sell], ['value', broken]);
    const [before] = cache.texts.values();
    await run(cache, [['value', sell]]);
    const [after] = cache.texts.values();
    expect(after!.length).toBeLessThan(before!.length);
    expect(after).not.toContain('typo');
  });

  it('is kept apart for each positioning folder', async () => {
    const cache = await warm();
    await run(cache, [['value', broken]], 'other/positioning');
    expect(cache.texts.size).toBe(2);
  });

  it('gives the same for every real file', async () => {
    const folder = 'examples/mobile-database/positioning/mobile-database/values';
    const documents = readdirSync(folder).map((file) => ['value', readFileSync(`${folder}/${file}`, 'utf8')] as const);
    const cache = memoryCache();
    expect(await run(cache, documents)).toEqual(await run(cache, documents));
    expect(documents.length).toBeGreaterThan(3);
  });
});

/** A stored text that was changed, with the seal that fits the change: what only this program would write. */
function resealed(text: string): string {
  const lineEnd = text.indexOf('\n');
  const [first, content] = [text.slice(0, lineEnd), text.slice(lineEnd + 1)];
  return `${first.replace(/[0-9a-f]{64}$/, hash('sha256', content, 'hex'))}\n${content}`;
}
