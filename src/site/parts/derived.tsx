import { type Frame, isCaredFor } from '../../derive/frame.ts';
import { cellOf } from '../../derive/verdict.ts';
import { type Element, isOfKind } from '../../model/element.ts';
import type { ProductHere } from '../here.ts';
import { chosenMarket } from '../../model/positioning.ts';
import { ElementLink, ElementLinks } from './links.tsx';
import { Section } from './section.tsx';
import { CellTag, SegmentTag, ValueTag, VerdictTag } from './tags.tsx';
import { ReviewState } from './review-state.tsx';

interface Props {
  readonly here: ProductHere;
  readonly element: Element;
}

/** What follows for an element from the facts: in each market, or from its last review. */
export function Derived({ here, element }: Props) {
  const { frames } = here.content.comparison ?? { frames: [] };
  if (isOfKind(element, 'attribute')) return <InMarkets here={here} rows={frames} cell={attributeCell(element.id)} />;
  if (isOfKind(element, 'value')) return <InMarkets here={here} rows={frames} cell={valueCell(element.id)} />;
  if (isOfKind(element, 'segment')) {
    const own = frames.filter(({ segments }) => segments.some(({ id }) => id === element.id));
    return <InMarkets here={here} rows={own} cell={segmentCell(element.id)} />;
  }
  if (isOfKind(element, 'alternative')) return <HeldAgainst here={here} element={element} />;
  if (isOfKind(element, 'tactic') || isOfKind(element, 'roadmap')) return <ReviewState here={here} work={element} />;
  return null;
}

interface Cell {
  readonly head: preact.ComponentChildren;
  readonly why: preact.ComponentChildren;
}

type CellOf = (here: ProductHere, frame: Frame) => Cell;

function InMarkets({ here, rows, cell }: { here: ProductHere; rows: readonly Frame[]; cell: CellOf }) {
  if (rows.length === 0) return null;
  return (
    <Section id="markets" title="In each market" about="Worked out from the facts, not claimed.">
      <ul class="cards">
        {rows.map((frame) => {
          const { head, why } = cell(here, frame);
          return (
            <li key={frame.market.id}>
              <p class="card-title">
                <ElementLink here={here} kind="market" id={frame.market.id} />
                {frame.market === chosenMarket(here.content.product) && <span class="note"> chosen</span>} {head}
              </p>
              <div class="because">{why}</div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function attributeCell(id: string): CellOf {
  return (here, frame) => {
    const attribute = frame.attributes.find((own) => own.id === id);
    if (!attribute) return { head: '', why: '' };
    const { lacks, partial, has, unknown } = attribute.cells;
    const parts = [
      ['lacked by', lacks],
      ['in part by', partial],
      ['had by', has],
      ['not looked at:', unknown],
    ] as const;
    const segments = [...new Set(attribute.caredBy.map(({ segment }) => segment))];
    return {
      head: <VerdictTag verdict={attribute.verdict} />,
      why: (
        <>
          {parts
            .filter(([, ids]) => ids.length > 0)
            .map(([word, ids]) => (
              <div key={word}>
                {word} <ElementLinks here={here} kind="alternative" ids={ids} />
              </div>
            ))}
          <div>
            {isCaredFor(attribute) ? 'matters to ' : 'nobody there cares'}
            {isCaredFor(attribute) && <ElementLinks here={here} kind="segment" ids={segments} />}
          </div>
        </>
      ),
    };
  };
}

function valueCell(id: string): CellOf {
  return (here, frame) => {
    const value = frame.values.find((own) => own.id === id);
    if (!value) return { head: '', why: '' };
    return {
      head: <ValueTag differentiated={value.differentiated} />,
      why: (
        <>
          {value.differentiated && (
            <div>
              set apart by <ElementLinks here={here} kind="attribute" ids={value.because} />
            </div>
          )}
          <div>
            {value.caredBy.length > 0 ? 'matters to ' : 'nobody there cares'}
            {value.caredBy.length > 0 && <ElementLinks here={here} kind="segment" ids={value.caredBy} />}
          </div>
        </>
      ),
    };
  };
}

function segmentCell(id: string): CellOf {
  return (here, frame) => {
    const segment = frame.segments.find((own) => own.id === id);
    if (!segment) return { head: '', why: '' };
    return {
      head: <SegmentTag actionable={segment.actionable} />,
      why: (
        <>
          {segment.values.length > 0 ? 'cares about ' : 'cares about no value that is differentiated there'}
          {segment.values.length > 0 && <ElementLinks here={here} kind="value" ids={segment.values} />}
          {!segment.findable && <div>nobody said how to find them</div>}
        </>
      ),
    };
  };
}

/** What of ours an alternative has and lacks: the strongest difference first. */
function HeldAgainst({ here, element }: { here: ProductHere; element: Element<'alternative'> }) {
  const attributes = [...here.content.product.of.attribute.values()];
  if (attributes.length === 0) return null;
  const order = ['lacks', 'partial', 'unknown', 'has', 'n/a'];
  const rows = attributes
    .map((attribute) => ({ id: attribute.id, cell: cellOf(attribute.fields.versus, element.id) }))
    .toSorted((a, b) => order.indexOf(a.cell) - order.indexOf(b.cell));
  return (
    <Section id="against" title="Held against our attributes">
      <table class="cells">
        <tbody>
          {rows.map(({ id, cell }) => (
            <tr key={id}>
              <th scope="row">
                <ElementLink here={here} kind="attribute" id={id} />
              </th>
              <td>
                <CellTag cell={cell} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
