import type { JSX } from 'preact';
import type { ChainData, ChainEdge, ChainNode } from './chain-data.ts';
import { ColumnHeads, Label, PictureTable, RowGroup } from './table.tsx';

const heads = ['Element', 'In this market', 'Leads to, in the story', 'Leads to, besides'].map((label) => ({ label }));

/** The chain as a table: every node, how it stands, and where it leads. */
export function ChainTable({ data, caption }: { data: ChainData; caption: string }): JSX.Element {
  const targets = indexTargets(data);
  return (
    <PictureTable caption={caption}>
      <ColumnHeads heads={heads} />
      {data.columns.map(({ title, nodes }) => (
        <RowGroup key={title} title={title} columns={heads.length}>
          {nodes.map((node) => (
            <Row key={node.id} node={node} targets={targets.get(node.id) ?? []} />
          ))}
        </RowGroup>
      ))}
    </PictureTable>
  );
}

type Target = Pick<ChainEdge, 'isStory'> & { readonly node: ChainNode };

function indexTargets({ columns, edges }: ChainData): ReadonlyMap<string, Target[]> {
  const nodes = new Map(columns.flatMap((column) => column.nodes).map((node) => [node.id, node]));
  const targets = new Map<string, Target[]>();
  for (const { from, to, isStory } of edges) {
    const node = nodes.get(to);
    if (!node) continue;
    const known = targets.get(from);
    if (known) known.push({ node, isStory });
    else targets.set(from, [{ node, isStory }]);
  }
  return targets;
}

function Row({ node, targets }: { node: ChainNode; targets: readonly Target[] }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <Label {...node} />
      </th>
      <td>{node.note}</td>
      <td>{namesOf(targets, true)}</td>
      <td>{namesOf(targets, false)}</td>
    </tr>
  );
}

function namesOf(targets: readonly Target[], isStory: boolean): string {
  const names = targets.filter((target) => target.isStory === isStory).map(({ node }) => node.label);
  return names.join('; ');
}
