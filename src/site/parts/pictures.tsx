import type { ComponentChildren } from 'preact';
import { nameFunctions } from '../../align/alignment.ts';
import type { Frame } from '../../derive/frame.ts';
import { doorPath, elementPath } from '../addresses.ts';
import { hrefTo, type ProductHere } from '../here.ts';
import { Chain } from '../pictures/chain.tsx';
import { chainOf, type HrefOf } from '../pictures/chain-data.ts';
import { ChainTable } from '../pictures/chain-table.tsx';
import { Funnel } from '../pictures/funnel.tsx';
import { funnelOf } from '../pictures/funnel-data.ts';
import { FunnelTable } from '../pictures/funnel-table.tsx';
import { Heat } from '../pictures/heat.tsx';
import { heatOf } from '../pictures/heat-data.ts';
import { HeatTable } from '../pictures/heat-table.tsx';
import { Matrix } from '../pictures/matrix.tsx';
import { matrixOf } from '../pictures/matrix-data.ts';
import { MatrixTable } from '../pictures/matrix-table.tsx';

/** The chain from alternatives to segments in a market. */
export function ChainPicture({ here, frame }: { here: ProductHere; frame: Frame }) {
  const data = chainOf(here.content.product, frame, linker(here));
  const title = 'From alternatives to those who care';
  return (
    <PictureWithTable table={<ChainTable data={data} caption={title} />}>
      <Chain data={data} id="chain" title={title} />
    </PictureWithTable>
  );
}

/** Every attribute against every alternative of a market. */
export function MatrixPicture({ here, frame }: { here: ProductHere; frame: Frame }) {
  const data = matrixOf(here.content.product, frame, linker(here));
  const title = 'Attributes against alternatives';
  return (
    <PictureWithTable table={<MatrixTable data={data} caption={title} />}>
      <Matrix data={data} id="matrix" title={title} />
    </PictureWithTable>
  );
}

/** How much each function agrees with the others. */
export function HeatPicture({ here }: { here: ProductHere }) {
  const { alignment, product } = here.content;
  const name = nameFunctions(here.site.positioning.functions);
  const headOf = (id: string) => {
    const door = doorPath(product.id, id);
    return { label: name(id), href: here.site.paths.has(door) ? hrefTo(here, door) : undefined };
  };
  const data = heatOf(alignment, headOf);
  const title = 'Agreement with the other functions';
  return (
    <PictureWithTable table={<HeatTable data={data} caption={title} />}>
      <Heat data={data} id="heat-picture" title={title} />
    </PictureWithTable>
  );
}

/** What each stage of the funnel tells. */
export function FunnelPicture({ here }: { here: ProductHere }) {
  const data = funnelOf(here.content.trace, linker(here));
  const title = 'What each stage tells';
  return (
    <PictureWithTable table={<FunnelTable data={data} caption={title} />}>
      <Funnel data={data} id="funnel-picture" title={title} />
    </PictureWithTable>
  );
}

function PictureWithTable({ table, children }: { table: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="pictured">
      {children}
      <details class="as-table">
        <summary>The same as a table</summary>
        {table}
      </details>
    </div>
  );
}

function linker(here: ProductHere): HrefOf {
  const { product } = here.content;
  return (kind, id) => (product.of[kind].has(id) ? hrefTo(here, elementPath(product.id, kind, id)) : undefined);
}
