import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { openMarkets } from '../walk.ts';
import { code, nameInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'market/joined-categories',
    summary: 'The name of a market seems to join two categories.',
    why: 'A category helps because customers already know what to compare it with. Two categories in one name bring two sets of alternatives and expectations, and the customer has to guess which one holds. Whether a name is one category or two is a judgement: where customers use the joined name themselves, switch the rule off or ignore it.',
    severity: 'warning',
    source:
      'April Dunford, *Obviously Awesome* (2019): a market category is a frame of reference that customers already have.',
  },
  examples: {
    clean: {
      'field-db/markets/order-capture.md': `---
name: Order capture for reps and merchandisers
style: big_fish_small_pond
alternatives: [paper-forms, server-database]
segments: [field-sales]
---
`,
    },
    failing: {
      'field-db/markets/order-capture.md': `---
name: Mobile database and order capture # expect
style: big_fish_small_pond
alternatives: [paper-forms, server-database]
segments: [field-sales]
---
`,
    },
  },
  *check({ positioning }) {
    for (const market of openMarkets(positioning)) {
      const joint = findJoint(market.fields.name);
      if (joint === null) continue;
      yield {
        message: `${nameInWords(market)} may be two categories, joined by ${code(joint)}; expected one that customers already know.`,
        at: fieldSpot(market, ['name']),
        help: 'Choose the category that customers start from; write the other one down as a market of its own, or as what the product has.',
      };
    }
  },
});

// Pairs that customers use as one word, so that the joint in them joins no categories.
const fixedPairs = `research and development|health and safety|environment health and safety|food and beverage
|sales and marketing|marketing and sales|mergers and acquisitions|profit and loss|supply and demand|import and export
|bed and breakfast|oil and gas|arts and crafts|travel and expense|travel and expenses|time and attendance|time and expense|time and expenses
|governance risk and compliance|risk and compliance|identity and access|search and rescue|backup and recovery
|backup and restore|track and trace|payable and receivable|terms and conditions|diversity and inclusion
|heating and cooling|heating ventilation and air conditioning|learning and development|training and development
|extract transform and load|information and event|planning and analysis|configure price and quote|configure price quote
|detection and response|command and control|pick and place|pick and pack|publish and subscribe|black and white
|drag and drop|operations and maintenance|maintenance repair and operations|maintenance repair and overhaul
|repair and overhaul|safety and security|monitoring and evaluation|verification and validation|test and measurement
|testing and certification|small and medium|small and mid|property and casualty|life and annuity|check in and check out
|trust and safety|wear and tear|lock and key|point and click|plug and play|question and answer|questions and answers
|buy and sell|lost and found|hardware and software|audio and video|fraud and abuse|anti fraud and abuse|tax and audit
|ci cd|tcp ip|a b|i o|24 7|and or|on off|read write|client server|pub sub
|r and d|p and l|m and a|q and a|b and b|f and b`.split(/\n?\|/);

// Without spaces around it a sign joins categories only between words: AT&T and B2B/B2C are one.
const joint = /\s(and|or|[&+/])\s|\p{L}{3}([&+/])\p{L}{3}|\p{L}(,)\s/u;
const modifier = /\s(?:for|of|in|with|without|between|from|to|on|by|at|that|who|which|where)\s.*$/s;

/** What joins two categories in a name, or null. What follows "for" and the like tells who, not what. */
function findJoint(name: string): string | null {
  const lower = name.slice(0, 500).toLowerCase();
  const head = lower.replace(modifier, '');
  const plain = head.replaceAll('&', ' and ').replace(/[,/\s-]+/g, ' ');
  if (fixedPairs.some((pair) => ` ${plain} `.includes(` ${pair} `))) return null;
  const found = joint.exec(head);
  return found ? (found.slice(1).find((sign) => sign !== undefined) ?? null) : null;
}
