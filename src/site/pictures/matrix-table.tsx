import type { JSX } from 'preact';
import { verdictWords } from '../../derive/words.ts';
import { cellWords } from './matrix.tsx';
import type { MatrixData } from './matrix-data.ts';
import { ColumnHeads, Label, PictureTable } from './table.tsx';

/** Attributes against alternatives as a table, in words. */
export function MatrixTable({ data, caption }: { data: MatrixData; caption: string }): JSX.Element {
  return (
    <PictureTable caption={caption}>
      <ColumnHeads
        heads={[{ label: 'Attribute' }, ...data.columns, { label: 'Verdict' }, { label: 'Somebody cares' }]}
      />
      <tbody>
        {data.rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">
              <Label {...row} />
            </th>
            {row.cells.map((cell, column) => (
              <td key={column}>{cellWords[cell]}</td>
            ))}
            <td>{verdictWords[row.verdict].label}</td>
            <td>{row.isCaredFor ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </PictureTable>
  );
}
