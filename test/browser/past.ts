import type { HistoryEntry } from '../../src/diff/history-entry.ts';

const about = { product: 'mobile-database' } as const;

/** Two commits of the example, as its history would tell them. */
export const pastOfMobileDatabase: readonly HistoryEntry[] = [
  {
    commit: 'b7c1d2e3f4a5968778695a4b3c2d1e0f9a8b7c6d',
    at: '2026-05-28T14:20:00Z',
    author: 'Product marketing',
    title: 'Choose the embedded market',
    changes: [
      {
        ...about,
        kind: 'product',
        id: 'mobile-database',
        change: 'changed',
        field: ['market'],
        part: 'field',
        before: 'personal-use-sql-database',
        after: 'embedded-mobile-database',
      },
      {
        ...about,
        kind: 'attribute',
        id: 'sync-on-reconnect',
        change: 'changed',
        field: ['versus', 'flat-files'],
        part: 'field',
        before: 'lacks',
        after: 'partial',
      },
      {
        ...about,
        kind: 'alternative',
        id: 'paper-rekey',
        change: 'renamed',
        field: null,
        before: 'paper-forms',
        after: 'paper-rekey',
      },
    ],
    consequences: [
      {
        ...about,
        kind: 'chosen_market_changed',
        subject: { kind: 'product', id: 'mobile-database' },
        statement:
          'The chosen market is "Embedded database for mobile devices" and no longer "Personal-use SQL database".',
        because: '`market` of the product changed.',
      },
    ],
  },
  {
    commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    at: '2026-04-02T09:00:00Z',
    author: 'Sales',
    title: 'What customers say about handhelds',
    changes: [
      {
        ...about,
        kind: 'market',
        id: 'embedded-mobile-database',
        change: 'changed',
        field: ['expected', 'runs on handheld devices'],
        part: 'item',
        before: null,
        after: 'runs on handheld devices',
      },
    ],
    consequences: [],
  },
];
