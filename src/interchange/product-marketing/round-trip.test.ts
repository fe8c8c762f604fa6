import { describe, expect, it } from 'vitest';
import { workTreeSource } from '../../io/files/work-tree.ts';
import { parseCorpus } from '../../document/parse-corpus.ts';
import type { Element } from '../../model/element.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { importDocument } from '../document-import/import-document.ts';
import { nameOf, tellStory } from '../told/told-story.ts';
import { renderProductMarketing } from './render-product-marketing.ts';
import { productMarketingHoldings } from './product-marketing-form.ts';

const roots = ['positioning', 'examples/mobile-database/positioning', 'examples/agile-project-management/positioning'];

async function productAt(root: string): Promise<Product> {
  const entries = (await workTreeSource(process.cwd()).readEntries(root, () => true)) ?? [];
  return [...parseCorpus(root, entries).positioning.products.values()][0]!;
}

function imported(text: string): Product {
  const read = importDocument(text, { product: 'again', file: 'product-marketing.md' });
  if (typeof read === 'string') throw new Error(read);
  const entries = [...read.files].map(([path, content]) => ({
    path,
    content: { type: 'file', bytes: Buffer.from(content) } as const,
  }));
  return parseCorpus('positioning', entries).positioning.products.get('again')!;
}

const tell = (product: Product) => tellStory(product, chosenMarket(product)!, '2026-06-01');

/** What an element says in its own words, references by the names of what they lead to. */
function said(element: Element, product: Product, fields: readonly string[]): Record<string, unknown> {
  const names = new Map(
    Object.values(product.of).flatMap((map) =>
      [...map.values()].map((one): [string, string] => [`${one.id}`, nameOf(one)]),
    ),
  );
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== 'through')
        .map(([key, inner]) => [key, replace(inner)]),
    );
  };
  const known = Object.entries(element.fields).filter(([key]) => fields.includes(key));
  return Object.fromEntries(known.map(([key, value]) => [key, replace(value)]));
}

describe('out as product-marketing.md and in again', () => {
  it.each(roots)('%s keeps every field that the format says it keeps', async (root) => {
    const before = await productAt(root);
    const told = tell(before);
    const after = imported(renderProductMarketing(told));
    const kinds = ['market', 'alternative', 'segment', 'value', 'trend'] as const;
    const elements: Record<(typeof kinds)[number], readonly Element[]> = {
      market: [told.market],
      alternative: told.alternatives,
      segment: told.segments.map(({ element }) => element),
      value: told.values.map(({ element }) => element),
      trend: told.trends,
    };
    for (const kind of kinds) {
      const held = Object.entries(productMarketingHoldings[kind] ?? {});
      const fields = held.filter(([field, kept]) => kept === 'field' && field !== 'body').map(([field]) => field);
      for (const element of elements[kind]) {
        const again = [...after.of[kind].values()].find((one) => nameOf(one) === nameOf(element));
        const expected = said(element, before, fields);
        // The order in which alternatives of different types stand is not kept.
        const sorted = (value: Record<string, unknown>) =>
          'alternatives' in value ? { ...value, alternatives: (value['alternatives'] as string[]).toSorted() } : value;
        expect(again && sorted(said(again, after, fields)), nameOf(element)).toEqual(sorted(expected));
      }
    }
    const behind = told.attributes.filter((one) => told.values.some(({ because }) => because.includes(one)));
    expect([...after.of.attribute.values()].map(nameOf).toSorted()).toEqual(
      behind.map(({ element }) => nameOf(element)).toSorted(),
    );
    expect(after.element?.fields).toMatchObject({
      name: before.element?.fields.name,
      one_liner: before.element?.fields.one_liner,
    });
    // Words of older stories come beside them.
    expect(after.element?.fields.avoid).toEqual(expect.arrayContaining(before.element?.fields.avoid ?? []));
    expect(after.element?.body.trim()).toBe(before.element?.body.trim());
  });

  it('brings back what stands under headings of the body, in whatever order', () => {
    const first = imported(
      '# Ledger\n\n## Category\nHarvest records\n\n## ICP\n- Cooperatives\n\n## Objections\n| Objection | Response |\n|---|---|\n| "Scanning?" | None. |\n\n## Brand Voice\n**Tone:** Calm\n\n## House rules\n\nNo exclamation marks.\n',
    );
    const second = imported(renderProductMarketing(tell(first)));
    const sections = (body: string) =>
      body
        .trim()
        .split(/^(?=## )/m)
        .map((part) => part.trim())
        .toSorted();
    expect(sections(second.element!.body)).toEqual(sections(first.element!.body));
  });
});
