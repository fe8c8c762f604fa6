import { type Element, isCollectionKind } from '../../model/element.ts';
import { type CollectionKind, kindLabel, typedReference } from '../../model/kinds.ts';
import { groupBy } from '../../model/order.ts';
import { capitalise } from '../../model/words.ts';
import { canvasPath, elementPath, listPath, productPath } from '../addresses.ts';
import { pastOfElement } from '../past-of-element.ts';
import { hrefTo, type ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { Body } from '../parts/body.tsx';
import { ChangeDetail } from '../parts/changes.tsx';
import { Derived } from '../parts/derived.tsx';
import { EvidenceList } from '../parts/evidence.tsx';
import { Facts } from '../parts/facts.tsx';
import { AnyLink, leadOf, titleOf } from '../parts/links.tsx';
import { PageHead, Section } from '../parts/section.tsx';
import { StatusTag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';
import { fieldLabel } from '../../diff/words.ts';
import { dayInWords, kindPlural } from '../words.ts';

type Listed = Element<CollectionKind>;

/** The page of one element: its facts, what follows, its evidence, what it rests on and what rests on it, its history. */
export function renderElementPage(place: (path: string) => ProductHere, element: Listed): SiteFile {
  const here = place(elementPath(element.product ?? '', element.kind, element.id));
  const lead = leadOf(element);
  const page: PageContent = {
    title: titleOf(here.site, element),
    description: lead ?? `${capitalise(kindLabel(element.kind))} of ${productName(here.content.product)}.`,
    source: element.path,
    children: <ElementPage here={here} element={element} lead={lead} />,
  };
  return renderPage(here, page);
}

function ElementPage({ here, element, lead }: { here: ProductHere; element: Listed; lead: string | null }) {
  const { status } = element.fields as { status?: string };
  const { evidence } = element.fields as Element<'value'>['fields'];
  return (
    <article>
      <Breadcrumb here={here} element={element} />
      <PageHead kicker={capitalise(kindLabel(element.kind))} title={titleOf(here.site, element)} lead={lead}>
        {status && <StatusTag status={status} />}
      </PageHead>
      <Facts here={here} element={element} without={['status']} />
      <Body here={here} element={element} />
      <Derived here={here} element={element} />
      <EvidenceList evidence={evidence} today={here.site.today} />
      <Grounds here={here} element={element} />
      <DependentList here={here} element={element} />
      <ElementHistory here={here} element={element} />
    </article>
  );
}

function Breadcrumb({ here, element }: { here: ProductHere; element: Listed }) {
  const { product } = here.content;
  const list =
    element.kind === 'view'
      ? { path: productPath(product.id, 'alignment'), text: 'Alignment' }
      : element.kind === 'tactic'
        ? { path: productPath(product.id, 'funnel'), text: 'Funnel and tactics' }
        : { path: listPath(product.id, element.kind), text: kindPlural(element.kind) };
  return (
    <nav class="breadcrumb" aria-label="Where this page stands">
      <a href={hrefTo(here, canvasPath(here.site, product.id))}>{productName(product)}</a>
      <span aria-hidden="true"> / </span>
      <a href={hrefTo(here, list.path)}>{list.text}</a>
    </nav>
  );
}

function Grounds({ here, element }: { here: ProductHere; element: Element }) {
  const grounds = here.groundsOf(element);
  if (grounds.length === 0) return null;
  return (
    <Section id="rests-on" title="What it rests on" about="Directly or through others, the nearest first.">
      <ul class="elements">
        {grounds.map((ground) => (
          <li key={typedReference(ground.kind, ground.id)}>
            <span class="kind">{kindLabel(ground.kind)}</span> <AnyLink here={here} element={ground} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DependentList({ here, element }: { here: ProductHere; element: Element }) {
  const dependents = here.dependents.get(typedReference(element.kind, element.id)) ?? [];
  if (dependents.length === 0) return null;
  return (
    <Section id="depends" title="What depends on it" about="Whoever changes this page changes these.">
      <dl class="facts">
        {[...groupBy(dependents, ({ element: other, fields }) => `${other.kind} ${fields[0]}`)].map(([key, own]) => (
          <div key={key}>
            <dt>
              {capitalise(kindLabel(own[0]!.element.kind))}:{' '}
              {fieldLabel(own[0]!.element.kind, [own[0]!.fields[0] ?? '']).toLowerCase()}
            </dt>
            <dd>
              {own.map(({ element: other }, index) => (
                <>
                  {index > 0 && <br />}
                  <AnyLink here={here} element={other} />
                </>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

const mostEntries = 12;

function ElementHistory({ here, element }: { here: ProductHere; element: Element }) {
  const { product, history } = here.content;
  const own = pastOfElement(history, element);
  if (own.length === 0) return null;
  return (
    <Section id="history" title="How it changed">
      <ol class="timeline">
        {own.slice(0, mostEntries).map(({ commit, at, author, changes }) => (
          <li key={commit}>
            <p class="when">
              <a href={`${hrefTo(here, productPath(product.id, 'history'))}#c-${commit.slice(0, 12)}`}>
                <time dateTime={at}>{dayInWords(at)}</time>
              </a>{' '}
              · {author}
            </p>
            <ul>
              {changes.map((change) => (
                <li key={JSON.stringify(change.field)}>
                  <ChangeDetail change={change} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {own.length > mostEntries && <p class="about">And {own.length - mostEntries} earlier changes.</p>}
    </Section>
  );
}

/** Do elements of this kind have pages of their own? */
export function hasPage(element: Element): element is Listed {
  return isCollectionKind(element.kind);
}
