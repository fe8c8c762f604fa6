import { storyValues } from '../../derive/comparison.ts';
import type { Frame } from '../../derive/frame.ts';
import { cellOf } from '../../derive/verdict.ts';
import type { Element } from '../../model/element.ts';
import { doorPath, sitePages } from '../addresses.ts';
import { hrefTo, type ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { Body } from '../parts/body.tsx';
import { ElementLink, ElementLinks, nameOf } from '../parts/links.tsx';
import { WordsToAvoid } from '../parts/words-to-avoid.tsx';
import { OwnView } from '../parts/own-view.tsx';
import { MoveList } from '../parts/review-state.tsx';
import { Nothing, PageContents, PageHead, Section } from '../parts/section.tsx';
import { ReviewTag, reviewMeaning, Tag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';
import { wordOf } from '../words.ts';

type FunctionElement = Element<'function'>;

/** The door of one function: why it matters to them, what we say, against whom, their tactics, and their own view. */
export function renderDoor(place: (path: string) => ProductHere, product: string, own: FunctionElement): SiteFile {
  const here = place(doorPath(product, own.id));
  const name = nameOf(own);
  const page: PageContent = {
    title: `For ${name}`,
    description: `What ${name} says of ${productName(here.content.product)}, to whom, against whom, and why.`,
    source: own.path,
    children: <Door here={here} own={own} />,
  };
  return renderPage(here, page);
}

function Door({ here, own }: { here: ProductHere; own: FunctionElement }) {
  const { story } = here.content;
  return (
    <>
      <PageHead kicker={productName(here.content.product)} title={`For ${nameOf(own)}`} lead={own.fields.why} />
      <PageContents
        parts={[
          ...(story
            ? [
                { id: 'say', title: 'What we say' },
                { id: 'against', title: 'Against whom' },
              ]
            : []),
          { id: 'tactics', title: 'Our tactics' },
          { id: 'view', title: 'Our own view' },
          { id: 'sign', title: 'Who signs' },
        ]}
      />
      <Body here={here} element={own} />
      {story ? (
        <>
          <WhatWeSay here={here} frame={story.frame} />
          <AgainstWhom here={here} frame={story.frame} />
        </>
      ) : (
        <Nothing>The product has no chosen market yet, so there is no story to tell.</Nothing>
      )}
      <WordsToAvoid here={here} />
      <OwnTactics here={here} own={own} />
      <OwnView here={here} own={own} />
      <Section id="sign" title="Who signs for us">
        <p>
          {own.fields.owners.length === 0 ? 'Nobody yet.' : own.fields.owners.join(', ')}{' '}
          <a href={hrefTo(here, sitePages.signOff)}>How signing works</a>
        </p>
      </Section>
    </>
  );
}

function WhatWeSay({ here, frame }: { here: ProductHere; frame: Frame }) {
  const { product } = here.content;
  const promised = new Set(storyValues(frame));
  return (
    <Section id="say" title="What we say, and to whom">
      {product.element?.fields.one_liner && <p class="say">{product.element.fields.one_liner}</p>}
      <p>
        We are in the market for <ElementLink here={here} kind="market" id={frame.market.id} />.
        {frame.market.fields.why && <span class="note"> {frame.market.fields.why}</span>}
      </p>
      {frame.segments.map(({ id, actionable }) => {
        const { cares_about = [], characteristics = [], disqualifiers = [] } = product.of.segment.get(id)?.fields ?? {};
        return (
          <div key={id} class="to">
            <h3>
              To <ElementLink here={here} kind="segment" id={id} />{' '}
              {!actionable && <Tag tone="weak">not actionable</Tag>}
            </h3>
            <ul>
              {cares_about
                .filter(({ value }) => promised.has(value))
                .map(({ value, why }) => (
                  <li key={value}>
                    <ElementLink here={here} kind="value" id={value} />{' '}
                    {product.of.value.get(value)?.fields.statement && (
                      <span class="statement">{product.of.value.get(value)?.fields.statement}</span>
                    )}{' '}
                    {why && <span class="note">Why they care: {why}</span>}
                  </li>
                ))}
            </ul>
            <dl class="facts">
              <FactList title="How to find them" items={characteristics.flatMap(({ find_by }) => find_by ?? [])} />
              <FactList title="Not a fit if" items={disqualifiers} />
            </dl>
          </div>
        );
      })}
    </Section>
  );
}

function FactList({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function AgainstWhom({ here, frame }: { here: ProductHere; frame: Frame }) {
  const { product } = here.content;
  const cared = frame.attributes.filter(({ caredBy }) => caredBy.length > 0);
  return (
    <Section id="against" title="Against whom">
      {frame.alternatives.length === 0 && <Nothing>The market names no alternative.</Nothing>}
      {frame.alternatives.map((id) => {
        const { strengths = [], weaknesses = [], type = '' } = product.of.alternative.get(id)?.fields ?? {};
        const lacking = cared.filter(
          (attribute) => cellOf(product.of.attribute.get(attribute.id)?.fields.versus ?? {}, id) === 'lacks',
        );
        return (
          <div key={id} class="rival">
            <h3>
              <ElementLink here={here} kind="alternative" id={id} /> <span class="note">{wordOf(type)}</span>
            </h3>
            <dl class="facts">
              <div>
                <dt>Lacks what they care about</dt>
                <dd>
                  <ElementLinks here={here} kind="attribute" ids={lacking.map((attribute) => attribute.id)} />
                </dd>
              </div>
              <FactList title="Is good at" items={strengths} />
              <FactList title="Lets them down at" items={weaknesses} />
            </dl>
          </div>
        );
      })}
    </Section>
  );
}

function OwnTactics({ here, own }: { here: ProductHere; own: FunctionElement }) {
  const tactics = here.content.trace.tactics.filter(({ work }) => work.fields.function === own.id);
  return (
    <Section id="tactics" title="Our tactics" about="What we use to tell the story, and whether it still fits.">
      {tactics.length === 0 && <Nothing>None of the tactics is ours.</Nothing>}
      <ul class="cards">
        {tactics.map(({ work, status, moves }) => (
          <li key={work.id}>
            <p class="card-title">
              <ElementLink here={here} kind="tactic" id={work.id} /> <ReviewTag status={status} />
              <span class="note"> {wordOf(work.fields.stage ?? '')}</span>
            </p>
            {(status === 'stale' || status === 'orphan') && <p class="note">{reviewMeaning(status)}</p>}
            <MoveList here={here} moves={moves} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
