import { groupBy } from '../../model/order.ts';
import { kindLabel } from '../../model/kinds.ts';
import { normaliseName } from '../../model/names.ts';
import { productPath } from '../addresses.ts';
import { type GlossaryEntry, listGlossary } from '../glossary.ts';
import type { ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { AnyLink } from '../parts/links.tsx';
import { Nothing, PageHead } from '../parts/section.tsx';
import { Tag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';

/** The words of the positioning, those left behind included, with what to say instead. */
export function renderGlossaryPage(place: (path: string) => ProductHere, product: string): SiteFile {
  const here = place(productPath(product, 'glossary'));
  const entries = listGlossary(here.content.product);
  const letters = groupBy(entries, ({ term }) => normaliseName(term).charAt(0).toUpperCase() || '#');
  const page: PageContent = {
    title: 'Words',
    description: `The words in which ${productName(here.content.product)} is told, and those that are not used any more.`,
    children: (
      <>
        <PageHead
          title="Words"
          lead="Every name and its other names, and the words we left behind, with what to say instead."
        />
        {entries.length === 0 && <Nothing>Nothing has a name yet.</Nothing>}
        {[...letters].map(([letter, own]) => (
          <section key={letter} class="letter" aria-label={letter}>
            <h2>{letter}</h2>
            <dl class="glossary">
              {own.map((entry) => (
                <Entry key={`${entry.term} ${entry.element?.path}`} here={here} entry={entry} />
              ))}
            </dl>
          </section>
        ))}
      </>
    ),
  };
  return renderPage(here, page);
}

function Entry({
  here,
  entry: { term, element, isAlias, meaning, avoided },
}: {
  here: ProductHere;
  entry: GlossaryEntry;
}) {
  return (
    <div>
      <dt>{avoided ? <del>{term}</del> : isAlias || !element ? term : <AnyLink here={here} element={element} />}</dt>
      <dd>
        {avoided && (
          <>
            <Tag tone="bad">not used</Tag>{' '}
            {avoided.instead !== null && (
              <>
                Say <strong>{avoided.instead}</strong>.{' '}
              </>
            )}
          </>
        )}
        {element && <span class="kind">{kindLabel(element.kind)}</span>}{' '}
        {isAlias && element ? (
          <>
            another name of <AnyLink here={here} element={element} />
          </>
        ) : (
          <span class="note">{meaning}</span>
        )}
      </dd>
    </div>
  );
}
