import type { Element } from '../../model/element.ts';
import type { CollectionKind } from '../../model/kinds.ts';
import { clip } from '../../model/words.ts';
import { listPath } from '../addresses.ts';
import type { ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { AnyLink } from '../parts/links.tsx';
import { MatrixPicture } from '../parts/pictures.tsx';
import { Nothing, PageHead, Section } from '../parts/section.tsx';
import { SegmentTag, Tag, ValueTag, VerdictTag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';
import { kindPlural, wordOf } from '../words.ts';

/** What the elements of each kind are, in a sentence. */
const abouts: Partial<Record<CollectionKind, string>> = {
  alternative: 'What best-fit customers would do if the product did not exist.',
  attribute: 'What the product has. Whether it is unique is worked out against the alternatives of the chosen market.',
  value: 'What the attributes make possible for a customer.',
  segment: 'Customers who care a lot about what only we can do, and how to find them.',
  trend: 'What is changing in the world and makes a value matter more.',
};

/** All elements of a kind, with what follows for each in the chosen market. */
export function renderListPage(
  place: (path: string) => ProductHere,
  product: string,
  kind: keyof typeof abouts,
): SiteFile {
  const here = place(listPath(product, kind));
  const elements = [...here.content.product.of[kind].values()] as Element<CollectionKind>[];
  const about = abouts[kind] ?? '';
  const page: PageContent = {
    title: kindPlural(kind),
    ...(kind === 'attribute' ? { layout: 'wide' as const } : {}),
    description: `${kindPlural(kind)} of ${productName(here.content.product)}. ${about}`,
    children: (
      <>
        <PageHead title={kindPlural(kind)} lead={about} />
        {kind === 'attribute' && here.content.story && elements.length > 0 && (
          <Section id="comparison" title="Held against the alternatives" about="In the chosen market.">
            <MatrixPicture here={here} frame={here.content.story.frame} />
          </Section>
        )}
        {elements.length === 0 && <Nothing>Nothing has been written down yet.</Nothing>}
        <ul class="cards">
          {elements.map((element) => (
            <Card key={element.id} here={here} element={element} />
          ))}
        </ul>
      </>
    ),
  };
  return renderPage(here, page);
}

function Card({ here, element }: { here: ProductHere; element: Element<CollectionKind> }) {
  const { statement, why_now, type, cares_about } = element.fields as Partial<
    Element<'value'>['fields'] &
      Element<'trend'>['fields'] &
      Element<'alternative'>['fields'] &
      Element<'segment'>['fields']
  >;
  const note = statement ?? why_now ?? cares_about?.[0]?.why ?? firstSentence(element.body);
  return (
    <li>
      <p class="card-title">
        <AnyLink here={here} element={element} /> <Standing here={here} element={element} />
        {type && <Tag tone="plain">{wordOf(type)}</Tag>}
      </p>
      {note && <p class="note">{note}</p>}
    </li>
  );
}

/** How an element stands in the chosen market. */
function Standing({ here, element: { kind, id } }: { here: ProductHere; element: Element }) {
  const frame = here.content.story?.frame;
  if (!frame) return null;
  const isThis = (own: { readonly id: string }) => own.id === id;
  const attribute = kind === 'attribute' ? frame.attributes.find(isThis) : undefined;
  const value = kind === 'value' ? frame.values.find(isThis) : undefined;
  const segment = kind === 'segment' ? frame.segments.find(isThis) : undefined;
  if (attribute) return <VerdictTag verdict={attribute.verdict} />;
  if (value) return <ValueTag differentiated={value.differentiated} />;
  if (segment) return <SegmentTag actionable={segment.actionable} />;
  return kind === 'segment' ? <Tag tone="plain">not of the chosen market</Tag> : null;
}

/** The first sentence of a text without marks, to say what an element is about where no field does. */
function firstSentence(body: string): string {
  const [, sentence = ''] = /^\s*([^#>*_`[\]<|\n][^`[\]<|]*?[.!?])(?:\s|$)/.exec(body.slice(0, 600)) ?? [];
  return clip(sentence, 220);
}
