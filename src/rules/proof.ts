import { evidenceOf, hasProof } from '../derive/proof.ts';
import { fieldSpot } from '../model/element.ts';
import type { Positioning } from '../model/positioning.ts';
import type { Report } from './rule.ts';
import { everyElement } from './walk.ts';
import { nameInWords } from '../model/words.ts';

/** Reports each element of a kind that nothing but the company's own word supports. */
export function* reportUnproven(positioning: Positioning, kind: 'attribute' | 'value', help: string): Iterable<Report> {
  for (const { element } of everyElement(positioning, kind)) {
    if (hasProof(element)) continue;
    const isInternal = evidenceOf(element).length > 0;
    const lack = isInternal ? 'rests on your own word alone (`internal`)' : 'has no evidence';
    yield {
      message: `${nameInWords(element)} ${lack}; expected proof from somebody else or from how customers use the product.`,
      at: fieldSpot(element, ['evidence'], 'key'),
      help,
    };
  }
}
