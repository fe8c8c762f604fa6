import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareParagraphs } from './paragraphs.ts';

const why = 'Companies that take orders in the field lose them today.';
const how = 'Nothing they compare us with merges what was written offline.';
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

describe('two texts', () => {
  it('that say the same do not differ, nor do those that say it in another order', () => {
    expect(compareParagraphs(text(why, how), text(why, how))).toEqual([]);
    expect(compareParagraphs(text(why, how), text(how, why))).toEqual([]);
  });

  it('differ by the paragraphs that joined and left', () => {
    expect(compareParagraphs(why, text(why, how))).toEqual([{ how: 'added', text: how }]);
    expect(compareParagraphs(text(why, how), how)).toEqual([{ how: 'removed', text: why }]);
    expect(compareParagraphs(why, '# Prices')).toEqual([
      { how: 'removed', text: why },
      { how: 'added', text: '# Prices' },
    ]);
  });

  it('differ by a paragraph that is said in another way, where half of its words stayed', () => {
    const after = why.replace('today', 'every evening');
    expect(compareParagraphs(text(why, how), text(after, how))).toEqual([{ how: 'changed', before: why, after }]);
  });

  it('count how often a paragraph stands there', () => {
    expect(compareParagraphs(text(why, why), why)).toEqual([{ how: 'removed', text: why }]);
  });

  it('tell what turns the one into the other, whatever they are', () => {
    const paragraph = fc.constantFrom(why, how, 'Prices', '- one\n- two', 'We sell.', why.replace('orders', 'notes'));
    const texts = fc.array(paragraph, { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const left = [...before];
        const joined: string[] = [];
        for (const difference of compareParagraphs(text(...before), text(...after))) {
          if (difference.how !== 'added') {
            const gone = difference.how === 'changed' ? difference.before : difference.text;
            expect(left).toContain(gone);
            left.splice(left.indexOf(gone), 1);
          }
          if (difference.how !== 'removed')
            joined.push(difference.how === 'changed' ? difference.after : difference.text);
        }
        expect([...left, ...joined].toSorted()).toEqual(after.toSorted());
      }),
    );
  });

  it('are compared in time that grows with their length', () => {
    const many = (word: string) => text(...Array.from({ length: 100_000 }, (_, index) => `${word} ${index}`));
    expect(compareParagraphs(many('order'), many('form')).length).toBeGreaterThanOrEqual(100_000);
  });
});
