import { chosenMarket, type Product } from '../../model/positioning.ts';
import { canvasPath, doorPath, listPath, productPath, sitePages } from '../addresses.ts';
import { type Here, hrefTo } from '../here.ts';
import { renderPage } from '../page.tsx';
import { Message } from '../parts/message.tsx';
import { Nothing, PageHead, Section } from '../parts/section.tsx';
import { functionsOf, productName, type Site, type SiteFile, siteName } from '../site.ts';

/** The index over several products. */
export function renderIndexPage(site: Site): SiteFile {
  const here = { site, path: sitePages.index };
  return renderPage(here, {
    title: siteName(site),
    description: 'What we say, to whom, against whom, and why: one page for each product.',
    children: (
      <>
        <PageHead title={siteName(site)} lead="What we say, to whom, against whom, and why." />
        {site.products.length === 0 && <Nothing>There is no product here yet.</Nothing>}
        <ul class="cards products">
          {site.products.map((product) => (
            <ProductCard key={product.id} here={here} product={product} />
          ))}
        </ul>
      </>
    ),
  });
}

function ProductCard({ here, product }: { here: Here; product: Product }) {
  const market = chosenMarket(product);
  const parent = here.site.positioning.products.get(product.element?.fields.parent ?? '');
  return (
    <li>
      <p class="card-title">
        <a href={hrefTo(here, canvasPath(here.site, product.id))}>{productName(product)}</a>
        {parent && <span class="note"> a part of {productName(parent)}</span>}
      </p>
      {product.element?.fields.one_liner && <p>{product.element.fields.one_liner}</p>}
      <p class="note">{market ? market.fields.name : 'no market chosen yet'}</p>
      <p class="note">
        {functionsOf(here.site).map((own, index) => (
          <>
            {index > 0 && ' · '}
            <a href={hrefTo(here, doorPath(product.id, own.id))}>For {own.fields.name || own.id}</a>
          </>
        ))}
      </p>
    </li>
  );
}

const howToSearch = {
  title: 'Search',
  description: 'Search the positioning: names, statements, evidence and texts.',
};

/** The search. It needs a script; where none runs, switched off or not loaded, the page leads to where words are listed. */
export function renderSearchPage(site: Site): SiteFile {
  const here = { site, path: sitePages.search };
  return renderPage(here, {
    ...howToSearch,
    layout: 'search-page',
    children: (
      <>
        <PageHead title="Search" />
        <form class="search-form" role="search" id="search" method="get" data-entries={JSON.stringify(entriesOf(here))}>
          <label>
            Words to look for
            <input type="search" name="q" autocomplete="off" />
          </label>
          {site.products.length > 1 && (
            <label>
              In
              <select name="in">
                <option value="">all products</option>
                {site.products.map((product) => (
                  <option key={product.id} value={product.id}>
                    {productName(product)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="submit">Search</button>
        </form>
        <p id="search-status" role="status" />
        <ol id="search-results" class="results" />
        <div id="without-search">
          <p>Searching needs JavaScript, which does not run here. Everything that has a name is listed too:</p>
          <ul>
            {site.products.map((product) => (
              <li key={product.id}>
                <a href={hrefTo(here, productPath(product.id, 'glossary'))}>Words of {productName(product)}</a>
              </li>
            ))}
          </ul>
        </div>
      </>
    ),
  });
}

/** The script file with what the search knows of each product, by the product's id. */
function entriesOf(here: Here): Record<string, { name: string; file: string }> {
  const entries = here.site.products.map((product) => {
    const file = hrefTo(here, productPath(product.id, 'searchEntries'));
    return [product.id, { name: productName(product), file }] as const;
  });
  return Object.fromEntries(entries);
}

/** Who signs a change of the positioning, and how. */
export function renderSignOffPage(site: Site): SiteFile {
  const here = { site, path: sitePages.signOff };
  const { signOff } = site.positioning;
  const { require: who = 'all_functions', distinct_people = true, author_signs = true } = signOff?.fields ?? {};
  const rules = [
    who === 'owning_functions'
      ? 'The functions whose owners own a changed file sign.'
      : 'Every function signs every change of the positioning.',
    distinct_people
      ? 'One person signs for one function only.'
      : 'One person may sign for each function they belong to.',
    author_signs
      ? 'The author of a change may sign for their own function.'
      : 'The author of a change does not sign it.',
    'A sign-off holds for exactly the text that was read. Another text needs new ones.',
  ];
  return renderPage(here, {
    title: 'Who signs',
    description: 'Which functions approve a change of the positioning, and who signs for each.',
    source: signOff?.path ?? null,
    children: (
      <>
        <PageHead
          title="Who signs"
          lead="The positioning changes when every function that must has said yes to exactly that text."
        />
        {!signOff && (
          <Nothing>No rule of signing has been written down, so these are the ones that hold by themselves.</Nothing>
        )}
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <Section id="functions" title="Functions">
          {functionsOf(site).length === 0 && <Nothing>No function has been written down yet.</Nothing>}
          <dl class="facts">
            {functionsOf(site).map(({ id, fields }) => (
              <div key={id}>
                <dt>{fields.name || id}</dt>
                <dd>
                  {fields.owners.join(', ') || <span class="none">nobody yet</span>}
                  {fields.why && <span class="note statement">{fields.why}</span>}
                  {site.products.slice(0, 12).map((product) => (
                    <div key={product.id} class="more">
                      <a href={hrefTo(here, doorPath(product.id, id))}>
                        {productName(product)} for {fields.name || id}
                      </a>
                    </div>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      </>
    ),
  });
}

/** What a host shows for an address that leads nowhere. It may be shown anywhere, so its links are as absolute as is known. */
export function renderNotFoundPage(site: Site): SiteFile {
  const here = { site, path: sitePages.notFound };
  return renderPage(here, {
    title: 'There is no such page',
    description: 'The address leads nowhere.',
    children: (
      <>
        <PageHead title="There is no such page" lead="It was renamed or dropped, or the address has a mistake in it." />
        <ul>
          {site.products.slice(0, 12).map((product) => (
            <li key={product.id}>
              <a href={hrefTo(here, canvasPath(site, product.id))}>{productName(product)}</a>,{' '}
              <a href={hrefTo(here, listPath(product.id, 'market'))}>its markets</a>,{' '}
              <a href={hrefTo(here, productPath(product.id, 'glossary'))}>its words</a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

/** What `dev` shows while there is no site to serve. It shows the site as soon as there is one. */
export function renderTroublePage(site: Site, message: string, hint: string): SiteFile {
  return renderPage(
    { site, path: sitePages.index },
    {
      title: 'The site cannot be built',
      description: message,
      children: (
        <PageHead title="The site cannot be built" lead={<Message text={message} />}>
          <p>
            <Message text={hint} />
          </p>
        </PageHead>
      ),
    },
  );
}
