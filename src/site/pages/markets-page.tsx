import { type Frame, isCaredFor } from '../../derive/frame.ts';
import type { Move } from '../../derive/comparison.ts';
import { styleWords } from '../../derive/words.ts';
import type { CollectionKind } from '../../model/kinds.ts';
import { listPath } from '../addresses.ts';
import type { ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { ElementLink, ElementLinks } from '../parts/links.tsx';
import { Nothing, PageHead, Section, WideTable } from '../parts/section.tsx';
import { StatusTag, Tag, VerdictTag } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';

/** The markets side by side: the same product in each frame, in no order of merit. */
export function renderMarketsPage(place: (path: string) => ProductHere, product: string): SiteFile {
  const here = place(listPath(product, 'market'));
  const { comparison } = here.content;
  const page: PageContent = {
    title: 'Markets side by side',
    description: `${productName(here.content.product)} in each market category that was looked at.`,
    layout: 'wide',
    children: (
      <>
        <PageHead
          title="Markets side by side"
          lead="The same product in each market. What customers compare it with decides what is unique about it, and who cares."
        />
        {comparison ? (
          <Comparison here={here} frames={comparison.frames} />
        ) : (
          <Nothing>There is no market to look at yet.</Nothing>
        )}
        {comparison && comparison.moves.length > 0 && (
          <Section id="moves" title="What would change" about="Against the story in the first market.">
            {comparison.moves.map(({ market, attributes, values }) => (
              <div key={market} class="move">
                <h3>
                  <ElementLink here={here} kind="market" id={market} />
                </h3>
                <MoveText here={here} kind="attribute" what="Attributes of the story" move={attributes} />
                <MoveText here={here} kind="value" what="Values we could promise" move={values} />
              </div>
            ))}
          </Section>
        )}
      </>
    ),
  };
  return renderPage(here, page);
}

function MoveText({ here, kind, what, move }: { here: ProductHere; kind: CollectionKind; what: string; move: Move }) {
  const parts = [
    ['kept', move.kept],
    ['lost', move.lost],
    ['gained', move.gained],
  ] as const;
  return (
    <dl class="facts">
      {parts
        .filter(([, ids]) => ids.length > 0)
        .map(([word, ids]) => (
          <div key={word}>
            <dt>
              {what} {word}
            </dt>
            <dd>
              <ElementLinks here={here} kind={kind} ids={ids} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

interface Row {
  readonly title: string;
  readonly cell: (frame: Frame) => preact.ComponentChildren;
}

function Comparison({ here, frames }: { here: ProductHere; frames: readonly Frame[] }) {
  const attributes = frames[0]?.attributes ?? [];
  return (
    <>
      <WideTable label="Markets side by side">
        <thead>
          <tr>
            <td />
            {frames.map(({ market }) => (
              <th key={market.id} scope="col">
                <ElementLink here={here} kind="market" id={market.id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(here).map(({ title, cell }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {frames.map((frame) => (
                <td key={frame.market.id}>{cell(frame)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr class="divider">
            <th scope="rowgroup" colSpan={frames.length + 1}>
              What each attribute is worth there
            </th>
          </tr>
          {attributes.map(({ id }) => (
            <tr key={id}>
              <th scope="row">
                <ElementLink here={here} kind="attribute" id={id} />
              </th>
              {frames.map((frame) => (
                <AttributeCell key={frame.market.id} frame={frame} id={id} />
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p class="about">★ somebody in that market cares about it.</p>
    </>
  );
}

function AttributeCell({ frame, id }: { frame: Frame; id: string }) {
  const attribute = frame.attributes.find((own) => own.id === id);
  if (!attribute) return <td />;
  return (
    <td>
      <VerdictTag verdict={attribute.verdict} />
      {isCaredFor(attribute) && (
        <span class="cared" title="somebody cares">
          {' '}
          ★<span class="sr-only"> somebody cares</span>
        </span>
      )}
    </td>
  );
}

function LinkList({ here, kind, ids }: { here: ProductHere; kind: CollectionKind; ids: readonly string[] }) {
  if (ids.length === 0) return <span class="none">none</span>;
  return (
    <ul class="plain">
      {ids.map((id) => (
        <li key={id}>
          <ElementLink here={here} kind={kind} id={id} />
        </li>
      ))}
    </ul>
  );
}

function rowsOf(here: ProductHere): Row[] {
  return [
    { title: 'Status', cell: ({ market }) => <StatusTag status={market.fields.status ?? 'candidate'} /> },
    { title: 'How to win it', cell: ({ market }) => styleWords[market.fields.style] ?? '' },
    { title: 'Why', cell: ({ market }) => market.fields.why ?? '' },
    {
      title: 'Compared with',
      cell: ({ alternatives }) => <LinkList here={here} kind="alternative" ids={alternatives} />,
    },
    {
      title: 'Who cares',
      cell: ({ segments }) => (
        <ul class="plain">
          {segments.map(({ id, actionable }) => (
            <li key={id}>
              <ElementLink here={here} kind="segment" id={id} /> {!actionable && <Tag tone="weak">not actionable</Tag>}
            </li>
          ))}
        </ul>
      ),
    },
    {
      title: 'Winning combination',
      cell: ({ winningCombinations: { strict } }) =>
        strict.sets.length === 0 ? (
          <span class="none">none</span>
        ) : (
          <ul class="plain">
            {strict.sets.slice(0, 3).map((set) => (
              <li key={set.join()}>
                <ElementLinks here={here} kind="attribute" ids={set} />
              </li>
            ))}
          </ul>
        ),
    },
    {
      title: 'Unique, nobody cares',
      cell: ({ uniqueNobodyCares }) => <LinkList here={here} kind="attribute" ids={uniqueNobodyCares} />,
    },
    { title: 'Expected, and missing', cell: ({ gaps }) => gaps.join(', ') || <span class="none">nothing</span> },
  ];
}
