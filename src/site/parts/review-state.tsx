import type { Work } from '../../derive/inputs.ts';
import { capitalise } from '../../model/words.ts';
import { moveInWords } from '../../trace/move-words.ts';
import type { Trace, TracedItem } from '../../trace/trace.ts';
import type { Move, TracedWork } from '../../trace/trace-reviews.ts';
import type { ProductHere } from '../here.ts';
import { DifferenceText } from './changes.tsx';
import { HelpedItem, Message } from './message.tsx';
import { Section } from './section.tsx';
import { reviewMeaning, ReviewTag } from './tags.tsx';

/** What is known of a tactic or roadmap item; null when nothing was traced. */
export function findTraced({ tactics, roadmap }: Trace, work: Work): TracedWork | TracedItem | null {
  return [...tactics, ...roadmap].find((traced) => traced.work === work) ?? null;
}

/** How a tactic or roadmap item stands to what it rests on, with what moved since its last review. */
export function ReviewState({ here, work }: { here: ProductHere; work: Work }) {
  const traced = findTraced(here.content.trace, work);
  if (!traced) return null;
  const { status, moves, record } = traced;
  const problems = 'problems' in traced ? traced.problems : [];
  return (
    <Section id="review" title="Does it still fit?">
      <p>
        <ReviewTag status={status} /> {reviewMeaning(status)}
      </p>
      {record.because && <p class="about">At the last review: {record.because}</p>}
      <ul class="plain">
        {traced.missing.map((input) => (
          <li key={input}>
            <code>{input}</code> does not exist.
          </li>
        ))}
        {problems.map(({ message, help }) => (
          <HelpedItem key={message} message={message} help={help} />
        ))}
      </ul>
      <MoveList here={here} moves={moves} />
    </Section>
  );
}

/** What moved since a review, nearest first, field by field where the old version is known. */
export function MoveList({ here, moves }: { here: ProductHere; moves: readonly Move[] }) {
  if (moves.length === 0) return null;
  return (
    <ul class="changes">
      {moves.map((move) => (
        <li key={move.ground.reference}>
          <Message text={capitalise(moveInWords(here.content.product, move))} />
          {move.differences && move.differences.length > 0 && (
            <ul>
              {move.differences.map((difference) => (
                <li key={JSON.stringify(difference.field)}>
                  <DifferenceText kind={move.ground.link.kind} difference={difference} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
