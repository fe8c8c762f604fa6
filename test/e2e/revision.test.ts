import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf, openExample, openWorkshop } from './program.ts';

const product = 'positioning/mobile-database';

describe('--rev', () => {
  it('sees at a revision what was committed, whatever is on disk now', () => {
    const workshop = openExample('mobile-database');
    const { git, throughline, write } = workshop;
    write(`${product}/trends/wrong.md`, '---\nname: Wrong\nsupports: [values/nope]\n---\n');
    const onDisk = throughline('check', '--format', 'json');
    git('init');
    git('add', '.');
    git('commit', '-m', 'With a mistake');
    write(`${product}/trends/wrong.md`, '---\nname: Mended\n---\n');
    expect(throughline('check', '--format', 'json', '--rev', 'HEAD').stdout).toBe(onDisk.stdout);
    expect(throughline('check', '--rev', 'HEAD').code).toBe(1);
    expect(throughline('show', '--rev', 'HEAD').stdout).toBe(throughline('show').stdout);
  });

  it('refuses links and odd files in a revision as on disk', () => {
    const { git, throughline, folder } = openExample('mobile-database');
    git('init');
    execFileSync('ln', ['-s', '/etc/hostname', join(folder, product, 'values/link.md')]);
    git('add', '.');
    git('commit', '-m', 'With a link');
    const odd = findingsOf(throughline('check', '--format', 'json', '--rev', 'HEAD')).filter(
      ({ rule }) => rule === 'document/not-a-plain-file',
    );
    expect(odd.map(({ file }) => file)).toEqual([`${product}/values/link.md`]);
  });

  it('costs the same few git processes for any number of files', () => {
    const { git, write, folder } = openExample('mobile-database');
    git('init');
    git('add', '.');
    git('commit', '-m', 'Few');
    for (let index = 0; index < 300; index += 1) {
      write(`${product}/alternatives/option-${index}.md`, `---\nname: Option ${index}\ntype: direct\n---\n`);
    }
    git('add', '.');
    git('commit', '-m', 'Many');
    const calls = (revision: string) => {
      const log = join(folder, `${revision}.log`);
      const realGit = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
      write('wrapped/git', `#!/bin/sh\necho "$@" >> "${log}"\nexec "${realGit}" "$@"\n`);
      chmodSync(join(folder, 'wrapped/git'), 0o755);
      const wrapped = openWorkshop({ PATH: `${join(folder, 'wrapped')}:${process.env['PATH']}` });
      execFileSync('cp', ['-r', join(folder, '.git'), wrapped.folder]);
      wrapped.throughline('check', '--rev', revision, '--format', 'json');
      return readFileSync(log, 'utf8').trim().split('\n').length;
    };
    const [few, many] = [calls('HEAD~1'), calls('HEAD')];
    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(5);
  });
});
