import { listInputs, parseLink } from '../../derive/inputs.ts';
import type { Element } from '../../model/element.ts';
import { capitalise } from '../../model/words.ts';
import type { TracedItem } from '../../trace/trace.ts';
import { listPath } from '../addresses.ts';
import type { ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { ElementLink } from '../parts/links.tsx';
import { HelpedItem, Message } from '../parts/message.tsx';
import { Nothing, PageHead, Section } from '../parts/section.tsx';
import { ReviewTag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';

const statuses: readonly Element<'roadmap'>['fields']['status'][] = [
  'building',
  'planned',
  'idea',
  'shipped',
  'declined',
];

/** The roadmap: what nobody works on first, then every item, by how far it has come. */
export function renderRoadmapPage(place: (path: string) => ProductHere, product: string): SiteFile {
  const here = place(listPath(product, 'roadmap'));
  const { roadmap, gaps } = here.content.trace;
  const page: PageContent = {
    title: 'Roadmap',
    description: `What will be built for ${productName(here.content.product)}, and what it does for the positioning.`,
    children: (
      <>
        <PageHead title="Roadmap" lead="What will be built, for whom, and what it makes stronger." />
        {roadmap.length === 0 && <Nothing>Nothing has been written down yet.</Nothing>}
        {gaps.length > 0 && (
          <Section id="gaps" title="What nobody works on">
            <ul class="gaps">
              {gaps.map(({ message, help }) => (
                <HelpedItem key={message} message={message} help={help} />
              ))}
            </ul>
          </Section>
        )}
        {statuses.map((status) => (
          <Items
            key={status}
            here={here}
            status={status}
            items={roadmap.filter(({ work }) => work.fields.status === status)}
          />
        ))}
        <Items
          here={here}
          status="unknown"
          items={roadmap.filter(({ work }) => !statuses.includes(work.fields.status))}
        />
      </>
    ),
  };
  return renderPage(here, page);
}

function Items({ here, status, items }: { here: ProductHere; status: string; items: readonly TracedItem[] }) {
  if (items.length === 0) return null;
  return (
    <Section id={status} title={capitalise(status)}>
      <ul class="cards">
        {items.map((item) => (
          <Item key={item.work.id} here={here} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Item({ here, item: { work, status, problems } }: { here: ProductHere; item: TracedItem }) {
  const strengthens = listInputs(work).flatMap(parseLink);
  const outside = work.fields.requested_by?.includes('outside');
  return (
    <li>
      <p class="card-title">
        <ElementLink here={here} kind="roadmap" id={work.id} />{' '}
        {status !== 'unreviewed' && <ReviewTag status={status} />}
      </p>
      <ul class="inline">
        {strengthens.map(({ kind, id }) => (
          <li key={`${kind} ${id}`}>
            <span class="kind">{kind === 'segment' ? 'asked for by' : 'strengthens'}</span>{' '}
            <ElementLink here={here} kind={kind} id={id} />
          </li>
        ))}
        {outside && <li class="kind">asked for from outside the best-fit segments</li>}
      </ul>
      {problems.map(({ message, help }) => (
        <p key={message} class="trouble">
          <Message text={message} />{' '}
          <span class="help">
            <Message text={help} />
          </span>
        </p>
      ))}
    </li>
  );
}
