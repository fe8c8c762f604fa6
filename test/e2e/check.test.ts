import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, openExample, type Workshop } from './program.ts';

const examples = ['mobile-database', 'agile-project-management'] as const;
const product = 'positioning/mobile-database';
const read = ({ folder }: Workshop, path: string) => readFileSync(join(folder, path), 'utf8');

describe('check', () => {
  it.each(examples)('finds no error in the example %s', (name) => {
    const { code, stdout, stderr } = openExample(name).throughline('check');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/files checked/);
  });

  it('prints the same from a cold and from a warm cache, in every format', () => {
    const workshop = openExample('mobile-database');
    workshop.write(`${product}/trends/wrong.md`, '---\nname: Wrong\nsupport: [values/nope]\n---\n[x](nowhere.md)\n');
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const cold = workshop.throughline('check', '--no-cache', '--format', format);
      const first = workshop.throughline('check', '--format', format);
      const warm = workshop.throughline('check', '--format', format);
      expect(cold.code).toBe(1);
      expect(first).toEqual(cold);
      expect(warm).toEqual(cold);
    }
  });

  it('prints findings as JSON with the keys that others rely on', () => {
    const { throughline, write } = openExample('mobile-database');
    write(`${product}/trends/wrong.md`, '---\nname: Wrong\nsupports: [values/nope]\n---\n');
    const { code, stdout } = throughline('check', '--format', 'json');
    expect(code).toBe(1);
    const { findings, counts } = JSON.parse(stdout) as {
      findings: Record<string, unknown>[];
      counts: Record<string, number>;
    };
    const own = findings.find(({ rule }) => rule === 'reference/unknown')!;
    expect(own).toMatchObject({
      severity: 'error',
      file: `${product}/trends/wrong.md`,
      line: 3,
      column: 12,
      endLine: 3,
      endColumn: 23,
    });
    expect(Object.keys(own)).toEqual(expect.arrayContaining(['message', 'help']));
    expect(counts['error']).toBe(1);
  });

  it('reports on the paths asked for and nothing else', () => {
    const { throughline, write } = openExample('mobile-database');
    write(`${product}/trends/wrong.md`, '---\nname: Wrong\nsupports: [values/nope]\n---\n');
    write(`${product}/values/wrong.md`, '---\nname: Wrong\nenabled_by: [nope]\n---\n');
    const inTrends = findingsOf(throughline('check', `./${product}/trends/`, '--format', 'json'));
    expect(new Set(inTrends.map(({ file }) => file))).toEqual(new Set([`${product}/trends/wrong.md`]));
    expect(throughline('check', `${product}/alternatives`, '--format', 'json').code).toBe(0);
  });

  it('fails past --max-warnings and not at it', () => {
    const { throughline } = openExample('agile-project-management');
    const { counts } = JSON.parse(throughline('check', '--format', 'json').stdout) as { counts: { warning: number } };
    expect(counts.warning).toBeGreaterThan(0);
    expect(throughline('check', '--max-warnings', String(counts.warning)).code).toBe(0);
    const failing = throughline('check', '--max-warnings', String(counts.warning - 1));
    expect(failing.code).toBe(1);
    expect(failing.stdout).toContain('--max-warnings');
  });

  it('lets check.md change how serious a rule is, and leave files alone', () => {
    const { throughline, write } = openExample('mobile-database');
    write(`${product}/trends/wrong.md`, '---\nname: Wrong\nsupports: [values/nope]\n---\n');
    expect(throughline('check').code).toBe(1);
    write('positioning/check.md', '---\nrules: { reference/unknown: warning }\n---\n');
    expect(throughline('check').code).toBe(0);
    write('positioning/check.md', '---\nignore: ["*/trends/wr*.md"]\n---\n');
    expect(throughline('check', '--format', 'json').stdout).not.toContain('wrong.md');
  });

  it('mends with --fix what can be mended, keeps every other byte, and leaves no other file behind', () => {
    const workshop = openExample('mobile-database');
    const path = `${product}/alternatives/late.md`;
    const before =
      '---\r\n# a comment\r\nname:   "Late  idea"\r\ntype: Status Quo   # today\r\naliases:\r\n    - "x"\r\n---\r\nBody  \r\n';
    workshop.write(path, before);
    workshop.write(
      `${product}/trends/wrong.md`,
      '---\nname: Wrong\nsupports: [work-offline-one-version, Values/No Such]\n---\n',
    );
    const listing = execFileSync('find', [join(workshop.folder, 'positioning')], { encoding: 'utf8' });
    const { code, stdout } = workshop.throughline('check', '--fix');
    expect(code).toBe(1);
    expect(stdout).toContain('2 findings mended');
    expect(read(workshop, path)).toBe(before.replace('Status Quo', 'status_quo'));
    expect(read(workshop, `${product}/trends/wrong.md`)).toContain(
      'supports: [values/work-offline-one-version, Values/No Such]',
    );
    expect(execFileSync('find', [join(workshop.folder, 'positioning')], { encoding: 'utf8' })).toBe(listing);
  });

  it('never writes without --fix', () => {
    const workshop = openExample('mobile-database');
    const path = join(workshop.folder, product, 'product.md');
    const before = statSync(path);
    workshop.throughline('check');
    expect(statSync(path).mtimeMs).toBe(before.mtimeMs);
  });
});
