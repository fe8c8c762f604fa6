import { rankedQuestions } from '../../align/answer.ts';
import type { CanonicalDistance } from '../../align/canonical.ts';
import type { Picture } from '../../align/picture.ts';
import { storyValues } from '../../derive/comparison.ts';
import type { Element } from '../../model/element.ts';
import { elementPath, productPath } from '../addresses.ts';
import { hrefTo, type ProductHere } from '../here.ts';
import { ElementLink, ElementLinks } from './links.tsx';
import { Nothing, Section } from './section.tsx';
import { Tag } from './tags.tsx';

/** What a function answered by itself, held against the positioning. */
export function OwnView({ here, own }: { here: ProductHere; own: Element<'function'> }) {
  const { alignment, product } = here.content;
  const picture = alignment.pictures.find((one) => one.function === own.id);
  const view = [...product.of.view.values()].find(({ id, fields }) => (fields.function || id) === own.id);
  return (
    <Section id="view" title="Our own view, held against the positioning">
      {picture ? (
        <ViewTable
          here={here}
          picture={picture}
          distance={alignment.canonical?.find((one) => one.function === own.id)}
        />
      ) : (
        <Nothing>We have not answered yet.</Nothing>
      )}
      <p>
        {view && <a href={hrefTo(here, elementPath(product.id, 'view', view.id))}>All that we answered</a>}
        {view && ' · '}
        <a href={hrefTo(here, productPath(product.id, 'alignment'))}>Where the functions disagree</a>
      </p>
    </Section>
  );
}

const kindOf = { alternatives: 'alternative', segments: 'segment', values: 'value' } as const;
const titles = { alternatives: 'We compete with', segments: 'Best-fit customers', values: 'They value' } as const;

function ViewTable({
  here,
  picture,
  distance,
}: {
  here: ProductHere;
  picture: Picture;
  distance: CanonicalDistance | undefined;
}) {
  const frame = here.content.story?.frame;
  const canonical = frame && {
    alternatives: frame.alternatives,
    segments: frame.segments.map(({ id }) => id),
    values: storyValues(frame),
  };
  return (
    <dl class="facts">
      <div>
        <dt>Market category</dt>
        <dd>
          {picture.market === null ? (
            <span class="none">left blank</span>
          ) : (
            <Answer here={here} kind="market" text={picture.market} />
          )}{' '}
          {typeof distance?.market === 'boolean' && (
            <Tag tone={distance.market ? 'best' : 'weak'}>
              {distance.market ? 'the chosen one' : 'another than the chosen one'}
            </Tag>
          )}
        </dd>
      </div>
      {rankedQuestions.map((question) => (
        <div key={question}>
          <dt>{titles[question]}</dt>
          <dd>
            <ol>
              {picture.rankings[question].map((text) => (
                <li key={text}>
                  <Answer here={here} kind={kindOf[question]} text={text} />{' '}
                  {canonical && !canonical[question].includes(text) && <Tag tone="weak">not in the positioning</Tag>}
                </li>
              ))}
            </ol>
            {canonical && (
              <Left
                here={here}
                kind={kindOf[question]}
                ids={canonical[question].filter((id) => !picture.rankings[question].includes(id))}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the positioning is built on and this view leaves out. */
function Left({
  here,
  kind,
  ids,
}: {
  here: ProductHere;
  kind: 'alternative' | 'segment' | 'value';
  ids: readonly string[];
}) {
  if (ids.length === 0) return null;
  return (
    <p class="note">
      Left out: <ElementLinks here={here} kind={kind} ids={ids} />
    </p>
  );
}

/** What was answered: an element, or the words that were written. */
function Answer({
  here,
  kind,
  text,
}: {
  here: ProductHere;
  kind: 'market' | 'alternative' | 'segment' | 'value';
  text: string;
}) {
  return here.content.product.of[kind].has(text) ? <ElementLink here={here} kind={kind} id={text} /> : <>{text}</>;
}
