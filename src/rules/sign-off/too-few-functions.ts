import { fieldSpot } from '../../model/element.ts';
import { defineRule } from '../rule.ts';
import { countFiles } from '../walk.ts';
import { capitalise, countInWords } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'sign-off/too-few-functions',
    summary: 'Fewer than two functions sign.',
    why: 'The cure for misalignment is a group effort in which every function signs the same positioning. One function that signs its own story is where the trouble began.',
    severity: 'error',
    source: 'April Dunford: positioning is a group effort of every function.',
  },
  examples: {
    clean: {
      'functions/customer-success.md': "---\nname: Customer success\nowners: ['@example-org/customer-success']\n---\n",
      'field-db/views/customer-success.md': '---\nfunction: customer-success\nmarket: embedded-mobile-database\n---\n',
    },
    failing: {
      'sign-off.md': '---\nrequire: all_functions # expect\n---\n',
      'functions/sales.md': null,
      'field-db/views/sales.md': null,
    },
  },
  *check({ corpus, positioning }) {
    const count = countFiles(corpus, 'function').get(null) ?? 0;
    if (!positioning.signOff || count >= 2) return;
    yield {
      message: `${capitalise(countInWords(count, 'function'))} ${count === 1 ? 'signs' : 'can sign'} the positioning; expected at least two.`,
      at: fieldSpot(positioning.signOff, ['require']),
      help: 'Add a file to `functions/` for each part of the company that tells the story, such as sales or product.',
    };
  },
});
