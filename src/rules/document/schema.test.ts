import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOf } from '../example-findings.ts';

const path = 'field-db/alternatives/sticky-notes.md';
const reports = (frontmatter: string, file = path) =>
  findingsOf('document/schema', { [file]: `---\n${frontmatter}\n---\n` });
const messages = (frontmatter: string, file = path) => reports(frontmatter, file).map(({ message }) => message);

describe('a misspelt field', () => {
  it('is corrected when it is the same word, and is then not also reported as missing', () => {
    const [finding, ...others] = reports('Name: Sticky notes\ntype: manual');
    expect(others).toEqual([]);
    expect(finding?.message).toBe('`Name` is no field of an alternative.');
    expect(finding?.fix?.text).toBe('name');
  });

  it('is not corrected when the right one stands beside it', () => {
    const [finding] = reports('name: Sticky notes\nNAME: Notes\ntype: manual');
    expect(finding?.help).toBe('Did you mean `name`?');
    expect(finding?.fix).toBeUndefined();
  });

  it('is said to belong to other kinds when it does', () => {
    expect(messages('name: Sticky notes\ntype: manual\nenabled_by: []')).toEqual([
      '`enabled_by` is no field of an alternative; it is a field of a value.',
    ]);
  });

  it('is placed when it stands deep inside', () => {
    const evidence =
      'evidence:\n  - { claim: Seen, source: Ride-along, tier: usage }\n  - { claim: Seen, from: Jo, tier: usage }';
    expect(messages(`name: Sticky notes\ntype: manual\n${evidence}`)).toEqual([
      '`source` is missing; expected it in `evidence`, item 2.',
      '`from` is no field of `evidence`, item 2.',
    ]);
  });
});

describe('a value that does not fit', () => {
  const cases: [string, string, string][] = [
    ['name: Sticky notes\ntype: Do Nothing', '`type` is `Do Nothing`; expected', 'Did you mean `do_nothing`?'],
    ['name: 2024\ntype: manual', '`name` is the number `2024`; expected text.', 'Put quotes around it.'],
    ['name:\ntype: manual', '`name` has no value; expected text.', 'Write `name: '],
    ['name: " "\ntype: manual', '`name` is blank; expected text.', 'Write `name: '],
    ['name: x\ntype: [manual]', '`type` is a list; expected `status_quo`', 'Write one of these words.'],
    [
      'name: x\ntype: manual\naliases: notes',
      '`aliases` is `notes`; expected a list.',
      'Write it as a list: `[notes]`.',
    ],
    ['name: x\ntype: manual\naliases:', '`aliases` has no value; expected a list.', ', or remove the line.'],
    ['name: x\ntype: manual\naliases: [a, b, a]', 'Item 3 of `aliases` lists `a` a second time.', 'Remove one'],
    [
      'name: x\ntype: manual\nstrengths:\n  - Cheap: yes',
      'Item 1 of `strengths` is a group of keys',
      'Put quotes around',
    ],
    [
      'name: x\ntype: manual\nevidence: [Seen]',
      'Item 1 of `evidence` is `Seen`; expected a group',
      'Begin the item with `claim: …`',
    ],
  ];

  it.each(cases)('%j', (frontmatter, message, help) => {
    const found = reports(frontmatter);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(message);
    expect(found[0]?.help).toContain(help);
  });

  it('is called by its key, even when the key is a number', () => {
    const frontmatter = 'name: Sync\nlevel: product\nversus: { 2024: maybe }';
    expect(messages(frontmatter, 'field-db/attributes/sync.md')).toEqual([
      '`2024` (in `versus`) is `maybe`; expected `has`, `partial`, `lacks`, `unknown` or `n/a`.',
    ]);
  });

  it('is shown how handles, addresses and days are written', () => {
    expect(messages('name: Sales\nowners: [sales]', 'functions/sales.md')[0]).toContain('a GitHub user or team');
    expect(
      messages('name: x\ntype: manual\nevidence: [{ claim: a, source: b, tier: usage, url: a.com, date: 2026 }]'),
    ).toEqual([
      '`url` (in `evidence`, item 1) is `a.com`; expected a web address.',
      '`date` (in `evidence`, item 1) is the number `2026`; expected a date as year-month-day.',
    ]);
  });
});

it('a mistake in a field is not told again by the rules that look at what is left of it', () => {
  const files = {
    'field-db/tactics/home-page.md': '---\nname: Home\nfunction: sales\nstage: support\ninputs: none\n---\n',
  };
  expect(findingsIn(files).map(({ rule }) => rule)).toEqual(['document/schema']);
});
