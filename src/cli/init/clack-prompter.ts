import { cancel, intro, isCancel, multiselect, text } from '@clack/prompts';
import { UserError } from '../../app/user-error.ts';
import type { Prompter } from './prompter.ts';

/** Asks at the terminal. */
export const clackPrompter: Prompter = {
  begin: (title) => intro(title),
  async askText({ message, example, explain }) {
    const validate = (answer: string | undefined) => explain(answer ?? '') ?? undefined;
    return answered(await text({ message, placeholder: example, validate })) ?? '';
  },
  async askSome({ message, choices, usual, atLeastOne }) {
    const options = choices.map(({ value, label }) => ({ value, label }));
    return answered(await multiselect({ message, options, initialValues: [...usual], required: atLeastOne }));
  },
};

/** The library answers with a symbol when somebody stops. */
function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Stopped.');
  throw new UserError('Stopped, and nothing was written.', 'Run it again when you are ready.');
}
