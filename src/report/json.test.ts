import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderJson } from './json.ts';

it('says the same as any JSON, and nothing in it steers a terminal', () => {
  const text = fc.string({
    unit: fc.constantFrom('\u009b', '\u007f', '\u202e', '\u2066', '\u001b', '\\', '"', 'a', '\ud800'),
  });
  fc.assert(
    fc.property(fc.dictionary(text, text), (value) => {
      const json = renderJson(value);
      expect(JSON.parse(json)).toEqual(value);
      // oxlint-disable-next-line no-control-regex
      expect(json).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    }),
  );
});
