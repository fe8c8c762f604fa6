import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, openExample, openWorkshop, type Workshop } from './program.ts';

const read = ({ folder }: Workshop, path: string) => readFileSync(join(folder, path), 'utf8');
const canvas = readFileSync('test/corpora/import/quayside.md', 'utf8');

describe('export', () => {
  const documented = readFileSync('docs/formats.md', 'utf8').match(/(?<=`)throughline export [^`]+(?=`)/g) ?? [];

  it.each(documented)('%s does what its page says', (line) => {
    const workshop = openExample('mobile-database');
    const words = line.split(' ').slice(1);
    const { code, stdout, stderr } = workshop.throughline(...words);
    expect(code).toBe(0);
    const out = words.indexOf('--out');
    const text = out === -1 ? stdout : read(workshop, words[out + 1]!);
    expect(text.length).toBeGreaterThan(500);
    if (out !== -1) expect(stdout).toContain(`Wrote ${words[out + 1]}`);
    else expect(stderr).toMatch(/^note: \d+ fields left out/);
  });

  it('shows every format on its page', () => {
    expect(new Set(documented.map((line) => line.split(' ')[2])).size).toBe(7);
  });

  it('tells a program what was kept and left out', () => {
    const { throughline } = openExample('mobile-database');
    const report = JSON.parse(throughline('export', 'pitch', '--out', 'pitch.md', '--format', 'json').stdout) as {
      counts: Record<string, number>;
      fields: object[];
    };
    expect(report).toMatchObject({ format: 'pitch', file: 'pitch.md' });
    expect(report.fields).toContainEqual({ element: 'product/mobile-database', field: 'review_by', kept: 'lost' });
    expect(Object.values(report.counts).reduce((sum, count) => sum + count)).toBe(report.fields.length);
  });

  it('says what is wrong with the format, the product or the market, and writes nothing', () => {
    const workshop = openExample('mobile-database');
    expect(workshop.throughline('export', 'slides').code).toBe(2);
    expect(workshop.throughline('export', 'pitch', '--product', 'mobile-databse').stderr).toContain('Did you mean');
    workshop.write('positioning/mobile-database/product.md', '---\nname: X\nmarket: gone\n---\n');
    const { code, stderr } = workshop.throughline('export', 'pitch', '--out', 'pitch.md');
    expect([code, existsSync(join(workshop.folder, 'pitch.md'))]).toEqual([2, false]);
    expect(stderr).toContain('names the market `gone`');
  });

  it('tells an earlier state', () => {
    const workshop = openExample('mobile-database');
    workshop.git('init');
    workshop.git('add', '.');
    workshop.git('commit', '-m', 'Before');
    workshop.write(
      'positioning/mobile-database/product.md',
      '---\nname: Renamed\nmarket: embedded-mobile-database\n---\n',
    );
    expect(workshop.throughline('export', 'moore').stdout).toContain('# Renamed:');
    expect(workshop.throughline('export', 'moore', '--rev', 'HEAD').stdout).not.toContain('Renamed');
  });
});

describe('import', () => {
  it('writes a positioning in which check finds only what the document leaves open', () => {
    const workshop = openWorkshop();
    workshop.write('canvas.md', canvas);
    const { code, stdout } = workshop.throughline('import', 'canvas.md');
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote positioning/quayside/product.md');
    const findings = findingsOf(workshop.throughline('check', '--format', 'json'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ rule }) => rule))].toSorted()).toEqual([
      'document/schema',
      'market/no-why',
      'segment/not-findable',
    ]);
    for (const { message } of errors) expect(stdout.replace(/\s+/g, ' ')).toContain(message);
    expect(workshop.throughline('show').code).toBe(0);
  });

  it('writes nothing on a dry run, nor over files that are there, until it is told to', () => {
    const workshop = openWorkshop();
    workshop.write('canvas.md', canvas);
    expect(workshop.throughline('import', 'canvas.md', '--dry-run').stdout).toContain(
      'Would write positioning/quayside',
    );
    expect(existsSync(join(workshop.folder, 'positioning'))).toBe(false);
    workshop.write('positioning/quayside/product.md', 'mine');
    const met = workshop.throughline('import', 'canvas.md');
    expect(met.code).toBe(1);
    expect(met.stdout).toContain('Nothing was written: 1 file already there\n  positioning/quayside/product.md');
    expect(readdirSync(join(workshop.folder, 'positioning/quayside'))).toEqual(['product.md']);
    expect(read(workshop, 'positioning/quayside/product.md')).toBe('mine');
    const again = JSON.parse(
      workshop.throughline('import', 'canvas.md', '--overwrite', '--format', 'json').stdout,
    ) as object;
    expect(again).toMatchObject({ written: true, product: 'quayside', existing: ['positioning/quayside/product.md'] });
    expect(read(workshop, 'positioning/quayside/product.md')).toContain('name: Quayside');
  });

  it('explains what it cannot read', () => {
    const workshop = openWorkshop();
    workshop.write('list.md', '# Shopping\n\n- Bread\n');
    workshop.write('bare.md', '## Competitors\n- Whiteboard\n');
    expect(workshop.throughline('import', 'nowhere.md')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no file nowhere.md') as string,
    });
    expect(workshop.throughline('import', 'list.md').stderr).toContain('no heading or label of a positioning');
    expect(workshop.throughline('import', 'bare.md').stderr).toContain('--product <id>');
    expect(workshop.throughline('import', 'bare.md', '--product', 'Our Thing').stderr).toContain('Use `our-thing`');
    expect(workshop.throughline('import', 'bare.md', '--product', 'quayside').code).toBe(0);
  });

  it('reads back what export wrote', () => {
    const workshop = openExample('mobile-database');
    workshop.throughline('export', 'product-marketing', '--out', '.agents/product-marketing.md');
    const { code } = workshop.throughline('import', '.agents/product-marketing.md', '--product', 'again');
    expect(code).toBe(0);
    expect(workshop.throughline('show', 'again').stdout).toContain('Embedded database for mobile devices');
  });
});
