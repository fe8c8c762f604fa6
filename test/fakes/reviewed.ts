import type { Work } from '../../src/derive/inputs.ts';
import { isOfKind } from '../../src/model/element.ts';
import { createGroundFinder } from '../../src/trace/grounds.ts';
import { amend, type Facts, positioningOf } from './field-db.ts';

/** The facts with every tactic and roadmap item reviewed against what they rest on; only those of `ids` when given. */
export function withReviews(
  facts: Facts,
  ids?: readonly string[],
  about: Readonly<Record<string, string>> = {},
): Facts {
  const { elements, products } = positioningOf(facts);
  const works = elements.filter(
    (element): element is Work => isOfKind(element, 'tactic') || isOfKind(element, 'roadmap'),
  );
  const amendments = works
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map((work) => {
      const { listAll } = createGroundFinder(products.get(work.product ?? '')!, () => false)(work);
      const entries = listAll().flatMap(({ reference, fingerprint }) =>
        fingerprint ? [[reference, fingerprint]] : [],
      );
      const path = work.path.slice('positioning/'.length, -'.md'.length);
      return [path, { reviewed: { ...about, ...Object.fromEntries(entries) } }];
    });
  return amend(facts, Object.fromEntries(amendments));
}
