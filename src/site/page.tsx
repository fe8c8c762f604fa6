import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { sitePages } from './addresses.ts';
import { absoluteUrl, editUrl, type Here, hrefTo, type ProductHere } from './here.ts';
import { SiteNavigation } from './navigation.tsx';
import { productName, type SiteFile, siteName } from './site.ts';
import { dayInWords } from './words.ts';

/** What a page has beside its place. */
export interface PageContent {
  readonly title: string;
  /** One sentence or two, for search engines and for whoever is sent a link. */
  readonly description: string;
  /** The path of the file that the page is made of, to propose a change; null when there is no one file. */
  readonly source?: string | null;
  /** A word for the layout: `canvas` fits on one printed page, `search-page` has the search in its middle. */
  readonly layout?: 'canvas' | 'wide' | 'search-page';
  readonly children: ComponentChildren;
}

// What steers a terminal or turns text around has no place on a page, whoever wrote it.
const unwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** Text without characters that do something else than being read. */
export function withoutControls(text: string): string {
  return text.replace(unwanted, '');
}

/** Renders a page: the document around its content, with navigation, and nothing that could run or load what is not ours. */
export function renderPage(here: Here | ProductHere, page: PageContent): SiteFile {
  const html = renderToString(<Document here={here} page={page} />);
  return { path: here.path, text: `<!doctype html>\n${withoutControls(html)}\n` };
}

function policyOf({ site }: Here): string {
  const own = ['style-src', 'script-src', 'img-src', 'form-action', ...(site.dev ? ['connect-src'] : [])];
  return ["default-src 'none'", ...own.map((directive) => `${directive} 'self'`), "base-uri 'none'"].join('; ');
}

function Document({ here, page }: { here: Here | ProductHere; page: PageContent }) {
  const { site } = here;
  const to = (path: string) => hrefTo(here, path);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policyOf(here)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{titleOf(here, page)}</title>
        <meta name="description" content={page.description} />
        <OpenGraph here={here} page={page} />
        <link rel="icon" href={to(sitePages.icon)} type="image/svg+xml" />
        <link rel="stylesheet" href={to(sitePages.style)} />
        {site.paths.has(sitePages.feed) && (
          <link rel="alternate" type="application/atom+xml" title="Changes" href={to(sitePages.feed)} />
        )}
        {here.path === sitePages.search && <script src={to(sitePages.script)} defer />}
        {site.dev && <script src={to(sitePages.liveReload)} defer />}
      </head>
      <body class={page.layout}>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <SiteHeader here={here} />
        <div class="frame">
          <SiteNavigation here={here} />
          <main id="content" tabIndex={-1}>
            {site.dev && <Problems problems={site.dev.problems} />}
            {page.children}
          </main>
        </div>
        <SiteFooter here={here} source={page.source ?? null} />
      </body>
    </html>
  );
}

function titleOf(here: Here | ProductHere, { title }: PageContent): string {
  const name = 'content' in here ? productName(here.content.product) : siteName(here.site);
  return title === name ? `${name} · positioning` : `${title} · ${name}`;
}

function OpenGraph({ here, page }: { here: Here; page: PageContent }) {
  const url = absoluteUrl(here);
  return (
    <>
      <meta property="og:type" content="article" />
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={page.description} />
      <meta property="og:site_name" content={siteName(here.site)} />
      {url && <meta property="og:url" content={url} />}
      {url && <link rel="canonical" href={url} />}
    </>
  );
}

function SiteHeader({ here }: { here: Here | ProductHere }) {
  const { site } = here;
  return (
    <header class="site">
      <a class="brand" href={hrefTo(here, sitePages.index)}>
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 12h18M7 6l-4 6 4 6M17 6l4 6-4 6" />
        </svg>
        <span class="brand-name">{siteName(site)}</span>
        {site.products.length === 1 && <span class="brand-what">positioning</span>}
      </a>
      <form class="search" role="search" action={hrefTo(here, sitePages.search)} method="get">
        <label class="sr-only" for="site-search">
          Search the positioning
        </label>
        <input id="site-search" type="search" name="q" placeholder="Search" autocomplete="off" />
        {'content' in here && site.products.length > 1 && (
          <input type="hidden" name="in" value={here.content.product.id} />
        )}
        <button type="submit">Search</button>
      </form>
    </header>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <aside class="problems" aria-label="Problems in the files">
      <p>Something here may be missing, for some files could not be read in full:</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </aside>
  );
}

function SiteFooter({ here, source }: { here: Here; source: string | null }) {
  const { site } = here;
  const extraFiles = [...site.extraFiles.keys()].filter((path) => !path.includes('/'));
  const files = [...extraFiles, ...(site.paths.has(sitePages.feed) ? [sitePages.feed] : [])];
  return (
    <footer class="site">
      {source !== null && <Source here={here} source={source} />}
      <p>
        {site.today !== '' && (
          <>
            As the files stood on <time dateTime={site.today}>{dayInWords(site.today)}</time>.
          </>
        )}
        {files.map((file) => (
          <>
            {' '}
            <a href={hrefTo(here, file)}>{file}</a>
          </>
        ))}
      </p>
    </footer>
  );
}

function Source({ here, source }: { here: Here; source: string }) {
  const url = editUrl(here.site, source);
  return (
    <p class="source">
      <code>{source}</code>
      {url && <a href={url}>Propose a change</a>}
    </p>
  );
}
