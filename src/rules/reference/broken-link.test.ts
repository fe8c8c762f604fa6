import { describe, expect, it } from 'vitest';
import { findingsOf } from '../example-findings.ts';

const reportsOn = (target: string) =>
  findingsOf('reference/broken-link', {
    'field-db/trends/laptops.md': `---\nname: Laptops\nsupports: [values/work-offline]\n---\n\n[See](${target}).\n`,
  });

describe('a link that leads somewhere, or out of the positioning', () => {
  it.each([
    '../values/work-offline.md',
    '../values/work-offline.md#why',
    '../values/work%2Doffline.md?plain=1',
    '../values/',
    './laptops.md',
    '../../sign-off.md',
    '../../../README.md',
    'https://example.com/values.md',
    'mailto:sales@example.com',
    '/values/x.md',
    '#why',
    '?plain=1',
  ])('%s', (target) => expect(reportsOn(target)).toEqual([]));
});

describe('a link that leads nowhere', () => {
  const cases: [string, string][] = [
    ['../value/work-offline.md', 'Did you mean `../values/work-offline.md`?'],
    ['work-offline', 'Did you mean `../values/work-offline.md`?'],
    ['../values/work-offlien.md', 'Did you mean `../values/work-offline.md`?'],
    ['laptop.md', 'Did you mean `laptops.md`?'],
    ['../values/nothing-like-it-at-all.md', 'Correct the link, or remove it.'],
    ['%E0%A4%A', 'Correct the link, or remove it.'],
  ];
  it.each(cases)('%s: %s', (target, help) => {
    expect(reportsOn(target).map((finding) => finding.help)).toEqual([help]);
  });
});
