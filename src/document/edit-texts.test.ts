import { describe, expect, it } from 'vitest';
import { applyFixes } from '../model/finding.ts';
import { proposeTextEdits, type TextChange } from './edit-texts.ts';

/** The text after `paper` in a field has become something else. */
function change(text: string, field: TextChange['field'], now: string, part: 'key' | 'value' = 'value'): string {
  const edits = proposeTextEdits(text, [{ field, part, text: 'paper', now }]);
  return applyFixes(
    text,
    edits.map((edit) => ({ path: '', ...edit })),
  ).text;
}

describe('a text of the frontmatter that changes', () => {
  it.each([
    ['plain', 'market: paper # for now', 'market: paper-forms # for now'],
    ['in single quotes', "market:   'paper'", "market:   'paper-forms'"],
    ['in double quotes', 'market: "paper"', 'market: "paper-forms"'],
    ['as a block', 'market: >-\n  paper\nname: x', 'market: >-\n  paper-forms\nname: x'],
    ['in braces', '{ "market": "paper", }', '{ "market": "paper-forms", }'],
    ['on a Windows disk', 'market: paper\r\nname: x\r', 'market: paper-forms\r\nname: x\r'],
  ])('stays as it was written: %s', (_, before, after) => {
    expect(change(`---\n${before}\n---\npaper\n`, ['market'], 'paper-forms')).toBe(`---\n${after}\n---\npaper\n`);
  });

  it('is quoted only where YAML would take it for something else than text', () => {
    expect(change('---\nmarket: paper\n---\n', ['market'], '2024')).toBe('---\nmarket: "2024"\n---\n');
    expect(change('---\nmarket: paper\n---\n', ['market'], '3d-print')).toBe('---\nmarket: 3d-print\n---\n');
    expect(change("---\nmarket: 'paper'\n---\n", ['market'], 'null')).toBe("---\nmarket: 'null'\n---\n");
  });

  it('can be a key, or stand deep in a list', () => {
    expect(change('---\nversus: { paper: lacks }\n---\n', ['versus', 'paper'], 'form', 'key')).toBe(
      '---\nversus: { form: lacks }\n---\n',
    );
    expect(change('---\na:\n  - b: [x, paper]\n---\n', ['a', 0, 'b', 1], 'form')).toBe(
      '---\na:\n  - b: [x, form]\n---\n',
    );
  });

  it('is replaced whole where it is spelt with escapes', () => {
    expect(change('---\nmarket: "p\\x61per"\n---\n', ['market'], 'form')).toBe('---\nmarket: "form"\n---\n');
  });

  it('is not looked for where there is no frontmatter', () => {
    expect(proposeTextEdits('paper\n', [{ field: ['market'], part: 'value', text: 'paper', now: 'form' }])).toEqual([]);
  });
});
