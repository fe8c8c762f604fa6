import { explainName, explainOwner, nameFromId, type RawAnswers } from '../../app/init/answers.ts';
import type { InitParts } from '../../app/init/wanted-files.ts';
import type { Prompter } from './prompter.ts';

const usualFunctions = ['executive', 'marketing', 'sales', 'product', 'customer-success'];

/** Asks for everything that was not said by a flag, in the words of somebody who markets the product. */
export async function askForAnswers(prompter: Prompter, said: RawAnswers): Promise<RawAnswers> {
  const name =
    said.product === undefined && said.name === undefined
      ? await prompter.askText({
          message: 'Which product do you position?',
          example: 'Field DB',
          explain: (text) => explainName('product', text),
        })
      : said.name;
  const market =
    said.market ??
    (await prompter.askText({
      message: 'In which market category do you sell it today?',
      example: 'Embedded mobile database',
      explain: (text) => explainName('market', text),
    }));
  const functions = said.functions && said.functions.length > 0 ? said.functions : await askForFunctions(prompter);
  return { product: said.product, name, market, functions };
}

async function askForFunctions(prompter: Prompter): Promise<string[]> {
  const ids = await prompter.askSome({
    message: 'Who has to agree before the story changes? At least two.',
    choices: usualFunctions.map((value) => ({ value, label: nameFromId(value) })),
    usual: usualFunctions,
    atLeastOne: true,
  });
  const functions: string[] = [];
  for (const id of ids) {
    const owners = await prompter.askText({
      message: `Who signs for ${nameFromId(id)}? Users or teams on GitHub; may stay empty.`,
      example: `@acme/${id}`,
      explain: explainOwners,
    });
    functions.push(`${id}=${owners}`);
  }
  return functions;
}

function explainOwners(text: string): string | null {
  const problems = text.split(/[\s,]+/).map((owner) => (owner === '' ? null : explainOwner(owner)));
  return problems.find((problem) => problem !== null) ?? null;
}

/** Asks which parts are wanted, of those that no flag has ruled out. */
export async function askForParts(prompter: Prompter, said: InitParts): Promise<InitParts> {
  const parts = [
    { value: 'workflows', label: 'Checks and the sign-off of every function, on GitHub', offered: said.workflows },
    { value: 'editor', label: 'Findings in VS Code', offered: said.editor },
    { value: 'pages', label: 'The site, published on GitHub Pages for everybody to read', offered: true },
    { value: 'devcontainer', label: 'A machine in the browser (Codespaces)', offered: true },
  ] as const;
  const choices = parts.filter(({ offered }) => offered);
  const isUsual = { workflows: true, editor: true, pages: said.pages, devcontainer: said.devcontainer };
  const usual = choices.flatMap(({ value }) => (isUsual[value] ? [value] : []));
  const chosen = await prompter.askSome({ message: 'What shall stand around it?', choices, usual, atLeastOne: false });
  return {
    ...said,
    workflows: chosen.includes('workflows'),
    editor: chosen.includes('editor'),
    pages: chosen.includes('pages'),
    devcontainer: chosen.includes('devcontainer'),
  };
}

/** Which of the files that differ may be replaced. */
export async function askForReplacements(prompter: Prompter, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  return prompter.askSome({
    message: 'These are there and say something else. Which may be replaced?',
    choices: paths.map((path) => ({ value: path, label: path })),
    usual: [],
    atLeastOne: false,
  });
}
