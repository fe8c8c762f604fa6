import type { RecordedReview } from '../trace/recorded-review.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';

/** What `review` recorded, for a reader at a terminal. */
export function renderReviewText(reviews: readonly RecordedReview[]): Report {
  const lines = reviews.map(({ reference, path, isWritten }) =>
    printable(isWritten ? `Recorded ${reference} in ${path}` : `${reference} was recorded already in ${path}`),
  );
  return { output: `${lines.join('\n')}\n`, exitCode: 0 };
}

/** What `review` recorded, as one JSON object. */
export function renderReviewJson(reviews: readonly RecordedReview[]): Report {
  const list = reviews.map(({ reference, path, isWritten }) => ({ item: reference, file: path, written: isWritten }));
  return { output: renderJson({ reviews: list }), exitCode: 0 };
}
