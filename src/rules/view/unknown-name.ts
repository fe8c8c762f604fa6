import type { Corpus, SourceFile } from '../../document/corpus.ts';
import { findNearest, suggest } from '../../document/nearest.ts';
import { listReferences, type Reference, splitTypedReference } from '../../document/references.ts';
import { type Element, isCollectionKind } from '../../model/element.ts';
import { type CollectionKind, kindLabel, kindOfFolder } from '../../model/kinds.ts';
import { indexNames, namesOf, normaliseName } from '../../model/names.ts';
import type { Product } from '../../model/positioning.ts';
import { defineRule } from '../rule.ts';
import { clip, code } from '../../model/words.ts';

const mostSuggestions = 200;

export default defineRule({
  meta: {
    id: 'view/unknown-name',
    summary: 'A view names something that the positioning does not know.',
    why: 'When a function answers with a name that is in no file, either it uses another word for something known, which belongs in `aliases`, or it sees something that the others do not. Both are worth knowing, and neither can be compared until it is sorted out.',
    severity: 'warning',
    source: 'The files themselves: a view is compared by ids, names and aliases.',
    readsRaw: true,
  },
  examples: {
    clean: {
      'field-db/alternatives/spreadsheet.md': '---\nname: Spreadsheet\ntype: adjacent\naliases: [Excel]\n---\n',
      'field-db/views/sales.md': `---
function: sales
market: Embedded database for mobile devices
alternatives: [Excel, paper-forms]
segments: [field-sales]
values: [work-offline]
---
`,
    },
    failing: {
      'field-db/views/sales.md': `---
function: sales
market: embedded-mobile-database
alternatives:
  - Excel # expect
  - paper-forms
segments: [field-sales]
values: [work-offline]
---
`,
    },
  },
  *check({ corpus, positioning }) {
    const indexes = new Map<string, ReadonlyMap<string, Element>>();
    let suggestions = mostSuggestions;
    for (const { file, reference, product, kind } of namesInViews(corpus, positioning.products)) {
      const { text, field } = reference;
      const key = `${product.id}/${kind}`;
      const index = indexes.get(key) ?? indexNames(product.of[kind].values());
      indexes.set(key, index);
      if (index.has(normaliseName(text)) || corpus.exists(kind, text, product.id)) continue;
      yield {
        message: `\`${field[0]}\` names "${clip(text)}", which is the id, name or alias of no ${kindLabel(kind)}.`,
        at: { path: file.path, field, part: 'value' },
        help: `${suggestions-- > 0 ? `${suggestName(text, kind, product)} Otherwise add` : 'Add'} it to \`aliases\` of the ${kindLabel(kind)} that is meant, or write a file for it.`,
      };
    }
  },
});

interface NameInView {
  readonly file: SourceFile;
  readonly reference: Reference;
  readonly product: Product;
  readonly kind: CollectionKind;
}

function* namesInViews({ files }: Corpus, products: ReadonlyMap<string, Product>): Iterable<NameInView> {
  for (const file of files) {
    const { identity, parsed } = file;
    const product = products.get(identity?.product ?? '');
    if (identity?.kind !== 'view' || !parsed?.data || !product) continue;
    for (const reference of listReferences('view', parsed.data)) {
      const kind = reference.target.to[0];
      if (reference.target.form !== 'name' || !kind || !isCollectionKind(kind)) continue;
      if (reference.text.trim() !== '') yield { file, reference, product, kind };
    }
  }
}

function suggestName(text: string, kind: CollectionKind, product: Product): string {
  const typed = splitTypedReference(text);
  if (typed && kindOfFolder(typed.folder) === kind && product.of[kind].has(typed.id)) {
    return `Write ${code(typed.id)}.`;
  }
  const elements: Element[] = [...product.of[kind].values()];
  const nearest = findNearest(text, elements.flatMap(namesOf));
  return nearest
    ? `Did you mean \`${clip(nearest.candidate)}\`?`
    : suggest(text, [...product.of[kind].keys()], kindLabel(kind));
}
