import { measureAlignment } from '../../align/alignment.ts';
import { deriveFrame } from '../../derive/frame.ts';
import { deriveComparison, deriveStory } from '../../derive/story.ts';
import type { Corpus } from '../../document/corpus.ts';
import { type DerivedProduct, renderPositioningJson } from '../../interchange/positioning-json.ts';
import { chosenMarket, type Product } from '../../model/positioning.ts';
import { alignmentToJson } from '../../report/align-json.ts';
import { frameToJson } from '../../report/frame-json.ts';
import { storyToJson } from '../../report/show-json.ts';
import { traceToJson } from '../../report/trace-json.ts';
import type { Trace } from '../../trace/trace.ts';
import { viewToAnswer } from '../align.ts';
import { everyMarket } from '../compare.ts';
import { tracePositioning } from '../trace.ts';

/**
 * The whole positioning with all that follows from it, as `positioning.json`. `traceOf` gives a trace that knows more
 * than the files do, such as what stood in them at the last review.
 */
export function publishPositioning(
  corpus: Corpus,
  traceOf: (product: Product) => Trace = (product) => tracePositioning(corpus, product),
): string {
  return renderPositioningJson(corpus, (product) => deriveProduct(corpus, product, traceOf(product)));
}

function deriveProduct({ positioning }: Corpus, product: Product, trace: Trace): DerivedProduct {
  const market = chosenMarket(product);
  const answers = [...product.of.view.values()].map(viewToAnswer);
  const frame = market && deriveFrame(product, market);
  return {
    story: market && storyToJson(deriveStory(product, market)),
    frames: deriveComparison(product, everyMarket(product)).frames.map(frameToJson),
    alignment: alignmentToJson(measureAlignment(answers, product, positioning.functions, frame)),
    trace: traceToJson(trace),
  };
}
