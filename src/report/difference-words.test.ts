import { describe, expect, it } from 'vitest';
import type { Difference } from '../document/difference.ts';
import type { Kind } from '../model/kinds.ts';
import { differenceInWords } from './difference-words.ts';

const words = (kind: Kind, field: string[], difference: Omit<Difference, 'field'>) =>
  differenceInWords(kind, { field, ...difference });
const prose = 'Companies that take orders in the field lose them today, and nothing they compare us with merges them.';

describe('a difference', () => {
  it('of a cell names the cell, what it was and what it is', () => {
    expect(words('attribute', ['versus', 'server'], { part: 'field', before: 'lacks', after: 'has' })).toBe(
      'Who else has it, server: lacks → has',
    );
  });

  it('of a text shows both in quotes, and says nothing for nothing', () => {
    const statement = { part: 'field', before: 'We sell.', after: 'We go on selling.' } as const;
    expect(words('value', ['statement'], statement)).toBe('Statement: "We sell." → "We go on selling."');
    expect(words('value', ['statement'], { ...statement, before: null })).toBe(
      'Statement: nothing → "We go on selling."',
    );
  });

  it('of a long text shows where it begins to differ', () => {
    const after = prose.replace('merges them', 'merges orders');
    expect(words('market', ['why'], { part: 'field', before: prose, after })).toBe(
      'Why: "…compare us with merges them." → "…compare us with merges orders."',
    );
  });

  it('of a body shows the first of what differs, on one line', () => {
    const before = `${prose}\n\nSecond paragraph.`;
    const text = words('value', ['body'], { part: 'body', before, after: `${prose}\n\n${prose}` });
    expect(text).toMatch(/^Text: "…with merges them\. Second paragraph\." → "…with merges them\. Companies .*…"$/);
    expect(text.length).toBeLessThan(170);
  });

  it('of a list says what was added or taken away', () => {
    const item = { part: 'item', before: null, after: 'no-administrator' } as const;
    expect(words('value', ['enabled_by', 'no-administrator'], item)).toBe('Enabled by: + no-administrator');
    expect(words('value', ['enabled_by', 'sync'], { part: 'item', before: 'sync', after: null })).toBe(
      'Enabled by: - sync',
    );
  });

  it('inside a group names what the group is about', () => {
    const why = { part: 'field', before: 'a', after: 'b' } as const;
    expect(words('segment', ['cares_about', 'work-offline', 'why'], why)).toBe('Cares about, work-offline, why: a → b');
  });

  it('of a ranking shows both orders', () => {
    const ranking = { part: 'ranking', before: ['paper', 'excel'], after: ['excel', 'paper'] } as const;
    expect(words('view', ['alternatives'], ranking)).toBe('Who we compete with: "paper, excel" → "excel, paper"');
  });
});
