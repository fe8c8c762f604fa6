import type { Corpus } from '../../document/corpus.ts';
import { renderPositioningJson } from '../../interchange/positioning-json.ts';
import type { Product } from '../../model/positioning.ts';
import { alignmentToJson } from '../../report/align-json.ts';
import { frameToJson } from '../../report/frame-json.ts';
import { storyToJson } from '../../report/show-json.ts';
import { traceToJson } from '../../report/trace-json.ts';
import type { Trace } from '../../trace/trace.ts';
import { tracePositioning } from '../trace.ts';
import { type DerivedProduct, deriveProduct } from './derive-product.ts';

/** A product with all that follows from it, downstream too. */
export type TracedProduct = DerivedProduct & { readonly trace: Trace };

/**
 * The whole positioning with all that follows from it, as `positioning.json`. `tracedOf` gives what is known already, such
 * as a trace that knows what stood in the files at the last review.
 */
export function publishPositioning(
  corpus: Corpus,
  tracedOf: (product: Product) => TracedProduct = (product) => ({
    ...deriveProduct(corpus, product),
    trace: tracePositioning(corpus, product),
  }),
): string {
  return renderPositioningJson(corpus, (product) => {
    const { story, comparison, alignment, trace } = tracedOf(product);
    return {
      story: story && storyToJson(story),
      frames: (comparison?.frames ?? []).map(frameToJson),
      alignment: alignmentToJson(alignment),
      trace: traceToJson(trace),
    };
  });
}
