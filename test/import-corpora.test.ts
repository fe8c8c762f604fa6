import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPositioning } from '../src/app/exchange/import.ts';
import { readCorpus } from '../src/app/read-corpus.ts';
import { renderImportText } from '../src/report/import-report.ts';
import { createStyle } from '../src/report/style.ts';
import { memoryWorld } from './fakes/memory-world.ts';

const folder = 'test/corpora/import';
const documents = readdirSync(folder).filter((file) => file.endsWith('.md') && !file.endsWith('.imported.md'));

/** What an import of a document prints, and every file that it writes. */
async function importOf(file: string) {
  const world = memoryWorld({ [file]: readFileSync(`${folder}/${file}`, 'utf8') });
  const request = { root: 'positioning', file, dryRun: false, overwrite: false };
  const result = await importPositioning(world, request);
  const report = renderImportText(result, { style: createStyle({ color: false, width: 80 }), dryRun: false });
  const files = result.files.map((path) => `==== ${path}\n${String(world.disk.get(path))}`);
  return { world, golden: `${report.output}\n${files.join('\n')}` };
}

describe('documents of different shapes', () => {
  it.each(documents)('%s becomes these files, with this report (else: npm run golden)', async (file) => {
    const { golden } = await importOf(file);
    const path = `${folder}/${file.replace(/\.md$/, '.imported.md')}`;
    if (process.env['GOLDEN'] === 'write') writeFileSync(path, golden);
    expect(existsSync(path)).toBe(true);
    expect(golden).toBe(readFileSync(path, 'utf8'));
  });

  it.each(documents)('%s becomes files in which nothing is wrong but what the document leaves open', async (file) => {
    const { world } = await importOf(file);
    const { files } = await readCorpus(world, 'positioning');
    const problems = files.flatMap((one) => one.problems);
    expect(problems.map((problem) => 'keyword' in problem && problem.keyword)).toEqual(problems.map(() => 'required'));
  });

  it.each(documents)('every word of %s is somewhere in what it becomes', async (file) => {
    const { golden } = await importOf(file);
    const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
    const there = words(golden.slice(golden.indexOf('====')));
    const source = readFileSync(`${folder}/${file}`, 'utf8').replace(/^#.*$/gm, '');
    const missing = [...words(source)].filter((word) => !there.has(word));
    expect(missing).toEqual(expectedMissing[file]);
  });
});

/** Labels that became fields, what stands for a blank, and what joins the parts of a statement. */
const expectedMissing: Readonly<Record<string, readonly string[]>> = {
  'cuesheet.md': 'component our answer competitive category tbc words who unlike unique features'.split(' '),
  'orchard-ledger.md':
    'companies decision makers challenge costs them because secondary indirect competitor key differentiators better metrics none customers needs permission themes theme proof'.split(
      ' ',
    ),
  'quayside.md': ['pros', 'cons'],
};
