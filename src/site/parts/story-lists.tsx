import { type Frame, isCaredFor } from '../../derive/frame.ts';
import type { OpenCell, StoryShift } from '../../derive/sensitivity.ts';
import { changesStory } from '../../derive/sensitivity.ts';
import type { Story } from '../../derive/story.ts';
import { nameIn, verdictWords } from '../../derive/words.ts';
import type { Combinations as Sets } from '../../derive/winning-combinations.ts';
import type { CollectionKind } from '../../model/kinds.ts';
import type { Product } from '../../model/positioning.ts';
import { countInWords, listInWords } from '../../model/words.ts';
import type { ProductHere } from '../here.ts';
import { ElementLink } from './links.tsx';
import { Nothing, Section } from './section.tsx';

interface Props {
  readonly here: ProductHere;
  readonly frame: Frame;
}

/** The winning combinations of a frame, in both readings where they differ. */
export function Combinations({ here, frame }: Props) {
  const { strict, lenient } = frame.winningCombinations;
  const isSame = JSON.stringify(strict) === JSON.stringify(lenient);
  return (
    <Section
      id="winning"
      title="The winning combination"
      about="The smallest sets of what they care about that no single alternative has in full."
    >
      <SetList here={here} sets={strict} frame={frame} />
      {!isSame && lenient.sets.length > 0 && (
        <>
          <p class="about">If having it in part counts as lacking it:</p>
          <SetList here={here} sets={lenient} frame={frame} />
        </>
      )}
    </Section>
  );
}

const mostSets = 6;

function SetList({ here, sets: { sets, truncated }, frame }: { here: ProductHere; sets: Sets; frame: Frame }) {
  if (sets.length === 0)
    return <Nothing>{truncated ? 'There is too much to search.' : `None: ${whyNone(frame)}.`}</Nothing>;
  const more = sets.length - mostSets;
  return (
    <ul class="combinations">
      {sets.slice(0, mostSets).map((set) => (
        <li key={set.join()}>
          {set.map((id, index) => (
            <>
              {index > 0 && <span class="plus"> + </span>}
              <ElementLink here={here} kind="attribute" id={id} />
            </>
          ))}
        </li>
      ))}
      {(more > 0 || truncated) && <li class="note">and {more > 0 && !truncated ? more : ''} more</li>}
    </ul>
  );
}

function whyNone({ alternatives, attributes }: Frame): string {
  if (alternatives.length === 0) return 'the market names no alternative to win against';
  if (!attributes.some(isCaredFor)) return 'nobody in this market cares about any attribute';
  return 'some alternative has, or is not known to lack, everything that matters here';
}

/** What is unique in a market and matters to nobody there. */
export function NobodyCares({ here, frame }: Props) {
  return (
    <Section
      id="nobody-cares"
      title="Unique, nobody cares"
      about="No alternative has it, and nobody in this market cares."
    >
      {frame.uniqueNobodyCares.length === 0 ? (
        <Nothing>Nothing. All that is unique matters to somebody.</Nothing>
      ) : (
        <ul class="elements">
          {frame.uniqueNobodyCares.map((id) => (
            <li key={id}>
              <ElementLink here={here} kind="attribute" id={id} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What customers of the market expect and the product does not answer. */
export function Gaps({ frame }: Props) {
  return (
    <Section id="gaps" title="Gaps" about="What customers of this category expect, and no attribute answers.">
      {frame.gaps.length === 0 ? (
        <Nothing>
          {frame.market.fields.expected?.length
            ? 'None. All that is expected is there.'
            : 'Nobody has written down what is expected.'}
        </Nothing>
      ) : (
        <ul class="elements">
          {frame.gaps.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Unknown cells whose answer would change the story. */
export function OpenCells({ here, story }: { here: ProductHere; story: Story }) {
  const telling = story.openCells.filter(({ ifHas, ifLacks }) => changesStory(ifHas) || changesStory(ifLacks));
  const rest = story.openCells.length - telling.length + story.cellsLeftOut;
  if (telling.length === 0) return null;
  return (
    <Section id="look-next" title="Look here next" about="What nobody has looked at yet, and would change the story.">
      <ul class="elements">
        {telling.map((cell) => (
          <OpenCellItem key={`${cell.attribute} ${cell.alternative}`} here={here} cell={cell} />
        ))}
      </ul>
      {rest > 0 && (
        <p class="about">{countInWords(rest, 'more unknown cell')} would not change it, as far as was tried.</p>
      )}
    </Section>
  );
}

function OpenCellItem({ here, cell }: { here: ProductHere; cell: OpenCell }) {
  const { product } = here.content;
  const answers = [
    ['has it', cell.ifHas],
    ['lacks it', cell.ifLacks],
  ] as const;
  return (
    <li>
      Does <ElementLink here={here} kind="alternative" id={cell.alternative} /> have{' '}
      <ElementLink here={here} kind="attribute" id={cell.attribute} />?
      {answers
        .filter(([, shift]) => changesStory(shift))
        .map(([when, shift]) => (
          <div key={when} class="note">
            If it {when}, {shiftInWords(product, shift)}.
          </div>
        ))}
    </li>
  );
}

function shiftInWords(product: Product, shift: StoryShift): string {
  const names = (kind: CollectionKind, ids: readonly string[]) =>
    listInWords(ids.map((id) => nameIn(product, kind, id)));
  const parts = [
    shift.verdict === null ? '' : `it becomes ${verdictWords[shift.verdict].label.toLowerCase()}`,
    shift.valuesGained.length > 0 ? `"${names('value', shift.valuesGained)}" can be promised` : '',
    shift.valuesLost.length > 0 ? `"${names('value', shift.valuesLost)}" can no longer be promised` : '',
    shift.segmentsGained.length > 0 ? `${names('segment', shift.segmentsGained)} can be acted on` : '',
    shift.segmentsLost.length > 0 ? `${names('segment', shift.segmentsLost)} can no longer be acted on` : '',
    shift.combinationsChange ? 'the winning combinations change' : '',
  ];
  return listInWords(parts.filter((part) => part !== ''));
}
