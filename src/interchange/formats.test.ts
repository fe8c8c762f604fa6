import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../test/fakes/field-db.ts';
import { parseOutline } from '../document/outline.ts';
import { startingBody } from '../document/starting-file.ts';
import { chosenMarket } from '../model/positioning.ts';
import { parseCsv } from './csv.ts';
import { type StoryFormatName, storyFormats } from './formats.ts';
import { tellStory } from './told/told-story.ts';

const proof = [{ claim: 'Merged 400 orders', source: 'Field notes', tier: 'usage' }];
const opinion = [{ claim: 'We think so', source: 'Ourselves', tier: 'internal' }];

function render(format: StoryFormatName, facts: Facts, today = '2026-06-01'): string {
  const product = positioningOf(facts).products.get('field-db')!;
  return storyFormats[format].render(tellStory(product, chosenMarket(product)!, today));
}

const formats = Object.keys(storyFormats) as StoryFormatName[];
const markdown = formats.filter((format) => format !== 'csv');
const salesFacing = markdown.filter((format) => format !== 'product-marketing');

describe('every format', () => {
  it.each(markdown)('%s marks what rests on the company’s own word, and nothing else', (format) => {
    const with_ = (evidence: object[]) =>
      render(
        format,
        amend(fieldDb, { 'field-db/values/work-offline': { evidence }, 'field-db/attributes/sync': { evidence } }),
      );
    expect(with_([]).match(/Merge on reconnect \(not proven\)/g)?.length).toBeGreaterThan(0);
    expect(with_(opinion).match(/Merge on reconnect \(not proven\)/g)?.length).toBeGreaterThan(0);
    expect(with_(proof)).not.toContain('Merge on reconnect (not proven)');
  });

  it.each(salesFacing)('%s takes proof that has expired for none', (format) => {
    const evidence = [{ ...proof[0], expires: '2026-05-31' }];
    const facts = amend(fieldDb, {
      'field-db/attributes/sync': { evidence },
      'field-db/values/work-offline': { evidence },
    });
    expect(render(format, facts, '2026-06-01')).toContain('Merge on reconnect (not proven)');
    expect(render(format, facts, '2026-05-31')).not.toContain('Merge on reconnect (not proven)');
  });

  it.each(formats)('%s calls an attribute unique only where that is derived', (format) => {
    const contested = amend(fieldDb, {
      'field-db/attributes/sync': { versus: { paper: 'lacks', server: 'partial', spreadsheet: 'lacks' } },
    });
    const lines = render(format, contested)
      .split('\n')
      .filter((line) => /merge on reconnect/i.test(line));
    expect(lines.filter((line) => /\bunique\b/i.test(line))).toEqual([]);
  });

  const hostile = '<img src=x onerror=alert(1)> [a](javascript:x) # `b` *c* | d\n\n## Forged\n\n- e';
  it.each(markdown)('%s lets no name format, link or bring HTML', (format) => {
    const named = Object.fromEntries(
      Object.entries(fieldDb).flatMap(([path, said]) =>
        typeof said === 'object' && said !== null && 'name' in said
          ? [[path, { ...said, name: `${String(said['name'])} ${hostile}` }]]
          : [],
      ),
    );
    const text = render(format, amend(fieldDb, named as Facts));
    expect(text).not.toMatch(/^## Forged/m);
    expect(text).not.toMatch(/(?<!\\)<img/);
    expect(text).not.toMatch(/(?<!\\)\[a\\?\]\(/);
    expect(parseOutline(text)?.some(({ title }) => title === 'Forged')).toBe(false);
  });
});

describe('the pitch', () => {
  it('has eight parts, and a marked blank for each that nothing holds', () => {
    const text = render('pitch', amend(fieldDb, { 'field-db/trends/laptops': null }));
    const parts = parseOutline(text)!.filter(({ depth }) => depth === 2);
    expect(parts.map(({ title }) => title)).toEqual([
      '1. Insight',
      '2. Alternatives',
      '3. Perfect world',
      '4. Introduction',
      '5. Differentiated value',
      '6. Proof',
      '7. Objections',
      '8. Ask',
      'Not for',
    ]);
    const blanks = parts.filter(({ blocks }) => blocks[0]?.source.startsWith('> **Blank.**'));
    expect(blanks.map(({ title }) => title)).toEqual(['1. Insight', '6. Proof', '7. Objections', '8. Ask', 'Not for']);
  });

  it('takes what a body says under the heading of a part', () => {
    const body =
      '\nAbout.\n\n## Insight\n\nOrders cool *fast*.\n\n### Why\n\nRivals.\n\n## Ask\n\nA pilot with ten laptops.\n';
    const text = render('pitch', amend(fieldDb, { 'field-db/product': { body } }));
    expect(text).toContain('## 1. Insight\n\nOrders cool *fast*.\n\n### Why\n\nRivals.');
    expect(text).toContain('## 8. Ask\n\nA pilot with ten laptops.');
  });
});

describe('a battlecard', () => {
  it('wins by what the alternative lacks and a customer here cares about, and warns of the rest', () => {
    const text = render(
      'battlecards',
      amend(fieldDb, {
        'field-db/attributes/sql': { versus: { paper: 'lacks', server: 'has' } },
        'field-db/attributes/two-clicks': { versus: { paper: 'partial', server: 'unknown' } },
        'field-db/alternatives/server': { strengths: ['IT knows it'], weaknesses: ['Heavy'] },
      }),
    );
    const card = text.slice(text.indexOf('## Against Server database'));
    expect(card).toContain('They lack: Merge on reconnect');
    expect(card).toContain('- IT knows it');
    expect(card).toContain('Do not claim as ours alone, they have it: Standard SQL');
    expect(card).toContain('Ask before you claim anything, nobody has looked: Two-click install');
    expect(text).toContain('Do not lead with it, they lack it and no customer here cares: Standard SQL');
    expect(text).toContain('"Personal database"');
  });

  it('claims no win that the facts do not give', () => {
    const text = render(
      'battlecards',
      amend(fieldDb, { 'field-db/attributes/sync': { versus: { paper: 'has', server: 'has' } } }),
    );
    expect(text.match(/> \*\*Blank\.\*\* It lacks nothing/g)).toHaveLength(2);
  });
});

describe('a market that names no alternative', () => {
  it('has no battlecard, and says so', () => {
    const facts = amend(fieldDb, { 'field-db/markets/embedded': { alternatives: [] } });
    expect(render('battlecards', facts)).toContain('> **Blank.** The chosen market names no alternative');
  });
});

describe('the context file', () => {
  it('leaves out what a starting file says until somebody writes', () => {
    const text = (body: string) => render('product-marketing', amend(fieldDb, { 'field-db/product': { body } }));
    expect(text(startingBody('product'))).toBe(text(''));
  });
});

describe('the statements', () => {
  it('are one for each segment that can be acted on, with blanks marked', () => {
    const text = render(
      'moore',
      amend(fieldDb, { 'field-db/segments/field-sales': { cares_about: [{ value: 'work-offline' }] } }),
    );
    expect(text.match(/^\*\*For\*\*/gm)).toHaveLength(1);
    expect(text).toContain('**the** Field DB **is an** Embedded mobile database');
    expect(text).toContain('([blank: why they care])');
    expect(text).toContain('**Unlike** Paper order forms,\n\n**our product** has Merge on reconnect (not proven).');
  });

  it('say so when there is none', () => {
    expect(render('moore', amend(fieldDb, { 'field-db/segments/field-sales': { cares_about: [] } }))).toContain(
      '> **Blank.** No segment',
    );
  });
});

describe('the table', () => {
  it('has a row an attribute and a column an alternative, and runs no formula', () => {
    const text = render('csv', amend(fieldDb, { 'field-db/attributes/sql': { name: '=HYPERLINK("http://x")' } }));
    const { rows, problem } = parseCsv(text, () => false);
    expect(problem).toBeNull();
    expect(rows[0]?.cells.slice(3, 6)).toEqual([
      'Verdict in Embedded mobile database',
      'Paper order forms',
      'Server database',
    ]);
    expect(rows.slice(1).map(({ cells }) => cells[1])).toEqual(['sql', 'sync', 'two-clicks']);
    expect(rows[1]?.cells[0]).toBe('\'=HYPERLINK("http://x")');
    expect(rows[2]?.cells.slice(2)).toEqual([
      'product',
      'unique',
      'lacks',
      'lacks',
      'Sell while disconnected',
      'Field sales forces',
      'not proven',
    ]);
  });
});
