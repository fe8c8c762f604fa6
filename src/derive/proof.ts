import type { Element } from '../model/element.ts';
import type { Evidence } from '../model/fields.generated.ts';

/** The evidence of an element; empty for kinds that carry none. */
export function evidenceOf(element: Element): Evidence {
  return (element.fields as { evidence?: Evidence }).evidence ?? [];
}

/** Does anybody but the company itself support the element? */
export function hasProof(element: Element): boolean {
  return evidenceOf(element).some(({ tier }) => tier !== 'internal');
}
