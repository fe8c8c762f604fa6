import { defineRule, problemsOf } from '../rule.ts';

// Latin-1 keeps each character below 256 as the byte of the same number.
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

export default defineRule({
  meta: {
    id: 'document/not-utf8',
    summary: 'A file is not UTF-8 text.',
    why: 'Read in the wrong encoding, an apostrophe or an accent turns into other characters, and people would sign words that nobody wrote. So the file is not read at all.',
    severity: 'error',
    source: 'The Unicode Standard, chapter 3: well-formed UTF-8.',
  },
  examples: {
    clean: {
      'field-db/trends/laptops.md':
        '---\nname: Laptops for the sales force’s café visits\nsupports: [values/work-offline]\n---\n',
    },
    failing: {
      'field-db/trends/laptops.md': latin1(
        '---\nname: Laptops for the sales force\x92s caf\xe9 visits # expect\nsupports: [values/work-offline]\n---\n',
      ),
    },
  },
  *check(context) {
    for (const { problem, at } of problemsOf(context, 'not-utf8')) {
      const hex = problem.byte.toString(16).toUpperCase().padStart(2, '0');
      yield {
        message: `The file is not UTF-8 text: the byte 0x${hex} cannot stand where it does.${guessEncoding(problem.byte)}`,
        at,
        help: 'Open the file in an editor and save it with the encoding UTF-8.',
      };
    }
  },
});

function guessEncoding(byte: number): string {
  if (byte >= 0x80 && byte <= 0x9f) return ' It looks like Windows-1252.';
  if (byte === 0xfe || byte === 0xff) return ' It looks like UTF-16.';
  return '';
}
