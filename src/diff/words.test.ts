import { describe, expect, it } from 'vitest';
import { schemaOf } from '../document/schema.ts';
import { kindNames } from '../model/kinds.ts';
import { fieldLabel, someSentences } from './words.ts';

const fields = kindNames.flatMap((kind) =>
  Object.keys(schemaOf(kind).properties ?? {}).map((name) => [kind, name] as const),
);

describe('fieldLabel', () => {
  it.each(fields)('has words for %s %s', (kind, name) => {
    expect(fieldLabel(kind, [name, 'more'])).toMatch(/^[A-Z][\w ,-]+$/);
    expect(fieldLabel(kind, [name])).not.toContain('_');
  });

  it('says what a marketer would', () => {
    expect(fieldLabel('product', ['market'])).toBe('Market category');
    expect(fieldLabel('market', ['alternatives', 'paper'])).toBe('Who it is compared with');
    expect(fieldLabel('value', ['enabled_by'])).toBe('Enabled by');
    expect(fieldLabel('value', ['body'])).toBe('Text');
  });

  it('calls fields of one kind by different names', () => {
    for (const kind of kindNames) {
      const labels = fields.filter(([owner]) => owner === kind).map(([, name]) => fieldLabel(kind, [name]));
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});

describe('someSentences', () => {
  it('tells each once, and counts those past the fourth', () => {
    expect(someSentences(['A.', 'B.', 'A.'])).toBe('A. B.');
    expect(someSentences(['A.', 'B.', 'C.', 'D.', 'E.'])).toBe('A. B. C. D. And 1 more reason.');
    expect(someSentences(['A.', 'B.', 'C.', 'D.', 'E.', 'F.'])).toBe('A. B. C. D. And 2 more reasons.');
  });
});
