import fc from 'fast-check';
import type { ChainData, ChainEdge, ChainNode, Tone } from '../../src/site/pictures/chain-data.ts';

const kinds = ['alternative', 'attribute', 'value', 'segment'] as const;
const tones: readonly Tone[] = ['story', 'plain', 'quiet'];
const names = [
  'Paper order forms',
  'Merge of offline changes with the central database on reconnect',
  'Standard SQL',
  'Software organisations with one Scrum team split over sites at least four hours apart',
  '<script>alert("Field DB")</script> & sons',
  'データベース管理者のいない組織のための組み込みデータベース',
  'Schnittstellenbeschreibungsverzeichnisaktualisierungsprogramm',
  '',
];

/** Chains of four columns with up to `longest` nodes each, any tone, any name, and any edges between neighbours. */
export function chainsUpTo(longest: number): fc.Arbitrary<ChainData> {
  const look = fc.record({
    label: fc.constantFrom(...names),
    tone: fc.constantFrom(...tones),
    note: fc.constantFrom('unique', 'differentiating, nobody cares'),
  });
  const column = (kind: ChainNode['kind']) =>
    fc.array(look, { maxLength: longest }).map((looks) => ({
      title: `${kind}s`,
      nodes: looks.map((one, index) => ({ id: `${kind}s/${index}`, kind, ...one })),
    }));
  return fc.tuple(...kinds.map(column)).chain((columns) => {
    const possible = columns
      .slice(1)
      .flatMap(({ nodes }, index) =>
        nodes.flatMap(({ id: to }) => columns[index]!.nodes.map(({ id: from }) => ({ from, to }))),
      );
    const kept = fc.subarray(possible);
    return fc.tuple(kept, fc.infiniteStream(fc.boolean())).map(([ends, isStory]) => ({
      columns,
      edges: ends.map((both): ChainEdge => ({ ...both, isStory: isStory.next().value === true })),
    }));
  });
}
