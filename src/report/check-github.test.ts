import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFindings, type Finding } from '../model/finding.ts';
import { renderCheckGithub } from './check-github.ts';

const unknown: Finding = {
  rule: 'reference/unknown',
  severity: 'error',
  message: '`enabled_by` names `ofline-sync`, which is no attribute here.',
  place: { path: 'positioning/field-db/values/sell.md', line: 3, column: 14, endLine: 3, endColumn: 25 },
  help: 'Did you mean `offline-sync`?',
};

function render(findings: readonly Finding[], maxWarnings: number | null = null): string[] {
  const result = { findings, counts: countFindings(findings), files: 9, fixed: 0 };
  return renderCheckGithub(result, { maxWarnings }).output.split('\n');
}

/** What a runner makes of a line, as its documentation says: the command, its properties, its text; null for plain text. */
function readCommand(line: string) {
  const match = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line);
  if (!match) return null;
  const undo = (text: string) =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  const properties = match[2]!
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), undo(pair.slice(pair.indexOf('=') + 1))]);
  return {
    command: match[1],
    properties: Object.fromEntries(properties) as Record<string, string>,
    text: undo(match[3]!),
  };
}

describe('renderCheckGithub', () => {
  it('puts a finding on its line, with the rule as title', () => {
    expect(readCommand(render([unknown])[0]!)).toEqual({
      command: 'error',
      properties: {
        file: unknown.place.path,
        line: '3',
        endLine: '3',
        col: '14',
        endColumn: '25',
        title: 'reference/unknown',
      },
      text: '`enabled_by` names `ofline-sync`, which is no attribute here.\nDid you mean `offline-sync`?',
    });
  });

  it('calls a note a notice, as GitHub does', () => {
    const commands = (['error', 'warning', 'info'] as const).map(
      (severity) => readCommand(render([{ ...unknown, severity }])[0]!)?.command,
    );
    expect(commands).toEqual(['error', 'warning', 'notice']);
  });

  it.each([
    ['a command in the message', { message: 'A name\n::error file=x::faked' }],
    ['a command after a carriage return', { message: 'A name\r::set-output name=x::faked' }],
    ['a command in the next step', { help: 'Write\n::stop-commands::x' }],
    ['escapes that are meant as text', { message: 'Grew by 5%0A::error::faked %25 a year' }],
    ['a file name with separators', { place: { ...unknown.place, path: 'positioning/a,line=9::b%2C:c\nd.md' } }],
  ])('lets no text of a file start a command of its own: %s', (_, change) => {
    const finding: Finding = { ...unknown, ...change };
    const lines = render([finding]);
    expect(lines).toHaveLength(3);
    expect(readCommand(lines[0]!)).toMatchObject({
      properties: { file: finding.place.path, line: '3' },
      text: `${finding.message}\n${finding.help}`,
    });
  });

  it('is read by a runner as it was meant, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('%', '0A', '25', '\n', '\r', ':', '::', ',', '=', 'a', 'é'),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, text, (message, path) => {
        const [line, ...rest] = render([{ ...unknown, message, place: { ...unknown.place, path } }]);
        expect(rest).toEqual(['9 files checked: 1 error, 0 warnings, 0 notes.', '']);
        expect(readCommand(line!)).toMatchObject({ properties: { file: path }, text: `${message}\n${unknown.help}` });
      }),
    );
  });

  it('steers no terminal, in which a log may be read', () => {
    const place = { ...unknown.place, path: 'a\u001bb.md' };
    const [line] = render([{ ...unknown, message: '\u001b[31m\u009b2J', place }]);
    expect(line).toContain('file=a\\x1bb.md,');
    expect(line).toContain('::\\x1b[31m\\x9b2J');
  });

  it('ends with the counts, and with the reason where counts do not tell', () => {
    expect(render([])).toEqual(['9 files checked: 0 errors, 0 warnings, 0 notes.', '']);
    expect(render([{ ...unknown, severity: 'warning' }], 0).at(-2)).toContain('--max-warnings');
  });
});
