import { describe, expect, it } from 'vitest';
import { amend, corpusOf, type Facts, fieldDb } from '../../test/fakes/field-db.ts';
import { attackedBy, attacks } from '../../test/fakes/hostile.ts';
import { siteOf, type SiteOptions } from '../../test/fakes/site-of.ts';
import type { HistoryEntry } from '../diff/history-entry.ts';
import { createLinkCheck } from './broken-links.ts';

const build = (facts: Facts = fieldDb, options?: SiteOptions) => siteOf(corpusOf(facts), options);

/** What a reader sees of a page. */
function textOf(html: string | undefined): string {
  return (html ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

const change: HistoryEntry = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  at: '2026-05-30T09:00:00Z',
  author: 'Ada <script>alert(1)</script>',
  title: 'The server database learned to merge',
  changes: [
    {
      product: 'field-db',
      kind: 'attribute',
      id: 'sync',
      change: 'changed',
      field: ['versus', 'server'],
      part: 'field',
      before: 'lacks',
      after: 'has',
    },
  ],
  consequences: [
    {
      product: 'field-db',
      kind: 'attribute_became_differentiating',
      subject: { kind: 'attribute', id: 'sync' },
      statement: '"Merge on reconnect" becomes differentiating.',
      because: '"Server database" has it now.',
    },
  ],
};

describe('a site', () => {
  it('has a page for everything, and no link that leads nowhere', () => {
    const files = build(fieldDb, { history: [change], baseUrl: 'https://acme.example/positioning/' });
    const paths = new Set(files.keys());
    const findBrokenLinks = createLinkCheck(paths);
    const broken = [...files].flatMap(([path, text]) => findBrokenLinks({ path, text }));
    expect(broken).toEqual([]);
    expect([...paths].filter((path) => path.endsWith('.html'))).toHaveLength(35);
    expect(paths).toContain('field-db/values/work-offline.html');
    expect(paths).toContain('field-db/for/sales.html');
  });

  it('opens with the canvas where there is one product, and with a list where there are several', () => {
    expect(textOf(build().get('index.html'))).toContain('What would they do without us?');
    const two = build({ ...fieldDb, 'desk-db/product': { name: 'Desk DB', market: 'none', parent: 'field-db' } });
    expect(textOf(two.get('index.html'))).toMatch(/Desk DB a part of Field DB/);
    expect(textOf(two.get('field-db/index.html'))).toContain('What would they do without us?');
    expect(textOf(two.get('desk-db/index.html'))).toContain('names, none, does not exist');
  });

  it('leads only to its own pages, to the repository and to addresses that somebody wrote', () => {
    const addresses = [...build().values()].flatMap((text) => [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)]);
    const outside = new Set(
      addresses.map(([, address = '']) => address).filter((address) => /^[a-z]+:|^\//.test(address)),
    );
    expect(
      [...outside].every((address) => address.startsWith('https://github.com/acme/website/edit/main/positioning/')),
    ).toBe(true);
  });

  it('proposes changes only where the repository is known', () => {
    expect(build().get('field-db/values/deploy.html')).toContain(
      'href="https://github.com/acme/website/edit/main/positioning/field-db/values/deploy.md"',
    );
    expect(build(fieldDb, { repository: null }).get('field-db/values/deploy.html')).not.toContain('github.com');
  });

  it('has a feed, a map and addresses of its own only where it knows where it will be', () => {
    const known = build(fieldDb, { history: [change], baseUrl: 'https://acme.example/positioning/' });
    expect(known.get('feed.xml')).toContain('<updated>2026-05-30T09:00:00Z</updated>');
    expect(known.get('feed.xml')).toContain('Ada &#60;script&#62;');
    expect(known.get('sitemap.xml')).toContain('<loc>https://acme.example/positioning/field-db/for/sales.html</loc>');
    expect(known.get('index.html')).toContain('<meta property="og:url" content="https://acme.example/positioning/"/>');
    expect(known.get('404.html')).toContain('href="/positioning/site.css"');
    const unknown = build(fieldDb, { history: [change] });
    expect([...unknown.keys()].filter((path) => /feed|sitemap/.test(path))).toEqual([]);
    expect(unknown.get('robots.txt')).toContain('Disallow: /');
    expect(unknown.get('index.html')).not.toContain('og:url');
  });
});

describe('the pages', () => {
  it('tell of an attribute what it is worth in each market, and what depends on it', () => {
    const text = textOf(build().get('field-db/attributes/sync.html'));
    expect(text).toMatch(/Embedded mobile database chosen Unique lacked by Paper order forms , Server database/);
    expect(text).toMatch(/What depends on it .* Sell while disconnected/);
    expect(text).toContain('Conflict report');
  });

  it('tell a function what to say, to whom, against whom, and where its own answer differs', () => {
    const text = textOf(build().get('field-db/for/sales.html'));
    expect(text).toContain('So that every call starts from one story.');
    expect(text).toMatch(
      /To Field sales forces Sell while disconnected Why they care: An order that waits goes to a rival./,
    );
    expect(text).toMatch(/Server database .* Lacks what they care about Merge on reconnect/);
    expect(text).toMatch(/Our tactics .* Call script/);
    expect(text).toMatch(/Personal database another than the chosen one/);
    expect(text).toMatch(/Spreadsheet not in the positioning/);
  });

  it('list the words that are not used any more, with what to say instead', () => {
    const text = textOf(build().get('field-db/glossary.html'));
    expect(text).toMatch(/Personal database not used Say Embedded mobile database/);
    expect(text).toMatch(/Excel alternative another name of Spreadsheet/);
  });

  it('tell of a change what followed from it, in the history and on the page of the element', () => {
    const files = build(fieldDb, { history: [change] });
    expect(textOf(files.get('field-db/history.html'))).toMatch(
      /30 May 2026 · Ada &lt;script>.* The server database learned to merge .*becomes differentiating.*Who else has it, server lacks → has/,
    );
    expect(textOf(files.get('field-db/attributes/sync.html'))).toMatch(/How it changed 30 May 2026 .* lacks → has/);
  });

  it('say when evidence has expired', () => {
    const piece = { claim: 'Nobody merges', source: 'A test of ours', tier: 'third_party' };
    const facts = amend(fieldDb, {
      'field-db/attributes/sync': {
        evidence: [
          { ...piece, expires: '2026-05-31' },
          { ...piece, claim: 'Still so', expires: '2026-06-01' },
        ],
      },
    });
    const text = textOf(build(facts).get('field-db/attributes/sync.html'));
    expect(text).toContain('expired 31 May 2026');
    expect(text).toContain('holds until 1 June 2026');
  });

  it('stand also where nothing has been written down but a product', () => {
    const files = build({ 'field-db/product': { name: 'Field DB', market: 'embedded' } });
    expect(textOf(files.get('index.html'))).toContain('nothing can be worked out');
    expect(textOf(files.get('field-db/alignment.html'))).toContain('No function has answered yet');
    expect(textOf(files.get('field-db/markets/index.html'))).toContain('There is no market to look at yet.');
  });

  it('keep the text of a link in a body that leads nowhere, and make of the others links to pages', () => {
    const body =
      'See [the other value](deploy.md), [gone](gone.md), [all](../segments/) and [the readme](../../../README.md).';
    const page = build(amend(fieldDb, { 'field-db/values/work-offline': { body } })).get(
      'field-db/values/work-offline.html',
    );
    expect(page).toContain(
      '<a href="deploy.html">the other value</a>, <a>gone</a>, <a href="../segments/index.html">all</a>',
    );
    expect(page).toContain('<a href="https://github.com/acme/website/blob/main/README.md">the readme</a>');
  });
});

describe('what somebody hostile writes', () => {
  it.each(attacks)('is text on every page: %j', (text) => {
    const history = [{ ...change, author: text, title: text, commit: text }];
    const files = build(attackedBy(text), { history, baseUrl: 'https://acme.example/' });
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(30);
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<script(?! src="[a-z./]*site\.js" defer)|<img|<iframe|<svg\//i);
      // A picture is named by a text that may say anything between its quotes.
      expect(html.replace(/="[^"]*"/g, '=""'), path).not.toMatch(/<[^>]+\s(?:on\w+|style)=/i);
      expect(html, path).not.toMatch(/(?:href|src|action)="\s*(?:javascript|data|vbscript):/i);
      expect(html, path).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000\u0007]/);
    }
    for (const path of files.keys()) expect(path).toMatch(/^[a-z0-9./-]+$/);
  });

  it('cannot lead a file out of the folder, or put one in the place of another', () => {
    // The first two are hidden files, which nobody reads.
    const ids = ['..', '...', 'index', 'Index', 'CON', 'a b', 'ä', '%2e%2e', 'x'.repeat(200)];
    const facts = Object.fromEntries(ids.map((id) => [`field-db/values/${id}`, { name: id, enabled_by: ['sync'] }]));
    const paths = [...build({ ...fieldDb, ...facts }).keys()].filter((path) => path.startsWith('field-db/values/'));
    expect(paths.every((path) => /^field-db\/values\/[a-z0-9-]+\.html$/.test(path) && path.length < 130)).toBe(true);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(ids.length - 2 + 3);
  });
});
