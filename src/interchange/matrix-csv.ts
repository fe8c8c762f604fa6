import { renderCsvRow } from './csv.ts';
import { nameOf, proofOf, type ToldAttribute, type ToldStory } from './told/told-story.ts';

/**
 * The attributes of a product against the alternatives of its chosen market, as a table for a spreadsheet program: one
 * row an attribute, one column an alternative, with what follows from the row. Begins with a byte order mark, without
 * which Excel takes UTF-8 for something else; no cell can be run as a formula.
 */
export function renderMatrixCsv(told: ToldStory): string {
  const header = [
    'Attribute',
    'Id',
    'Level',
    `Verdict in ${nameOf(told.market)}`,
    ...told.alternatives.map(nameOf),
    'Makes possible',
    'Matters to',
    'Proof',
  ];
  return `\uFEFF${[header, ...told.attributes.map((attribute) => rowOf(attribute, told))].map(renderCsvRow).join('')}`;
}

function rowOf({ element, derived }: ToldAttribute, { product, alternatives, segments, today }: ToldStory): string[] {
  const { fields, id } = element;
  const values = [...product.of.value.values()].filter((value) => value.fields.enabled_by.includes(id));
  const caring = new Set(derived.caredBy.map(({ segment }) => segment));
  const proof = proofOf(element, today).map(({ claim, source }) => `${claim} (${source})`);
  return [
    nameOf(element),
    id,
    fields.level ?? '',
    derived.verdict.replaceAll('_', ' '),
    ...alternatives.map((alternative) => fields.versus[alternative.id] ?? 'unknown'),
    values.map(nameOf).join('; '),
    segments
      .filter(({ derived: { id: segment } }) => caring.has(segment))
      .map(({ element: segment }) => nameOf(segment))
      .join('; '),
    proof.join('; ') || 'not proven',
  ];
}
