import { describe, expect, it } from 'vitest';
import { exampleWorld } from '../example-world.ts';
import { findingsOf } from '../example-findings.ts';

const helpOf = (files: Parameters<typeof findingsOf>[1]) =>
  findingsOf('reference/unknown', files).map(({ help }) => help);

describe('references to something that is called otherwise now', () => {
  it('are offered a rename that rewrites them all', () => {
    const { 'field-db/values/work-offline.md': value } = exampleWorld;
    const help = helpOf({ 'field-db/values/work-offline.md': null, 'field-db/values/works-offline.md': value! });
    expect(help.length).toBeGreaterThan(2);
    const offered = help.filter((text) => text?.endsWith('with: throughline rename values/work-offline works-offline'));
    expect(offered).toEqual(help);
  });

  it('are offered none where only one leads nowhere: that is a slip', () => {
    const [help] = helpOf({
      'field-db/trends/laptops.md': '---\nname: Laptops\nsupports: [values/work-offlien]\n---\n',
    });
    expect(help).toContain('Did you mean `values/work-offline`?');
    expect(help).not.toContain('throughline rename');
  });

  it('are offered none where nothing is called alike', () => {
    const trend = '---\nname: Laptops\nsupports: [values/qqq, values/qqq]\n---\n';
    for (const help of helpOf({ 'field-db/trends/laptops.md': trend }))
      expect(help).not.toContain('throughline rename');
  });
});
