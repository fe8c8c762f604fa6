import type { JSX } from 'preact';
import { shareInWords } from './heat.tsx';
import type { HeatData } from './heat-data.ts';
import { ColumnHeads, Label, PictureTable } from './table.tsx';

/** Agreement as a table of numbers. */
export function HeatTable({ data, caption }: { data: HeatData; caption: string }): JSX.Element {
  return (
    <PictureTable caption={caption}>
      <ColumnHeads heads={[{ label: data.corner }, ...data.columns]} />
      <tbody>
        {data.rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">
              <Label {...row} />
            </th>
            {row.cells.map((value, column) => (
              <td key={column}>{shareInWords(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </PictureTable>
  );
}
