import { describe, expect, it } from 'vitest';
import { kindsWithField, schemaAt } from './schema.ts';

describe('schemaAt', () => {
  it('follows lists, groups of keys and shared definitions', () => {
    expect(schemaAt('segment', ['cares_about', 2, 'through', 0])?.['x-reference']?.to).toEqual(['attribute']);
    expect(schemaAt('value', ['evidence', 0, 'date'])).toMatchObject({ format: 'date', title: 'Date' });
  });

  it("prefers a field's own words to those of the definition that it shares", () => {
    expect(schemaAt('product', ['review_by'])?.description).toMatch(/^The date by which/);
  });

  it('follows any key of a map, also one that looks like a number or like a method', () => {
    for (const key of ['paper-forms', '2024', 2024, 'constructor']) {
      expect(schemaAt('attribute', ['versus', key])?.enum, String(key)).toContain('lacks');
    }
  });

  it('is null where the schema says nothing', () => {
    expect(schemaAt('value', ['enabledBy'])).toBeNull();
    expect(schemaAt('value', ['constructor'])).toBeNull();
    expect(schemaAt('value', ['name', 'first'])).toBeNull();
    expect(schemaAt('value', ['enabled_by', 0, 'deep', 'er'])).toBeNull();
  });
});

describe('kindsWithField', () => {
  it('names the kinds that have a field on top', () => {
    expect(kindsWithField('enabled_by')).toEqual(['value']);
    expect(kindsWithField('trait')).toEqual([]);
    expect(kindsWithField('toString')).toEqual([]);
  });
});
