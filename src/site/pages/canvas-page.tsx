import type { ComponentChildren } from 'preact';
import { storyAttributes, storyValues } from '../../derive/comparison.ts';
import { type Frame, isCaredFor } from '../../derive/frame.ts';
import type { Story } from '../../derive/story.ts';
import { styleWords } from '../../derive/words.ts';
import type { CollectionKind } from '../../model/kinds.ts';
import { canvasPath, listPath } from '../addresses.ts';
import { hrefTo, type ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { ElementLink, ElementLinks } from '../parts/links.tsx';
import { ChainPicture } from '../parts/pictures.tsx';
import { Combinations, Gaps, NobodyCares, OpenCells } from '../parts/story-lists.tsx';
import { Nothing, PageHead, Section } from '../parts/section.tsx';
import { StatusTag, Tag, VerdictTag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';
import { kindPlural, wordOf } from '../words.ts';

/** The one page of a product: the five components in their order, the chain between them, and what follows. */
export function renderCanvas(place: (path: string) => ProductHere, site: ProductHere['site'], id: string): SiteFile {
  const here = place(canvasPath(site, id));
  const { product, story } = here.content;
  const page: PageContent = {
    title: productName(product),
    description: product.element?.fields.one_liner ?? `The positioning of ${productName(product)}.`,
    source: product.element?.path ?? null,
    layout: 'canvas',
    children: (
      <>
        <Head here={here} story={story} />
        {story ? <Canvas here={here} story={story} /> : <NoStory here={here} />}
        <Parts here={here} />
      </>
    ),
  };
  return renderPage(here, page);
}

function Head({ here, story }: { here: ProductHere; story: Story | null }) {
  const { product } = here.content;
  const parent = here.site.positioning.products.get(product.element?.fields.parent ?? '');
  const market = story?.frame.market;
  return (
    <PageHead title={productName(product)} lead={product.element?.fields.one_liner}>
      {parent && here.site.products.includes(parent) && (
        <p class="about">
          A part of <a href={hrefTo(here, canvasPath(here.site, parent.id))}>{productName(parent)}</a>.
        </p>
      )}
      {market && (
        <p class="chosen">
          In the market for <ElementLink here={here} kind="market" id={market.id} />
          {styleWords[market.fields.style] && <Tag tone="plain">{styleWords[market.fields.style]}</Tag>}
        </p>
      )}
    </PageHead>
  );
}

function NoStory({ here }: { here: ProductHere }) {
  const market = here.content.product.element?.fields.market;
  return (
    <Nothing>
      {market
        ? `The market that this product names, ${market}, does not exist or cannot be read, so nothing can be worked out.`
        : 'This product has chosen no market yet, so nothing can be worked out.'}{' '}
      See what to do with <code>throughline check</code>.
    </Nothing>
  );
}

function Canvas({ here, story }: { here: ProductHere; story: Story }) {
  const { frame } = story;
  const { why } = frame.market.fields;
  return (
    <>
      <ol class="canvas">
        <Component here={here} kind="alternative" question="What would they do without us?">
          <Alternatives here={here} frame={frame} />
        </Component>
        <Component here={here} kind="attribute" title="What sets us apart" question="What do we have that they lack?">
          <Attributes here={here} frame={frame} />
        </Component>
        <Component here={here} kind="value" question="What does that make possible?">
          <Values here={here} frame={frame} />
        </Component>
        <Component here={here} kind="segment" question="Who cares a lot, and why?">
          <Segments here={here} frame={frame} />
        </Component>
        <Component here={here} kind="market" title="Market category" question="In which frame is that obvious?">
          <p class="item">
            <ElementLink here={here} kind="market" id={frame.market.id} />{' '}
            <StatusTag status={frame.market.fields.status ?? 'candidate'} />
          </p>
          {why && <p class="note">{why}</p>}
        </Component>
      </ol>
      <Section id="chain-of-the-story" title="How one thing leads to the next">
        <ChainPicture here={here} frame={frame} />
      </Section>
      <Combinations here={here} frame={frame} />
      <div class="pair">
        <NobodyCares here={here} frame={frame} />
        <Gaps here={here} frame={frame} />
      </div>
      <OpenCells here={here} story={story} />
    </>
  );
}

interface ComponentProps {
  readonly here: ProductHere;
  readonly kind: CollectionKind;
  readonly title?: string;
  readonly question: string;
  readonly children: ComponentChildren;
}

/** One of the five components. */
function Component({ here, kind, title = kindPlural(kind), question, children }: ComponentProps) {
  return (
    <li>
      <section aria-labelledby={`c-${kind}`}>
        <h2 id={`c-${kind}`}>
          <a href={hrefTo(here, listPath(here.content.product.id, kind))}>{title}</a>
        </h2>
        <p class="question">{question}</p>
        <div class="items">{children}</div>
      </section>
    </li>
  );
}

function Alternatives({ here, frame }: { here: ProductHere; frame: Frame }) {
  if (frame.alternatives.length === 0) return <Nothing>The market names none.</Nothing>;
  return (
    <ul>
      {frame.alternatives.map((id) => (
        <li key={id} class="item">
          <ElementLink here={here} kind="alternative" id={id} />{' '}
          <span class="note">{wordOf(here.content.product.of.alternative.get(id)?.fields.type ?? '')}</span>
        </li>
      ))}
    </ul>
  );
}

/** The attributes that the story is made of; what else somebody cares for, after them. */
function Attributes({ here, frame }: { here: ProductHere; frame: Frame }) {
  const story = new Set(storyAttributes(frame));
  const rank = (verdict: string) => (verdict === 'unique' ? 0 : 1);
  const shown = frame.attributes
    .filter(({ id }) => story.has(id))
    .toSorted((a, b) => rank(a.verdict) - rank(b.verdict));
  const rest = frame.attributes.filter((attribute) => isCaredFor(attribute) && !story.has(attribute.id));
  return (
    <>
      {shown.length === 0 && <Nothing>Nothing that somebody in this market cares about.</Nothing>}
      <ul>
        {shown.map(({ id, verdict }) => (
          <li key={id} class="item">
            <ElementLink here={here} kind="attribute" id={id} /> <VerdictTag verdict={verdict} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p class="note">
          They care about these too, and others have them:{' '}
          <ElementLinks here={here} kind="attribute" ids={rest.map(({ id }) => id)} />
        </p>
      )}
    </>
  );
}

function Values({ here, frame }: { here: ProductHere; frame: Frame }) {
  const values = storyValues(frame);
  if (values.length === 0) return <Nothing>No value is differentiated for somebody in this market.</Nothing>;
  return (
    <ul>
      {values.map((id) => (
        <li key={id} class="item">
          <ElementLink here={here} kind="value" id={id} />{' '}
          <span class="note reason">{here.content.product.of.value.get(id)?.fields.statement}</span>
        </li>
      ))}
    </ul>
  );
}

function Segments({ here, frame }: { here: ProductHere; frame: Frame }) {
  if (frame.segments.length === 0) return <Nothing>The market names none.</Nothing>;
  return (
    <ul>
      {frame.segments.map(({ id, actionable }) => (
        <li key={id} class="item">
          <ElementLink here={here} kind="segment" id={id} /> {!actionable && <Tag tone="weak">not actionable</Tag>}
          {here.content.product.of.segment.get(id)?.fields.cares_about.map(({ value, why }) => (
            <>
              {' '}
              <span key={value} class="note reason">
                {why}
              </span>
            </>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Products that say that they are a part of this one. */
function Parts({ here }: { here: ProductHere }) {
  const { product } = here.content;
  const parts = here.site.products.filter(({ element }) => element?.fields.parent === product.id);
  if (parts.length === 0) return null;
  return (
    <Section id="parts" title="Parts of it">
      <ul class="elements">
        {parts.map((part) => (
          <li key={part.id}>
            <a href={hrefTo(here, canvasPath(here.site, part.id))}>{productName(part)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
