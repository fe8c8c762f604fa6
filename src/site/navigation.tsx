import type { Product } from '../model/positioning.ts';
import { canvasPath, listPath, doorPath, productPath, sitePages } from './addresses.ts';
import { type Here, hrefTo, type ProductHere } from './here.ts';
import { functionsOf, productName } from './site.ts';
import { storyKinds, kindPlural } from './words.ts';

interface Entry {
  readonly path: string;
  readonly text: string;
}

interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/**
 * The way through the site. On a phone it folds away behind "Menu"; on a wide screen the style sheet keeps it open.
 * Neither needs a script.
 */
export function SiteNavigation({ here }: { here: Here | ProductHere }) {
  const [first, second] = here.site.products;
  const product = 'content' in here ? here.content.product : second ? null : first;
  const groups = product ? productGroups(here, product) : siteGroups(here);
  return (
    <details class="menu">
      <summary>Menu</summary>
      <nav aria-label="Pages">
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map((group) => (
            <NavigationGroup key={group.title} here={here} group={group} />
          ))}
      </nav>
    </details>
  );
}

function NavigationGroup({ here, group: { title, entries } }: { here: Here; group: Group }) {
  return (
    <>
      {title && <p class="group">{title}</p>}
      <ul>
        {entries.map(({ path, text }) => (
          <li key={path}>
            <a href={hrefTo(here, path)} aria-current={path === here.path ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function productGroups(here: Here, product: Product): Group[] {
  const { id } = product;
  const lists = storyKinds.filter((kind) => product.of[kind].size > 0);
  const doors = functionsOf(here.site).map((own) => ({ path: doorPath(id, own.id), text: own.fields.name || own.id }));
  return [
    {
      title: here.site.products.length > 1 ? productName(product) : '',
      entries: [{ path: canvasPath(here.site, id), text: 'The positioning' }],
    },
    { title: 'The story', entries: lists.map((kind) => ({ path: listPath(id, kind), text: kindPlural(kind) })) },
    { title: 'For your function', entries: doors },
    {
      title: 'Where it stands',
      entries: [
        { path: productPath(id, 'alignment'), text: 'Alignment' },
        { path: productPath(id, 'funnel'), text: 'Funnel and tactics' },
        { path: listPath(id, 'roadmap'), text: 'Roadmap' },
        ...(here.site.hasHistory ? [{ path: productPath(id, 'history'), text: 'History' }] : []),
      ],
    },
    { title: 'Look up', entries: [{ path: productPath(id, 'glossary'), text: 'Words' }, ...companyEntries(here)] },
  ];
}

function siteGroups(here: Here): Group[] {
  const products = here.site.products.map((product) => ({
    path: canvasPath(here.site, product.id),
    text: productName(product),
  }));
  return [
    { title: 'Products', entries: products.slice(0, mostListed) },
    { title: 'Look up', entries: companyEntries(here) },
  ];
}

const mostListed = 30;

function companyEntries({ site }: Here): Entry[] {
  return [
    ...(site.products.length > 1 ? [{ path: sitePages.index, text: 'All products' }] : []),
    { path: sitePages.signOff, text: 'Who signs' },
    { path: sitePages.search, text: 'Search' },
  ];
}
