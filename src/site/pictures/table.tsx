import type { ComponentChildren, JSX } from 'preact';
import type { MatrixHead } from './matrix-data.ts';

/** The content of a picture as a table. It scrolls in its region where it is wider than the page. */
export function PictureTable({ caption, children }: { caption: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="picture-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** The heads of the columns. */
export function ColumnHeads({ heads }: { heads: readonly MatrixHead[] }): JSX.Element {
  return (
    <thead>
      <tr>
        {heads.map((head, index) => (
          <th key={index} scope="col">
            <Label {...head} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A name, as a link where it has a page. */
export function Label({ label, href }: MatrixHead): JSX.Element {
  return href === undefined ? <>{label}</> : <a href={href}>{label}</a>;
}

/** Rows that belong together, below a head of their own. */
export function RowGroup({
  title,
  columns,
  children,
}: {
  title: string;
  columns: number;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns}>
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  );
}
