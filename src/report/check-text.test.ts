import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFindings, type Finding } from '../model/finding.ts';
import { renderCheckText } from './check-text.ts';
import { columnsOf, createStyle } from './style.ts';

const tooBroad: Finding = {
  rule: 'segment/macro-only',
  severity: 'warning',
  message: 'All characteristics of "Small businesses" are true of nearly everybody.',
  place: { path: 'positioning/field-db/segments/smb.md', line: 12, column: 5, endLine: 12, endColumn: 30 },
  help: 'Add what makes them care about `work-offline`, and where one would see it.',
};

function render(
  findings: readonly Finding[],
  options: { width?: number; color?: boolean; fixed?: number; maxWarnings?: number } = {},
): string {
  const { width = 80, color = false, fixed = 0, maxWarnings = null } = options;
  const result = { findings, counts: countFindings(findings), files: 1234, fixed };
  return renderCheckText(result, { maxWarnings, style: createStyle({ color, width }) }).output;
}

describe('renderCheckText', () => {
  it('shows the file, the line, what is wrong, the next step and the rule', () => {
    const output = render([tooBroad]);
    const [file, first, ...rest] = output.split('\n');
    expect(file).toBe('positioning/field-db/segments/smb.md');
    expect(first).toMatch(/^ +12:5 {2}warning {2}?\s*All characteristics of/);
    expect(rest.join(' ').replace(/\s+/g, ' ')).toMatch(
      /Add what makes them care about `work-offline`, and where one would see it\. .*segment\/macro-only/,
    );
    expect(output).toMatch(/1,234 files checked: 1 warning\.\n$/);
  });

  it('sets the severity apart from the message, however long the line number', () => {
    for (const severity of ['error', 'warning', 'info'] as const) {
      for (const line of [1, 1234, 123_456]) {
        const output = render([{ ...tooBroad, severity, place: { ...tooBroad.place, line } }]);
        expect(output).toMatch(new RegExp(` ${line}:5  ${severity} +All characteristics`));
      }
    }
  });

  it('names a file once, with its findings below it', () => {
    const other = { ...tooBroad, place: { ...tooBroad.place, path: 'positioning/sign-off.md' } };
    const output = render([tooBroad, { ...tooBroad, rule: 'segment/no-disqualifier' }, other]);
    expect(output.match(/smb\.md/g)).toHaveLength(1);
    expect(output.indexOf('segment/no-disqualifier')).toBeLessThan(output.indexOf('sign-off.md'));
  });

  it('is never wider than the terminal, unless a single word is', () => {
    const sentence = fc.array(fc.constantFrom('offline', 'sync', '`work-offline`', 'everybody', '現場', 'a'), {
      minLength: 1,
      maxLength: 40,
    });
    const finding = fc.record({
      message: sentence,
      help: fc.option(sentence),
      line: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 60 }), fc.constantFrom(80, 100), (drafts, width) => {
        const findings = drafts.map(({ message, help, line }): Finding => {
          const { help: _, ...rest } = tooBroad;
          return {
            ...rest,
            message: message.join(' '),
            place: { ...tooBroad.place, line },
            ...(help && { help: help.join(' ') }),
          };
        });
        const widest = Math.max(...render(findings, { width, fixed: 3, maxWarnings: 0 }).split('\n').map(columnsOf));
        expect(widest).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200 },
    );
  });

  it('shows what could steer a terminal or deceive a reader instead of doing it', () => {
    const output = render([
      {
        ...tooBroad,
        message: 'A \u001b[2J name \u202eedisni\u202c and\nan end of line.',
        help: 'Remove \u009b31m.',
        place: { ...tooBroad.place, path: 'positioning/a\n1,234 files checked, nothing to report.\u001b[8m.md' },
      },
    ]);
    expect(output).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    expect(output).toContain('A \\x1b[2J name \\x202eedisni\\x202c and an end of');
    expect(output.split('\n').filter((line) => line.startsWith('1,234 files'))).toEqual([
      '1,234 files checked: 1 warning.',
    ]);
  });

  it('lists 50 findings of a file and counts the rest', () => {
    const findings = (count: number) =>
      Array.from({ length: count }, (_, line) => ({ ...tooBroad, place: { ...tooBroad.place, line: line + 1 } }));
    expect(render(findings(50))).not.toContain('more finding');
    expect(render(findings(51))).toMatch(/… and 1 more finding in this file/);
    const output = render(findings(1100));
    expect(output.match(/All characteristics/g)).toHaveLength(50);
    expect(output).toMatch(/… and 1,050 more findings in this file/);
    expect(output).toMatch(/1,234 files checked: 1,100 warnings\.\n$/);
  });

  it('says that there is nothing to report', () => {
    expect(render([])).toBe('1,234 files checked, nothing to report.\n');
  });

  it('says what was mended, what can be, and why it failed where counts do not tell', () => {
    const fix = { path: 'positioning/field-db/segments/smb.md', start: 0, end: 1, text: 'x' };
    const output = render([{ ...tooBroad, fix }], { fixed: 2, maxWarnings: 0 });
    expect(output).toMatch(/\n2 findings mended\.\n1 finding can be mended with --fix\.\n.*--max-warnings.*\n$/);
  });

  it('colours the severity and not the same word in the message', () => {
    const output = render([{ ...tooBroad, severity: 'error', message: 'An error of form.' }], { color: true });
    expect(output).toContain('\u001b[31merror\u001b[39m');
    expect(output).toContain('An error of form.');
  });
});
