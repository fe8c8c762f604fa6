import { listAvoided } from '../glossary.ts';
import type { ProductHere } from '../here.ts';
import { Section } from './section.tsx';

/** The words that must not be used of the product, each with what to say instead. */
export function WordsToAvoid({ here }: { here: ProductHere }) {
  const words = listAvoided(here.content.product);
  if (words.length === 0) return null;
  return (
    <Section id="avoid" title="Words we do not use">
      <dl class="facts">
        {words.map(({ term, instead, why }) => (
          <div key={term}>
            <dt>
              <del>{term}</del>
            </dt>
            <dd>
              {instead !== null && (
                <>
                  Say <strong>{instead}</strong>.{' '}
                </>
              )}
              <span class="note">{why}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
