import fc from 'fast-check';

/** Pieces that mean something to a terminal, a runner of workflows, markdown, HTML, YAML, a spreadsheet or a path. */
const pieces = [
  ['\u001b[31m', '\u001b]8;;https://example.com\u0007', '\u009b2J', '\u0007', '\b', '\u007f', '\u202e', '\u2066', '\0'],
  [
    '\r',
    '\n',
    '\r\n',
    '\u2028',
    '\u0085',
    '\n::error::forged',
    '\n::set-output name=x::y',
    '%0A::error::x',
    '::notice ::x',
  ],
  ['@acme/all', ' @octocat ', '#1', 'GH-1', 'acme/site#2', 'www.example.com', 'https://example.com/x', 'a@example.com'],
  [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</td></table>',
    '<!-- -->',
    '-->',
    '<!--',
    '&lt;b&gt;',
  ],
  [
    '[x](javascript:alert(1))',
    '![x](https://example.com/x.png)',
    '[x]: https://example.com',
    '<https://example.com>',
    '[^1]',
  ],
  [
    '|',
    '\\|',
    '`',
    '``',
    '```\n',
    '~~~',
    '*',
    '_',
    '\n# ',
    '\n- ',
    '\n> ',
    '\n---\n',
    '\n===\n',
    '1. ',
    '- [ ] ',
    '$x$',
    '~',
  ],
  [
    '---',
    '---\n',
    ': ',
    '- ',
    '&a',
    '*a',
    '!!js/function x',
    '!!binary x',
    '<<: *a',
    '? ',
    '{',
    '}',
    '[',
    ']',
    "'",
    '"',
    '\t',
    '#',
  ],
  ['null', 'true', '~', '.nan', '-.inf', '0x1F', '1e999', '2026-02-30', '9999-12-31', '0o7', '1_000', '-0', ''],
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'then', 'values/__proto__', 'values/', '/'],
  [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x',
    'con',
    'a/../b',
    '.',
    '..',
    '**/*',
    '*'.repeat(30),
    '(a+)+$',
    '[a-',
    '\\',
  ],
  [
    '=cmd|calc',
    '+1',
    '-1',
    '@SUM(A1)',
    '"',
    '""',
    ',',
    ';',
    '\ufeff',
    'ﬁ',
    'İ',
    'ß',
    'e\u0301',
    '👩‍👩‍👧',
    '\ud800',
    '漢字',
    '\u200b',
  ],
].flat();

export const piece: fc.Arbitrary<string> = fc.constantFrom(...pieces);

/** A line of text or several, as somebody would write it who means no good. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: piece }, fc.constantFrom('field', ' ', 'database'), fc.string({ unit: 'binary' })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  hostileText.map((text) => Buffer.from(text)),
);

/** What is done to a text: each change is at a share of its length, so that it fits any. */
interface Change {
  readonly how: 'insert' | 'cut' | 'double' | 'value' | 'swap' | 'end' | 'crlf';
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('insert', 'cut', 'double', 'value', 'value', 'value', 'swap', 'end', 'crlf'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 60 }),
  piece: fc.oneof(piece, hostileText),
});

/** A few changes to a text. */
export const mutation: fc.Arbitrary<(text: string) => string> = fc
  .array(change, { minLength: 1, maxLength: 4 })
  .map((changes) => Object.assign((text: string) => changes.reduce(applyChange, text), { changes }));

function applyChange(text: string, { how, at, length, piece: added }: Change): string {
  const start = Math.floor(at * text.length);
  const [before, after] = [text.slice(0, start), text.slice(start)];
  switch (how) {
    case 'insert':
      return before + added + after;
    case 'cut':
      return before + after.slice(length);
    case 'double':
      return before + after.slice(0, length).repeat(2) + after.slice(length);
    case 'swap':
      return before.slice(0, -length) + after.slice(0, length) + before.slice(-length) + after.slice(length);
    case 'end':
      return before;
    case 'crlf':
      return text.replaceAll('\n', '\r\n');
    case 'value':
      return replaceValue(text, at, added);
  }
}

/** Puts a text in the place of what some key says, or some item of a list, quoted as YAML and JSON both read it. */
function replaceValue(text: string, at: number, value: string): string {
  const lines = text.split('\n');
  const candidates = lines.flatMap((line, index) => (/^\s*(?:- |[\w/-]+: )/.test(line) ? [index] : []));
  const chosen = candidates[Math.floor(at * candidates.length)] ?? 0;
  return lines
    .map((line, index) =>
      index === chosen ? line.replace(/(: |- )[^:]*$/, (_, mark) => mark + JSON.stringify(value)) : line,
    )
    .join('\n');
}
