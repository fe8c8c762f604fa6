import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'function/no-owner',
    summary: 'Nobody can sign for a function.',
    why: 'Every function signs the positioning. Without an owner nobody can sign for this one, and the gate lets no change through until somebody can.',
    severity: 'error',
    source: 'The files themselves: `owners` names the GitHub users or teams who sign for a function.',
  },
  examples: {
    clean: {
      'functions/sales.md': "---\nname: Sales\nowners: ['@example-org/sales']\n---\n",
    },
    failing: {
      'functions/sales.md': '---\nname: Sales\nowners: [] # expect\n---\n',
    },
  },
  *check({ positioning }) {
    for (const element of positioning.functions.values()) {
      if (element.fields.owners.length > 0) continue;
      yield {
        message: `${nameInWords(element)} has no owner, so nobody can sign for it; expected a GitHub user or team.`,
        at: fieldSpot(element, ['owners']),
        help: "Add whoever speaks for this function, as in `owners: ['@example-org/sales']`.",
      };
    }
  },
});
