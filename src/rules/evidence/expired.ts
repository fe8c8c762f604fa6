import { fieldSpot } from '../../model/element.ts';
import { evidenceOf } from '../../derive/proof.ts';
import { defineRule } from '../rule.ts';
import { clip } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'evidence/expired',
    summary: 'The day after which a piece of evidence should no longer be relied on is past.',
    why: 'Customers leave, rivals ship, figures age. A claim that rests on expired evidence still sounds the same, until a buyer checks it.',
    severity: 'warning',
    source: 'The files themselves: `expires` is the day that whoever added the evidence set.',
  },
  examples: {
    clean: {
      'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by: [offline-sync]
evidence:
  - claim: Reps go on taking orders
    source: Interview with a sales manager
    tier: verbatim
    expires: 2026-06-01
---
`,
    },
    failing: {
      'field-db/values/work-offline.md': `---
name: Keep selling while disconnected
enabled_by: [offline-sync]
evidence:
  - claim: Reps go on taking orders
    source: Interview with a sales manager
    tier: verbatim
    expires: 2026-05-31 # expect
---
`,
    },
  },
  *check({ positioning, today }) {
    for (const element of positioning.elements) {
      for (const [index, { claim, expires }] of evidenceOf(element).entries()) {
        if (expires === undefined || expires >= today) continue;
        yield {
          message: `The evidence "${clip(claim)}" expired on ${expires}.`,
          at: fieldSpot(element, ['evidence', index, 'expires']),
          help: 'Look whether it still holds and set a new `expires`, or replace it.',
        };
      }
    }
  },
});
