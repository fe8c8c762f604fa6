import type { RecordedReview } from '../trace/recorded-review.ts';
import type { Report } from './report.ts';
import { indent, type Style } from './style.ts';

/** What `review` recorded, for a reader at a terminal. */
export function renderReviewText(reviews: readonly RecordedReview[], style: Style): Report {
  const lines = reviews.flatMap(({ reference, path, isWritten }) =>
    indent(isWritten ? `Recorded ${reference} in ${path}` : `${reference} was recorded already in ${path}`, style, 0),
  );
  return { output: `${lines.join('\n')}\n`, exitCode: 0 };
}

/** What `review` recorded, as one JSON object. */
export function renderReviewJson(reviews: readonly RecordedReview[]): Report {
  const list = reviews.map(({ reference, path, isWritten }) => ({ item: reference, file: path, written: isWritten }));
  return { output: `${JSON.stringify({ reviews: list }, null, 2)}\n`, exitCode: 0 };
}
