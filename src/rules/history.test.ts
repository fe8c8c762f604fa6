import { describe, expect, it } from 'vitest';
import { findingsIn } from './example-findings.ts';

const segment = '---\nname: Enterprise\ncharacteristics:\n  - trait: Over 1,000 employees\ncares_about: []\n---\n';
const market = (status: string) => `---
name: Order capture
style: head_to_head
status: ${status}
why: We looked at it.
alternatives: [paper-forms, spreadsheet]
segments: [big-companies]
retired_terms: [order capture]
---
`;
const rulesFor = (files: Record<string, string>) =>
  findingsIn({ 'field-db/segments/big-companies.md': segment, ...files })
    .filter(({ place }) => place.path.endsWith('/big-companies.md'))
    .map(({ rule }) => rule)
    .toSorted();

const everything = [
  'segment/cares-about-nothing',
  'segment/macro-only',
  'segment/no-disqualifier',
  'segment/not-findable',
];

describe('a segment of history', () => {
  it('is asked for nothing when only rejected or retired markets bring it', () => {
    expect(
      rulesFor({ 'field-db/markets/a.md': market('rejected'), 'field-db/markets/b.md': market('retired') }),
    ).toEqual([]);
  });

  it('is no history when an open market brings it too', () => {
    const files = { 'field-db/markets/a.md': market('rejected'), 'field-db/markets/b.md': market('candidate') };
    expect(rulesFor(files)).toEqual(everything);
  });

  it('is no history when no market brings it', () => {
    expect(rulesFor({})).toEqual(everything);
  });
});
