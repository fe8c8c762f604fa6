import { describe, expect, it } from 'vitest';
import { amend, type Facts, fieldDb, positioningOf } from '../../../test/fakes/field-db.ts';
import { diffPositionings } from '../../diff/diff-positionings.ts';
import { createNamer } from '../../diff/names.ts';
import { renderDiffText } from '../diff-text.ts';
import { createStyle } from '../style.ts';
import type { DiffResult } from './diff-report.ts';

const side = (name: string) => ({ name, isThere: true, brokenFiles: 0 });

function resultOf(before: Facts, after: Facts): DiffResult {
  const [old, now] = [positioningOf(before), positioningOf(after)];
  return {
    ...diffPositionings(old, now),
    base: side('v1'),
    head: side('v2'),
    nameOf: createNamer(old, now),
    isUnreadable: () => false,
  };
}

/** The lines between the title and what follows. */
function told(amendments: Facts, before = fieldDb): string {
  const { output } = renderDiffText(
    resultOf(before, amend(before, amendments)),
    createStyle({ color: false, width: 100 }),
  );
  const [, ...changes] = output.split('\n\nWhat follows')[0]!.split('\n\n');
  return changes.join('\n\n').trimEnd();
}

describe('a change in words', () => {
  it('names the elements that a field refers to', () => {
    expect(told({ 'field-db/product': { market: 'personal' } })).toBe(
      'Field DB\n    Market category: from Embedded mobile database to Personal database',
    );
    expect(told({ 'field-db/tactics/home-page': { function: 'sales' } })).toContain(
      'Function: from Marketing to Sales',
    );
  });

  it('shows choices without underscores, yes and no, and says when nothing stood there', () => {
    expect(told({ 'field-db/markets/embedded': { style: 'new_game' } })).toContain(
      'Style: from big fish small pond to new game',
    );
    expect(told({ 'sign-off': { distinct_people: false } })).toContain('One person, one function: from yes to no');
    expect(told({ 'field-db/product': { one_liner: undefined } })).toContain(
      'One-liner: no longer "The database that travels with your reps."',
    );
    expect(told({ 'field-db/values/deploy': { statement: 'Nobody visits a laptop.' } })).toContain(
      'Statement: now "Nobody visits a laptop."',
    );
  });

  it('tells of a cell what the alternative does', () => {
    const versus = { paper: 'lacks', server: 'has', spreadsheet: 'lacks' };
    expect(told({ 'field-db/attributes/sync': { versus } })).toBe(
      'Field DB\n  Attributes\n    ~ Merge on reconnect\n        Who else has it, Server database: from lacks it to has it',
    );
  });

  it('puts what joined a list and what left it on one line', () => {
    expect(told({ 'field-db/markets/embedded': { alternatives: ['server', 'spreadsheet'] } })).toContain(
      'Who it is compared with: now also Spreadsheet; no longer Paper order forms',
    );
    const trend = { supports: ['values/deploy', 'values/work-offline'] };
    expect(
      told({ 'field-db/trends/laptops': { supports: [] } }, amend(fieldDb, { 'field-db/trends/laptops': trend })),
    ).toContain(
      'Supports: no longer "Hundreds of laptops without a technician" and "Sell while\n          disconnected"',
    );
  });

  it('names an attribute that customers expect, and quotes a phrase', () => {
    expect(told({ 'field-db/markets/embedded': { expected: ['sql', 'runs on handhelds'] } })).toContain(
      'What customers expect: now also Standard SQL; no longer Merge on reconnect',
    );
    expect(told({ 'field-db/markets/embedded': { expected: ['sync'] } })).toContain('no longer "runs on handhelds"');
  });

  it('says of a group that is new what else it says, and goes into one that stayed', () => {
    const cares_about = [
      { value: 'work-offline', why: 'Orders are lost.' },
      { value: 'deploy', through: ['sql'] },
    ];
    expect(told({ 'field-db/segments/field-sales': { cares_about } })).toBe(
      [
        'Field DB',
        '  Segments',
        '    ~ Field sales forces',
        '        Cares about: now also Hundreds of laptops without a technician (through: Standard SQL)',
        '        Cares about, Sell while disconnected, why: from "An order that waits goes to a rival." to',
        '          "Orders are lost."',
      ].join('\n'),
    );
  });

  it('shows both orders of a ranking, in the words of whoever answered', () => {
    expect(told({ 'field-db/views/sales': { alternatives: ['paper', 'Excel'] } })).toContain(
      'Who we compete with: from "Excel", then Paper order forms to Paper order forms, then\n          "Excel"',
    );
  });

  it('tells a body paragraph by paragraph', () => {
    const [one, two] = ['Reps sell in the field, and nobody there has a network.', 'Orders arrive once.'];
    const before = amend(fieldDb, { 'field-db/values/deploy': { body: `${one}\n\n${two}` } });
    const after = { 'field-db/values/deploy': { body: `${one.replace('network', 'phone')}\n\nPrices follow.` } };
    const words = told(after, before);
    expect(words).toContain(`Text: from "${one}" to`);
    expect(words).toContain('Text, removed: "Orders arrive once."');
    expect(words).toContain('Text, new: "Prices follow."');
    expect(told({ 'field-db/values/deploy': { body: `${two}\n\n${one}` } }, before)).toContain(
      'Text: the same paragraphs in another order',
    );
  });

  it('tells what was added, removed and renamed by name', () => {
    const { 'field-db/values/work-offline': value, ...rest } = fieldDb;
    const after = amend(rest, {
      'field-db/values/sell-anywhere': { ...(value as object), body: '' },
      'field-db/segments/field-sales': {
        cares_about: [{ value: 'sell-anywhere', why: 'An order that waits goes to a rival.' }],
      },
      'field-db/trends/laptops': null,
      'field-db/trends/handhelds': { name: 'Handhelds for reps', supports: ['values/sell-anywhere'] },
    });
    const { output } = renderDiffText(resultOf(fieldDb, after), createStyle({ color: false, width: 100 }));
    expect(output).toContain('~ Sell while disconnected (its id is now sell-anywhere; it was work-offline)');
    expect(output).toContain('- Laptops for field staff (removed)');
    expect(output).toContain('+ Handhelds for reps (new)');
    expect(output).not.toContain('Cares about');
  });
});

describe('what is told when there is too much', () => {
  it('is the weightiest, and how much is left out', () => {
    const values = Array.from({ length: 300 }, (_, index) => [
      `field-db/values/value-${String(index).padStart(3, '0')}`,
      { name: `Value ${index}`, enabled_by: ['sync'], body: 'Old.' },
    ]);
    const many = { ...fieldDb, ...(Object.fromEntries(values) as Facts) };
    const bodies = Object.fromEntries(values.map(([path]) => [path, { body: 'Fresh.' }])) as Facts;
    const words = told(
      { ...bodies, 'field-db/product': { market: 'personal' }, 'field-db/values/value-299': { enabled_by: ['sql'] } },
      many,
    );
    expect(words).toContain('Market category: from');
    expect(words).toContain('~ Value 299\n        Enabled by: now also Standard SQL; no longer Merge on reconnect');
    expect(words).toMatch(/… and 182 more changes; --format json lists all$/);
  });
});
