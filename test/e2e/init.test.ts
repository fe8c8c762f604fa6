import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { parseJson } from '../github/json.ts';
import { findingsOf, openExample, openWorkshop, type Workshop } from './program.ts';

const read = ({ folder }: Workshop, path: string) => readFileSync(join(folder, path), 'utf8');
const two = ['--function', 'marketing=@acme/marketing', '--function', 'sales=@acme/sales'];
const begin = ['init', '--yes', '--product', 'field-db', ...two];

describe('init', () => {
  it('begins a positioning in an empty folder, which check can tell the next steps of', () => {
    const workshop = openWorkshop();
    const { code, stdout } = workshop.throughline(...begin);
    expect(code).toBe(0);
    expect(stdout).toContain('\nNext\n');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const findings = findingsOf(workshop.throughline('check', '--format', 'json'));
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['market/no-why']);
    expect(workshop.throughline('codeowners', '--check').code).toBe(0);
    expect(workshop.throughline('show').code).toBe(0);
  });

  it('is at home in a repository that has owners, workflows and tasks of its own', () => {
    const workshop = openWorkshop();
    workshop.git('init');
    const own = {
      CODEOWNERS: '*.js @acme/web\n',
      '.github/workflows/sign-off.yml': 'name: Ours\n',
      '.vscode/tasks.json': '{}\n',
    };
    for (const [path, text] of Object.entries(own)) workshop.write(path, text);
    const { code, stdout } = workshop.throughline(...begin);
    expect(code).toBe(0);
    expect(stdout).toMatch(/left alone\s+\.github\/workflows\/sign-off\.yml/);
    expect(read(workshop, 'CODEOWNERS')).toMatch(/^\*\.js @acme\/web\n\n# >>> throughline/);
    expect(existsSync(join(workshop.folder, '.github/CODEOWNERS'))).toBe(false);
    expect(read(workshop, '.github/workflows/sign-off.yml')).toBe('name: Ours\n');
    workshop.throughline(...begin, '--force');
    expect(read(workshop, '.github/workflows/sign-off.yml')).toContain('pull_request_target');
    expect(read(workshop, '.vscode/tasks.json')).toBe('{}\n');
  });

  it('points down from the top of a monorepo', () => {
    const workshop = openWorkshop();
    workshop.git('init');
    workshop.write('apps/site/package.json', '{}\n');
    const { code } = workshop.throughlineIn('apps/site', ...begin, '--devcontainer');
    expect(code).toBe(0);
    expect(read(workshop, '.github/CODEOWNERS')).toContain('/apps/site/positioning/ @acme/marketing @acme/sales\n');
    expect(read(workshop, '.github/workflows/sign-off.yml')).toContain('root: apps/site/positioning\n');
    expect(read(workshop, '.devcontainer/devcontainer.json')).toContain('apps/site/positioning');
    expect(existsSync(join(workshop.folder, 'apps/site/positioning/field-db/product.md'))).toBe(true);
    expect(workshop.throughlineIn('apps/site', 'codeowners', '--check').code).toBe(0);
  });

  it('tells its plan, also as JSON, and writes nothing', () => {
    const workshop = openWorkshop();
    expect(workshop.throughline(...begin, '--dry-run').stdout).toContain('Nothing was written.');
    const { stdout } = workshop.throughline(...begin, '--dry-run', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      written: false,
      files: expect.arrayContaining([
        { path: 'positioning/sign-off.md', action: 'create', text: expect.stringContaining('require: all_functions') },
      ]),
    });
    expect(existsSync(join(workshop.folder, 'positioning'))).toBe(false);
  });

  it('says which flags it needs where nobody can be asked', () => {
    const { code, stdout, stderr } = openWorkshop().throughline('init');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--product field-db --function marketing=@acme/marketing');
  });
});

const patternShape = v.object({
  regexp: v.string(),
  file: v.number(),
  line: v.number(),
  column: v.number(),
  severity: v.number(),
  message: v.number(),
  code: v.number(),
});
const tasksShape = v.object({
  tasks: v.tuple([v.object({ args: v.array(v.string()), problemMatcher: v.object({ pattern: patternShape }) })]),
});

describe('the task of the editor', () => {
  it('understands every line of what the program prints, and the same as JSON says', () => {
    const workshop = openExample('mobile-database');
    workshop.throughline(...begin);
    workshop.write('positioning/field-db/values/a b.md', '---\nname: [\n---\n');
    workshop.write('positioning/functions/finance.md', "---\nname: Finance [EU]: all\nownrs: ['@acme/finance']\n---\n");
    const { tasks } = v.parse(tasksShape, parseJson(read(workshop, '.vscode/tasks.json')));
    const [{ args, problemMatcher }] = tasks;
    const { regexp, ...groups } = problemMatcher.pattern;
    const [, , ...words] = args;
    const lines = workshop
      .throughline(...words)
      .stdout.split('\n')
      .filter((line) => line !== '');
    const seen = lines.map((line) => {
      const match = new RegExp(regexp).exec(line) ?? [];
      return [
        match[groups.file],
        Number(match[groups.line]),
        Number(match[groups.column]),
        match[groups.severity],
        match[groups.code],
      ];
    });
    const findings = findingsOf(workshop.throughline('check', '--format', 'json'));
    expect(findings.length).toBeGreaterThan(15);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning', 'info']));
    expect(seen).toEqual(
      findings.map(({ file, line, column, severity, rule }) => [file, line, column, severity, rule]),
    );
    for (const { message, help } of findings) {
      expect(lines.some((line) => line.includes(message) && line.includes(help ?? ''))).toBe(true);
    }
  });
});

describe('rename', () => {
  it('gives an element another name on the disk, and git sees a rename', () => {
    const workshop = openExample('mobile-database');
    workshop.git('init');
    workshop.git('add', '-A');
    workshop.git('commit', '-m', 'Before');
    const before = findingsOf(workshop.throughline('check', '--format', 'json'));
    const told = JSON.parse(
      workshop.throughline('rename', 'attributes/sync-on-reconnect', 'merge', '--dry-run', '--format', 'json').stdout,
    ) as { references: number; written: boolean };
    expect(told).toMatchObject({ references: 16, written: false });
    expect(workshop.git('status', '--porcelain')).not.toContain('positioning');
    const { code, stdout } = workshop.throughline('rename', 'attributes/sync-on-reconnect', 'merge');
    expect(code).toBe(0);
    expect(stdout).toContain('16 references in 14 files were rewritten');
    expect(findingsOf(workshop.throughline('check', '--format', 'json'))).toEqual(before);
    workshop.git('add', '-A', 'positioning');
    expect(workshop.git('status', '--porcelain')).toMatch(/^R {2}\S+sync-on-reconnect\.md -> \S+merge\.md$/m);
    workshop.throughline('rename', 'product/mobile-database', 'pocket-db');
    expect(workshop.throughline('rename', 'product/pocket-db', 'mobile-database').code).toBe(0);
    expect(workshop.throughline('rename', 'attributes/merge', 'sync-on-reconnect').code).toBe(0);
    workshop.git('add', '-A', 'positioning');
    expect(workshop.git('status', '--porcelain')).not.toContain('positioning');
  });

  it('says what it cannot rename, and where to look', () => {
    const { throughline } = openExample('mobile-database');
    const { code, stderr } = throughline('rename', 'attributes/sync-on-reconect', 'merge');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean `sync-on-reconnect`?');
  });
});

describe('the ten minutes of the README', () => {
  it('work as they are typed', () => {
    const [, part = ''] = readFileSync('README.md', 'utf8').split('## Ten minutes to a checked positioning');
    const [own = ''] = part.split('\n## ');
    const blocks = [...own.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
    const commands = blocks
      .flatMap((text) => text.trim().split('\n'))
      .map((line) => line.replace(/\s+#.*$/, '').split(' '));
    const workshop = openWorkshop();
    expect(commands.length).toBeGreaterThan(8);
    for (const [name, ...args] of commands) {
      expect(name).toBe('throughline');
      const { code, stderr } = workshop.throughline(...args);
      // Alone it asks, and here nobody answers.
      if (args.join() === 'init') expect(stderr).toContain('nobody to ask');
      else expect([args.join(' '), stderr, code === 2]).toEqual([args.join(' '), '', false]);
    }
  });
});
