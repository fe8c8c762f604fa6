import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/main.ts';
import { openExample, type Workshop } from './program.ts';

const dist = resolve(import.meta.dirname, '../../dist/cli');
const packagesByFile = JSON.parse(readFileSync(join(dist, 'packages.json'), 'utf8')) as Record<string, string[]>;

/** A copy of an example, committed. */
function openCommitted(): Workshop {
  const workshop = openExample('mobile-database', { NODE_V8_COVERAGE: 'coverage' });
  workshop.git('init', '--quiet');
  workshop.git('add', '.');
  workshop.git('commit', '--quiet', '--message', 'The story as it is told now');
  return workshop;
}

/** The files of the program that a run loads, as the runtime itself counts what it ran. */
function filesLoadedBy({ folder, throughline }: Workshop, ...args: string[]): string[] {
  rmSync(join(folder, 'coverage'), { recursive: true, force: true });
  throughline(...args);
  const files = readdirSync(join(folder, 'coverage')).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, 'coverage', name), 'utf8')) as {
      result: { url: string }[];
    };
    return result.map(({ url }) => url).filter((url) => url.includes('/dist/cli/'));
  });
  expect(files.length).toBeGreaterThan(0);
  return [...new Set(files.map((url) => basename(url)))];
}

/** The packages, by the names of their families, that lie in these files. */
function packagesIn(files: readonly string[]): string[] {
  const packages = files.flatMap((file) => packagesByFile[file] ?? [`unknown file ${file}`]);
  return [...new Set(packages.map(familyOf))].toSorted();
}

// Packages that come together, by the one that the sources name.
const families: readonly [name: string, members: RegExp][] = [
  ['octokit', /^(?:@octokit\/.*|bottleneck|before-after-hook|universal-user-agent|content-type|json-with-bigint)$/],
  ['simple-git', /^(?:simple-git|@simple-git\/.*|@kwsites\/.*|debug|ms|has-flag|supports-color)$/],
  ['fast-string-width', /^fast-string-(?:truncated-)?width$/],
  ['htmlparser2', /^(?:htmlparser2|entities)$/],
  ['remark-frontmatter', /^(?:remark-frontmatter|fault|format|(?:mdast-util|micromark-extension)-frontmatter)$/],
  ['remark-gfm', /^(?:remark-gfm|(?:mdast-util|micromark-extension)-gfm.*|mdast-util-(?:find-and-replace|phrasing))$/],
  [
    'remark-gfm',
    /^(?:mdast-util-to-markdown|ccount|longest-streak|markdown-table|unist-util-(?:is|visit.*)|escape-string-regexp)$/,
  ],
  [
    'rehype',
    /^(?:remark-rehype|rehype-.*|hast-util-.*|mdast-util-to-hast|@ungap\/structured-clone|unist-util-position)$/,
  ],
  [
    'rehype',
    /^(?:property-information|html-void-elements|stringify-entities|(?:comma|space)-separated-tokens|zwitch)$/,
  ],
  ['rehype', /^(?:character-entities-(?:html4|legacy)|trim-lines|micromark-util-sanitize-uri)$/],
  ['remark-parse', /^(?:remark-parse|unified|micromark.*|mdast-util-.*|vfile.*|unist-util-stringify-position)$/],
  ['remark-parse', /^(?:bail|trough|extend|is-plain-obj|devlop|(?:decode-named-)?character-(?:entities|reference))$/],
  ['preact', /^preact(?:-render-to-string)?$/],
  ['clack', /^(?:@clack\/.*|sisteransi|fast-wrap-ansi)$/],
];
const familyOf = (name: string) => families.find(([, members]) => members.test(name))?.[0] ?? name;

const frame = ['commander'];
// Smaller than another file to load: these lie in one with what most commands share.
const working = [...frame, 'fastest-levenshtein', 'fast-string-width', 'picocolors'];
const checking = [...working, 'yaml'];
const markdown = ['remark-parse', 'remark-gfm'];
const surfaces = ['remark-parse', 'htmlparser2', 'fflate'];
const telling = [...checking, ...markdown, 'papaparse', 'pure-rand'];
const site = [...telling, 'remark-frontmatter', 'rehype', 'preact', 'simple-git'];
const gate = [...checking, 'octokit', 'valibot'];
const begin =
  'init --yes --product depot-db --function sales=@acme/sales --function product=@acme/product --root depot';

const loads: [line: string, packages: string[]][] = [
  ['--version', frame],
  ['--help', frame],
  [begin, [...checking, 'simple-git']],
  ['check', checking],
  ['check --format json', checking],
  ['check --format sarif', checking],
  ['show', checking],
  ['compare', checking],
  ['align', [...checking, 'pure-rand', 'papaparse']],
  ['diff HEAD', [...checking, 'simple-git']],
  ['trace', [...checking, ...surfaces, 'simple-git']],
  ['review tactics/home-page', [...checking, 'simple-git']],
  ['ballot', [...checking, 'papaparse']],
  ['build --out published', [...site, ...surfaces]],
  ['dev --help', site],
  ['export pitch', [...telling, 'remark-frontmatter']],
  ['import README.md', [...checking, ...markdown, 'remark-frontmatter']],
  ['new value keep-in-step', checking],
  ['rename values/deploy-to-hundreds deploy-to-many', checking],
  ['sign-off --repo acme/field-db --pull 7', gate],
  ['codeowners', [...checking, 'simple-git']],
  ['doctor', [...checking, 'simple-git']],
  ['doctor --github --repo acme/field-db', [...checking, 'simple-git', 'octokit', 'valibot']],
];

describe('a command loads what it uses and nothing else', () => {
  it('is said of every command', () => {
    const named = new Set(loads.map(([line]) => line.split(' ')[0]));
    expect(Object.keys(commands).filter((name) => !named.has(name))).toEqual([]);
  });

  it.each(loads)('%s', (line, packages) => {
    expect(packagesIn(filesLoadedBy(openCommitted(), ...line.split(' ')))).toEqual([...new Set(packages)].toSorted());
  });

  it('and no parser for files that were parsed before', () => {
    const workshop = openCommitted();
    expect(packagesIn(filesLoadedBy(workshop, 'show'))).toContain('yaml');
    const again = filesLoadedBy(workshop, 'show');
    expect(packagesIn(again)).toEqual(working.toSorted());
    expect(again.filter((file) => file.includes('validators'))).toEqual([]);
  });

  it('and few files, because each of them takes its time', () => {
    const workshop = openCommitted();
    expect(filesLoadedBy(workshop, '--version').length).toBeLessThanOrEqual(3);
    expect(filesLoadedBy(workshop, 'check').length).toBeLessThanOrEqual(20);
  });
});
