import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FindingJson, openExample, openWorkshop, type Workshop } from './program.ts';

interface TraceJson {
  readonly tactics: {
    id: string;
    stage: string;
    status: string;
    stale_inputs: string[];
    moved: { element: string; through: string[]; fields: { before: string; after: string }[] | null }[];
  }[];
  readonly roadmap: { id: string; status: string; problems: string[] }[];
  readonly findings: (FindingJson & { stage: string })[];
  readonly funnel: { stage: string; markets: string[]; values: string[]; segments: string[] }[];
  readonly baseline: { known: number; gone: unknown[] } | null;
}

const home = 'positioning/mobile-database';

function traceOf({ throughline }: Workshop, ...args: string[]): TraceJson {
  const { stdout, stderr } = throughline('trace', '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as TraceJson;
}

function textOf({ folder }: Workshop, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function openCommitted(name: string): Workshop {
  const workshop = openExample(name);
  workshop.git('init', '-q');
  workshop.git('add', '-A');
  workshop.git('commit', '-qm', 'first');
  return workshop;
}

function edit(workshop: Workshop, path: string, before: string, after: string): void {
  const text = textOf(workshop, path);
  expect(text).toContain(before);
  workshop.write(path, text.replace(before, after));
}

describe('trace', () => {
  it.each(['mobile-database', 'agile-project-management'])('has the keys that others rely on: %s', (name) => {
    const workshop = openExample(name);
    const { tactics, roadmap, findings, funnel } = traceOf(workshop);
    expect(workshop.throughline('trace').code).toBe(1);
    expect(new Set(tactics.map(({ status }) => status))).toEqual(new Set(['fresh', 'stale', 'unreviewed']));
    for (const { stale_inputs, status } of tactics) expect(stale_inputs.length > 0).toBe(status === 'stale');
    expect(roadmap[0]).toMatchObject({
      id: expect.any(String),
      status: expect.any(String),
      problems: expect.any(Array),
    });
    expect(funnel.map(({ stage }) => stage)).toEqual([
      'awareness',
      'consideration',
      'decision',
      'onboarding',
      'expansion',
      'support',
    ]);
    expect(funnel[0]).toMatchObject({
      markets: expect.any(Array),
      values: expect.any(Array),
      segments: expect.any(Array),
    });
    expect(findings.length).toBeGreaterThan(8);
    expect(Object.keys(findings[0]!)).toEqual(
      expect.arrayContaining([
        'rule',
        'severity',
        'message',
        'file',
        'line',
        'column',
        'endLine',
        'endColumn',
        'help',
        'stage',
      ]),
    );
  });

  it('finds the old story in a page, a deck, a guide and a manifest', () => {
    const { findings } = traceOf(openExample('mobile-database'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(new Set(errors.map(({ file }) => file))).toEqual(
      new Set(['docs/getting-started-card.txt', 'package.json', 'sales/offline-order-demo.pptx', 'site/index.html']),
    );
    expect(errors.find(({ file }) => file.endsWith('.pptx'))?.message).toMatch(
      /^Slide 4 says "personal-use SQL database"/,
    );
  });

  it('shows what moved since a review, and through which hop; a new review makes it fresh', () => {
    const workshop = openCommitted('mobile-database');
    expect(workshop.throughline('review', 'tactics/merge-answers', '--because', 'Read with support.').code).toBe(0);
    edit(workshop, `${home}/attributes/sync-on-reconnect.md`, 'server-rdbms: lacks', 'server-rdbms: partial');
    const moved = () => traceOf(workshop).tactics.find(({ id }) => id === 'merge-answers');
    expect(moved()).toMatchObject({
      status: 'stale',
      stale_inputs: expect.arrayContaining(['values/work-offline-one-version', 'attributes/sync-on-reconnect']),
      moved: [{ element: 'attributes/sync-on-reconnect', fields: [{ before: 'lacks', after: 'partial' }] }],
    });
    expect(workshop.throughline('trace').stdout).toContain('Who else has it, server-rdbms: lacks → partial');
    workshop.throughline('review', 'tactics/merge-answers');
    expect(moved()).toMatchObject({ status: 'fresh', stale_inputs: [] });
  });

  it('writes nothing', () => {
    const workshop = openCommitted('mobile-database');
    for (const format of ['text', 'json', 'github', 'markdown']) workshop.throughline('trace', '--format', format);
    workshop.throughline('trace', '--propose-terms');
    expect(workshop.git('status', '--porcelain', '--', ':!.cache')).toBe('');
  });

  it('is silent about what the baseline knows, and only about that', () => {
    const workshop = openExample('mobile-database');
    const { stderr } = workshop.throughline('trace', '--write-baseline');
    expect(stderr).toContain('Wrote throughline-baseline.json: 11 findings are known now.');
    expect(readdirSync(workshop.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(traceOf(workshop)).toMatchObject({ findings: [], baseline: { known: 11, gone: [] } });
    edit(workshop, 'site/index.html', '<h1>', '<p>A new line.</p>\n    <p>Simply lightweight.</p>\n    <h1>');
    expect(traceOf(workshop).findings.map(({ rule, line }) => [rule, line])).toEqual([['tactic/avoided-word', 10]]);
  });

  it('puts findings on the lines of a pull request', () => {
    const { stdout, code } = openExample('agile-project-management').throughline('trace', '--format', 'github');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=site\/index\.md,line=18,.*title=tactic\/retired-term::This says "PMO software"/m,
    );
    expect(stdout).toMatch(/^::error file=positioning\/.*\/team-trial\.md,line=1,.*title=tactic\/stale::/m);
  });

  it('reads a revision, positioning and pages alike', () => {
    const workshop = openCommitted('mobile-database');
    workshop.write('site/index.html', '<p>An embedded database for mobile devices.');
    const pages = (...args: string[]) =>
      traceOf(workshop, ...args).findings.filter(({ file }) => file === 'site/index.html').length;
    expect([pages(), pages('--rev', 'HEAD')]).toEqual([0, 2]);
  });

  it('never leaves the repository, and says what it cannot read', () => {
    const workshop = openExample('mobile-database');
    const outside = openWorkshop();
    outside.write('secret.md', 'A personal database.');
    symlinkSync(join(outside.folder, 'secret.md'), join(workshop.folder, 'site/link.md'));
    workshop.write('site/broken.pptx', 'PK no deck');
    workshop.write('site/latin.md', Buffer.from('An embedded mobile database, caf\xe9', 'latin1'));
    const files = ['../secret.md', '/etc/passwd', 'site/link.md', 'site/broken.pptx', 'site/latin.md', 'site/gone.md'];
    edit(
      workshop,
      `${home}/tactics/home-page.md`,
      'files:\n',
      `files:\n${files.map((file) => `  - ${file}\n`).join('')}`,
    );
    const said = traceOf(workshop).findings.filter(({ rule }) => /outside|unreadable|missing-file/.test(rule));
    expect(said.map(({ rule, file, line }) => `${rule} ${file}:${line}`)).toEqual([
      `tactic/outside-repository ${home}/tactics/home-page.md:11`,
      `tactic/outside-repository ${home}/tactics/home-page.md:12`,
      `tactic/missing-file ${home}/tactics/home-page.md:16`,
      'tactic/unreadable-file site/broken.pptx:1',
      'tactic/unreadable-file site/latin.md:1',
      'tactic/unreadable-file site/link.md:1',
    ]);
  });

  it('proposes terms from what the category was called before, ready to paste', () => {
    const workshop = openCommitted('mobile-database');
    const market = `${home}/markets/embedded-mobile-database.md`;
    edit(workshop, market, '  - mobile database\n', '  - pocket engine\n');
    workshop.git('commit', '-qam', 'second');
    edit(workshop, market, '  - pocket engine\n', '  - mobile database\n');
    workshop.git('commit', '-qam', 'third');
    const { stdout, code } = workshop.throughline('trace', '--propose-terms');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^# .*embedded-mobile-database\.md: put this .*\nretired_terms:\n {2}- pocket engine # a name of markets\/embedded-mobile-database in commit [\da-f]{7} of \d{4}-\d\d-\d\d\n$/,
    );
    const json = JSON.parse(workshop.throughline('trace', '--propose-terms', '--format', 'json').stdout) as object;
    expect(json).toMatchObject({ proposed_terms: [{ term: 'pocket engine', file: market }] });
  });

  it('fails as a set-up that is wrong does', () => {
    const workshop = openExample('mobile-database');
    expect(workshop.throughline('trace', '--product', 'none').code).toBe(2);
    expect(workshop.throughline('trace', '--root', 'nowhere').code).toBe(2);
    expect(workshop.throughline('trace', '--rev', 'HEAD', '--write-baseline').code).toBe(2);
    workshop.write('throughline-baseline.json', '{}');
    const { code, stdout } = workshop.throughline('trace', '--format', 'json');
    expect(code).toBe(2);
    expect(stdout).toContain('The baseline throughline-baseline.json cannot be used');
  });
});

describe('review', () => {
  it('records many at once and leaves every other byte alone', () => {
    const workshop = openExample('mobile-database');
    const path = `${home}/tactics/magazine-advert.md`;
    const commented = textOf(workshop, path).replace('inputs:', '# why here\ninputs:  # three');
    workshop.write(path, commented);
    const { code, stdout } = workshop.throughline('review', 'tactics/magazine-advert', 'roadmap/forms-designer');
    expect([code, stdout.split('\n').length]).toEqual([0, 3]);
    expect(textOf(workshop, path).replace(/reviewed:\n(?: {2}.*\n)+/, '')).toBe(commented);
    expect(workshop.throughline('review', 'tactics/magazine-advert').stdout).toContain('was recorded already');
  });

  it('records all or none', () => {
    const workshop = openExample('mobile-database');
    const before = textOf(workshop, `${home}/tactics/magazine-advert.md`);
    const { code, stderr } = workshop.throughline('review', 'tactics/magazine-advert', 'tactics/magazin-advert');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean `tactics/magazine-advert`?');
    expect(textOf(workshop, `${home}/tactics/magazine-advert.md`)).toBe(before);
  });

  it('tells as JSON what it recorded', () => {
    const { stdout } = openExample('mobile-database').throughline(
      'review',
      'tactics/merge-answers',
      '--format',
      'json',
    );
    expect(JSON.parse(stdout)).toEqual({
      reviews: [{ item: 'tactics/merge-answers', file: `${home}/tactics/merge-answers.md`, written: true }],
    });
  });
});

describe('trace --from', () => {
  let published = '';
  beforeAll(() => {
    const args = ['bin/throughline.js', 'export', 'json', '--root', 'examples/mobile-database/positioning'];
    published = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  });
  const files = ['site/**', 'docs/*', 'package.json', 'sales/*.pptx'];

  /** A repository of pages, with a positioning that another one published. */
  function openWebsite(): Workshop {
    const workshop = openWorkshop();
    const example = openExample('mobile-database');
    for (const folder of ['site', 'docs', 'sales', 'package.json']) {
      cpSync(join(example.folder, folder), join(workshop.folder, folder), { recursive: true });
    }
    workshop.write('positioning.json', published);
    return workshop;
  }

  it('finds what the tactics of the positioning would find, and nothing about tactics', () => {
    const wordsOf = ({ findings }: TraceJson) =>
      findings
        .filter(({ rule }) => rule !== 'tactic/category-missing')
        .map(({ rule, message, line, column }) => ({ rule, message, line, column }));
    const website = openWebsite();
    const there = traceOf(website, '--from', 'positioning.json', ...files);
    const here = traceOf(openExample('mobile-database'));
    expect(wordsOf(there).length).toBeGreaterThan(5);
    expect(wordsOf(there)).toEqual(wordsOf(here));
    expect(there).toMatchObject({ tactics: [], roadmap: [], files_read: 5 });
    expect(new Set(there.findings.map(({ stage }) => stage))).toEqual(new Set([null]));
    expect(website.throughline('trace', '--from', 'positioning.json', ...files).code).toBe(1);
  });

  it('keeps a baseline where it runs, and is content then', () => {
    const website = openWebsite();
    const args = ['trace', '--from', 'positioning.json', ...files];
    expect(website.throughline(...args, '--write-baseline').stderr).toContain('Wrote throughline-baseline.json');
    const { code, stdout } = website.throughline(...args);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Every word that was read still fits.')]);
  });

  it('reads a page in a folder that is called like that of a positioning', () => {
    const website = openWebsite();
    website.write('positioning/page.md', '# Orders without a connection\n\nSell where there is no line.\n');
    const { findings } = traceOf(website, '--from', 'positioning.json', 'positioning/*.md');
    expect(findings.map(({ file }) => file)).toEqual(['positioning/page.md']);
  });

  it('asks for one file at least that names the market', () => {
    const website = openWebsite();
    website.write('page.md', '# Orders without a connection\n\nSell where there is no line.\n');
    const { findings } = traceOf(website, '--from', 'positioning.json', 'page.md');
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['tactic/category-missing', 'warning']]);
  });

  it.each([
    [['--from', 'positioning.json'], /Nothing says which files/],
    [['--from', 'positioning.json', 'nowhere/*.md'], /nowhere\/\*\.md matches no file here/],
    [['--from', 'positioning.json', '../secret.md'], /leads out of this folder/],
    [['--from', 'package.json', 'site/index.html'], /is no positioning/],
    [['--from', 'http://example.com/positioning.json', 'site/index.html'], /no https address/],
    [['--from', 'gone.json', 'site/index.html'], /There is no file gone\.json/],
    [
      ['--from', 'positioning.json', 'site/index.html', '--product', 'other'],
      /no product `other` in the published positioning/,
    ],
    [['site/index.html'], /only with --from/],
  ])('says what is wrong with %j, and exits with 2', (args, says) => {
    const { code, stderr, stdout } = openWebsite().throughline('trace', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
  });
});
