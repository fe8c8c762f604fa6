import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindNames } from '../../src/model/kinds.ts';
import { findingsOf, openExample, openWorkshop, type Workshop } from './program.ts';

const examples = ['mobile-database', 'agile-project-management'] as const;
const product = 'positioning/mobile-database';
const read = ({ folder }: Workshop, path: string) => readFileSync(join(folder, path), 'utf8');

describe('show and compare', () => {
  it.each(examples)('print %s as JSON with the keys that others rely on', (name) => {
    const { throughline } = openExample(name);
    const story = JSON.parse(throughline('show', '--format', 'json').stdout) as Record<string, unknown>;
    for (const key of [
      'product',
      'market',
      'attributes',
      'values',
      'segments',
      'unique_nobody_cares',
      'winning_combinations',
      'gaps',
      'unknown',
    ]) {
      expect(story).toHaveProperty(key);
    }
    const { frames } = JSON.parse(throughline('compare', '--format', 'json').stdout) as {
      frames: Record<string, unknown>[];
    };
    expect(frames.length).toBe(2);
    expect(frames[0]).toMatchObject({
      product: story['product'],
      market: story['market'],
      winning_combinations: story['winning_combinations'],
    });
  });

  it('say what is wrong when the product, the market or the choice is unclear', () => {
    const { throughline, write } = openExample('mobile-database');
    expect(throughline('show', 'mobile-databse').stderr).toContain('Did you mean `mobile-database`?');
    expect(throughline('compare', 'embeded-mobile-database').stderr).toContain(
      'Did you mean `embedded-mobile-database`?',
    );
    write('positioning/second/product.md', '---\nname: Second\nmarket: none\n---\n');
    const two = throughline('show');
    expect(two.code).toBe(2);
    expect(two.stderr).toContain('`second`');
    expect(throughline('show', 'mobile-database').code).toBe(0);
    expect(throughline('show', 'second').code).toBe(2);
  });

  it('tell on standard error when a file could not be read in full', () => {
    const { throughline, write } = openExample('mobile-database');
    write(`${product}/values/broken.md`, '---\nname: [\n---\n');
    const { code, stdout, stderr } = throughline('show', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('market', 'embedded-mobile-database');
    expect(stderr).toContain('1 file could not be read in full');
  });
});

describe('new', () => {
  it('writes, for every kind, a file in which check finds no mistake of form', () => {
    const workshop = openExample('mobile-database');
    execFileSync('rm', [join(workshop.folder, 'positioning/sign-off.md')]);
    for (const kind of kindNames) {
      const { code, stdout } = workshop.throughline(
        'new',
        kind,
        kind === 'view' ? 'finance' : 'brand-new',
        '--product',
        'mobile-database',
      );
      expect(code).toBe(0);
      const path = stdout.match(/^Wrote (.*)$/m)?.[1] ?? '';
      expect(existsSync(join(workshop.folder, path))).toBe(true);
      expect(
        workshop.throughline('new', kind, kind === 'view' ? 'finance' : 'brand-new', '--product', 'mobile-database')
          .code,
      ).toBe(2);
    }
    const findings = findingsOf(workshop.throughline('check', '--format', 'json'));
    expect(
      findings.filter(
        ({ rule }) => rule.startsWith('document/') || (rule.startsWith('reference/') && !rule.endsWith('finance')),
      ),
    ).toEqual([expect.objectContaining({ file: `${product}/views/finance.md`, rule: 'reference/unknown' })]);
  });

  it('begins a positioning in an empty folder', () => {
    const { throughline } = openWorkshop();
    expect(throughline('new', 'product', 'field-db').stdout).toContain('positioning/field-db/product.md');
    expect(throughline('new', 'alternative', 'paper-forms').stdout).toContain(
      'positioning/field-db/alternatives/paper-forms.md',
    );
    expect(throughline('show').code).toBe(0);
  });
});

describe('codeowners', () => {
  it('writes a block, finds it in step, notices a new function, and keeps the rest', () => {
    const workshop = openExample('mobile-database');
    workshop.git('init');
    const own = '# ours\n*.js @example-org/web\n';
    workshop.write('.github/CODEOWNERS', own);
    expect(workshop.throughline('codeowners', '--check').code).toBe(1);
    expect(workshop.throughline('codeowners', '--write').code).toBe(0);
    expect(workshop.throughline('codeowners', '--check').code).toBe(0);
    const text = read(workshop, '.github/CODEOWNERS');
    expect(text.startsWith(own)).toBe(true);
    expect(text).toContain('/positioning/ ');
    writeFileSync(
      join(workshop.folder, 'positioning/functions/finance.md'),
      "---\nname: Finance\nowners: ['@example-org/finance']\n---\n",
    );
    expect(workshop.throughline('codeowners', '--check').code).toBe(1);
    workshop.throughline('codeowners', '--write');
    expect(read(workshop, '.github/CODEOWNERS')).toContain('@example-org/finance');
  });
});

describe('the program', () => {
  it('shows its version and its help', () => {
    const { throughline } = openWorkshop();
    expect(throughline('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const command of ['check', 'show', 'compare', 'new', 'codeowners']) {
      expect(throughline('--help').stdout).toContain(command);
      expect(throughline(command, '--help').code).toBe(0);
    }
  });

  it('uses colour only on a terminal or when told to', () => {
    const plain = openExample('mobile-database').throughline('show').stdout;
    const forced = openExample('mobile-database', { FORCE_COLOR: '1' }).throughline('show').stdout;
    expect(plain).not.toContain('\u001B[');
    expect(forced).toContain('\u001B[');
  });
});
