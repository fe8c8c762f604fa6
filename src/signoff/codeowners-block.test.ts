import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../document/parse-corpus.ts';
import { placeBlock, renderCodeownersBlock } from './codeowners-block.ts';

const files = {
  'sign-off.md': { require: 'all_functions' },
  'functions/sales.md': { name: 'Sales', owners: ['@acme/sales', '@dana'] },
  'functions/marketing.md': { name: 'Marketing', owners: ['@acme/marketing', '@dana'] },
  'field-db/views/sales.md': { function: 'sales' },
  'field-db/views/legal.md': { function: 'legal' },
  'field-db/tactics/home page.md': { name: 'Home page', function: 'marketing', stage: 'awareness', inputs: [] },
  'field-db/values/sell.md': { name: 'Sell offline', enabled_by: [] },
};

function blockOf(changes: Record<string, object>, root = 'positioning', codeowners = '.github/CODEOWNERS'): string[] {
  const entries = Object.entries({ ...files, ...changes }).map(([path, fields]) => ({
    path,
    content: { type: 'file', bytes: Buffer.from(`---\n${JSON.stringify(fields)}\n---\n`) } as const,
  }));
  return renderCodeownersBlock(parseCorpus(root, entries).positioning, {
    root,
    codeowners,
    fromTop: (path) => path,
  }).split('\n');
}

describe('renderCodeownersBlock', () => {
  it('gives every guarded file to every function', () => {
    const [opening, ...rest] = blockOf({});
    expect(opening).toMatch(/^# >>> throughline/);
    expect(rest).toEqual([
      '/positioning/ @acme/marketing @dana @acme/sales',
      '/.github/CODEOWNERS @acme/marketing @dana @acme/sales',
      '/.github/workflows/ @acme/marketing @dana @acme/sales',
      '/schemas/ @acme/marketing @dana @acme/sales',
      '# <<< throughline',
    ]);
  });

  it('gives views and tactics to their own function where the owning functions sign', () => {
    expect(blockOf({ 'sign-off.md': { require: 'owning_functions' } }).slice(1, -1)).toEqual([
      '/positioning/ @acme/marketing @dana @acme/sales',
      '/positioning/field-db/tactics/home\\ page.md @acme/marketing @dana',
      '/positioning/field-db/views/sales.md @acme/sales @dana',
      '/.github/CODEOWNERS @acme/marketing @dana @acme/sales',
      '/.github/workflows/ @acme/marketing @dana @acme/sales',
      '/schemas/ @acme/marketing @dana @acme/sales',
    ]);
  });

  it('leaves a view of a function that does not exist, or that nobody owns, to every function', () => {
    const block = blockOf({
      'sign-off.md': { require: 'owning_functions' },
      'functions/legal.md': { name: 'Legal', owners: [] },
    });
    expect(block.join('\n')).not.toContain('legal');
  });

  it('escapes spaces in every path, so that none of them begins an owner', () => {
    const block = blockOf({ 'sign-off.md': { require: 'owning_functions' } }, 'our positioning', 'docs/CODEOWNERS');
    expect(block[1]).toMatch(/^\/our\\ positioning\/ @/);
    expect(block[2]).toMatch(/^\/our\\ positioning\/field-db\/tactics\/home\\ page\.md @/);
    expect(block[4]).toMatch(/^\/docs\/CODEOWNERS @/);
  });
});

const block = '# >>> throughline: do not edit\n/positioning/ @acme/sales\n# <<< throughline';
const older = '# >>> throughline: an older hint\n/positioning/ @acme/nobody\n# <<< throughline';

describe('placeBlock', () => {
  it('makes a file of the block alone', () => {
    expect(placeBlock('', block)).toBe(`${block}\n`);
    expect(placeBlock('\n\n', block)).toBe(`${block}\n`);
  });

  it('stands last, behind a blank line, because the last matching line counts', () => {
    expect(placeBlock('* @acme/everybody\n', block)).toBe(`* @acme/everybody\n\n${block}\n`);
    expect(placeBlock('* @acme/everybody', block)).toBe(`* @acme/everybody\n\n${block}\n`);
  });

  it('replaces the block that is there, and moves it to the end', () => {
    expect(placeBlock(`* @acme/everybody\n\n${older}\n\n/positioning/ @mallory\n`, block)).toBe(
      `* @acme/everybody\n\n\n/positioning/ @mallory\n\n${block}\n`,
    );
  });

  it('keeps CRLF, and writes it', () => {
    const placed = placeBlock(`* @acme/everybody\r\n\r\n${older.replaceAll('\n', '\r\n')}\r\n`, block);
    expect(placed).toBe(`* @acme/everybody\r\n\r\n${block.replaceAll('\n', '\r\n')}\r\n`);
  });

  it.each([
    ['the opening mark alone', '# >>> throughline: do not edit\n/positioning/ @acme/sales\n'],
    ['the closing mark alone', '/positioning/ @acme/sales\n# <<< throughline\n'],
    ['the marks the wrong way round', '# <<< throughline\n/docs/ @acme/docs\n# >>> throughline: do not edit\n'],
    ['one mark more than a block has', `${older}\n/docs/ @acme/docs\n# <<< throughline\n`],
    ['a block inside a block', `# >>> throughline: x\n/docs/ @acme/docs\n${older}\n`],
  ])('touches nothing where there is %s', (_, text) => {
    expect(placeBlock(text, block)).toBeNull();
  });

  it('leaves one block where a merge has left two, or touches nothing', () => {
    const placed = placeBlock(`${older}\n/docs/ @acme/docs\n\n${block}\n`, block);
    if (placed !== null) expect(placed.match(/# >>> throughline/g)).toHaveLength(1);
  });

  const line = fc.constantFrom(
    '* @acme/everybody',
    '/docs/ @acme/docs # docs',
    '',
    '  ',
    '# a remark',
    '# <<< throughline',
    '# >>> throughline',
  );
  const anyFile = fc
    .array(fc.oneof({ weight: 1, arbitrary: fc.constant(older) }, { weight: 6, arbitrary: line }), { maxLength: 7 })
    .map((lines) => lines.join('\n'));

  it('changes nothing the second time, whatever the file', () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom('\n', '\r\n'), (text, lineEnd) => {
        const once = placeBlock(text.replaceAll('\n', lineEnd), block);
        if (once !== null) expect(placeBlock(once, block)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps every other byte, blank lines at the end aside', () => {
    const owners = fc.string({ unit: fc.constantFrom('a', '/', ' ', '\\', '#', 'é', '\t') }).map((text) => `/${text}`);
    const rest = fc.array(fc.tuple(owners, fc.constantFrom('\n', '\r\n', '\n\n')), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rest, (lines) => {
        const text = lines.flat().join('');
        const placed = placeBlock(text, block)!;
        const kept = text.trimEnd();
        expect(placed.slice(0, kept.length)).toBe(kept);
        expect(placed.slice(kept.length).replaceAll('\r\n', '\n').trimStart()).toBe(`${block}\n`);
      }),
      { numRuns: 500 },
    );
  });
});
