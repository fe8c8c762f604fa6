import type { JSX } from 'preact';
import { groupWords, partWords } from './funnel.tsx';
import type { FunnelData, FunnelRow } from './funnel-data.ts';
import { Label, PictureTable, RowGroup } from './table.tsx';

const tellingWords = { told: 'told', implied: 'implied', silent: '–' } as const;

/** What each stage tells as a table. */
export function FunnelTable({ data, caption }: { data: FunnelData; caption: string }): JSX.Element {
  return (
    <PictureTable caption={caption}>
      <Heads stages={data.stages} />
      {(Object.keys(groupWords) as FunnelRow['kind'][]).map((kind) => (
        <RowGroup key={kind} title={groupWords[kind]} columns={data.stages.length + 2}>
          {data.rows
            .filter((row) => row.kind === kind)
            .map((row, index) => (
              <tr key={index}>
                <th scope="row">
                  <Label {...row} />
                </th>
                {row.cells.map((cell, stage) => (
                  <td key={stage}>{tellingWords[cell]}</td>
                ))}
                <td>{row.trouble}</td>
              </tr>
            ))}
        </RowGroup>
      ))}
    </PictureTable>
  );
}

function Heads({ stages }: Pick<FunnelData, 'stages'>): JSX.Element {
  const parts = [...new Set(stages.map(({ part }) => part))];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          Told
        </th>
        {parts.map((part) => (
          <th key={part} scope="colgroup" colSpan={stages.filter((stage) => stage.part === part).length}>
            {partWords[part]}
          </th>
        ))}
        <th scope="col" rowSpan={2}>
          Out of line
        </th>
      </tr>
      <tr>
        {stages.map(({ label }) => (
          <th key={label} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}
