import type { ExampleFiles } from './rule.ts';

/** The day on which the examples of rules are checked. */
export const exampleDay = '2026-06-01';

const functionFile = (name: string, team: string) => `---
name: ${name}
owners: ['@example-org/${team}']
why: So that we tell the same story as everybody else.
---
`;

const viewFile = (name: string) => `---
function: ${name}
market: embedded-mobile-database
alternatives: [paper-forms, spreadsheet]
segments: [field-sales]
values: [work-offline]
---
`;

/** A small positioning in which no rule finds anything. The examples of each rule change a file or two of it. */
export const exampleWorld: ExampleFiles = {
  'sign-off.md': '---\nrequire: all_functions\n---\n',
  'functions/marketing.md': functionFile('Marketing', 'marketing'),
  'functions/sales.md': functionFile('Sales', 'sales'),
  'field-db/product.md': `---
name: Field DB
market: embedded-mobile-database
review_by: 2026-12-01
---
`,
  'field-db/alternatives/paper-forms.md':
    '---\nname: Paper order forms, re-keyed at the office\ntype: status_quo\n---\n',
  'field-db/alternatives/spreadsheet.md': '---\nname: Spreadsheet\ntype: adjacent\n---\n',
  'field-db/alternatives/server-database.md': '---\nname: Server database on each laptop\ntype: indirect\n---\n',
  'field-db/attributes/offline-sync.md': `---
name: Merges changes on reconnect
level: product
versus: { paper-forms: lacks, spreadsheet: lacks, server-database: lacks }
evidence:
  - { claim: Merges changes on reconnect, source: Demonstration, tier: usage }
---
`,
  'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by: [offline-sync]
evidence:
  - { claim: Reps go on taking orders, source: Interview with a sales manager, tier: verbatim }
---
`,
  'field-db/segments/field-sales.md': `---
name: Field sales forces that take orders away from the office
characteristics:
  - trait: Reps take orders where there is no connection
    find_by: Job posts for field sales that mention a company laptop
cares_about:
  - value: work-offline
    why: An order that waits for the evening is an order that a rival can take.
disqualifiers: [All reps work from a desk]
---
`,
  'field-db/markets/embedded-mobile-database.md': `---
name: Embedded database for mobile devices
style: big_fish_small_pond
status: chosen
why: These customers lose orders today, and nothing they compare us with merges offline work.
alternatives: [paper-forms, server-database]
segments: [field-sales]
---
`,
  'field-db/markets/personal-database.md': `---
name: Personal database
style: head_to_head
status: rejected
why: Against a spreadsheet, what is unique about the product matters to nobody.
alternatives: [spreadsheet, paper-forms]
segments: [field-sales]
retired_terms: [personal database]
---
`,
  'field-db/trends/laptops.md': '---\nname: Laptops issued to field staff\nsupports: [values/work-offline]\n---\n',
  'field-db/views/marketing.md': viewFile('marketing'),
  'field-db/views/sales.md': viewFile('sales'),
  'field-db/tactics/home-page.md': `---
name: Home page
function: marketing
stage: awareness
inputs: [markets/embedded-mobile-database, values/work-offline]
---
`,
  'field-db/roadmap/conflict-report.md': `---
name: Conflict report for head office
status: planned
strengthens: [attributes/offline-sync]
requested_by: [segments/field-sales]
---
`,
};
