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
import { type Trace, traceProduct } from '../../trace/trace.ts';
import { traceReviews } from '../../trace/trace-reviews.ts';
import { nothingRead } from '../../trace/wording/wording.ts';
import { viewToAnswer } from '../align.ts';
import { everyMarket } from '../compare.ts';

/**
 * The whole positioning with all that follows from it, as `positioning.json`. `traceOf` gives a trace that knows more
 * than the files do, such as what stood in them at the last review.
 */
export function publishPositioning(
  corpus: Corpus,
  traceOf: (product: Product) => Trace = (product) => traceFiles(corpus, product),
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

/** What the files alone tell of tactics and roadmap. */
function traceFiles(corpus: Corpus, product: Product): Trace {
  const reviews = traceReviews(product, ({ kind, id }) => corpus.exists(kind, id, product.id));
  return traceProduct(product, { reviews, oldVersions: () => null, wording: nothingRead });
}
