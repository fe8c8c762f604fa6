import { firstMarketOf, startElement } from '../create-element.ts';
import { type InitAnswers, nameFromId } from './answers.ts';
import { renderDevcontainer, renderTasks } from './editor.ts';
import { renderPullRequestWorkflow, renderSignOffWorkflow, signOffReviewWorkflow } from './workflows.ts';

/** Which parts are wanted besides the positioning itself. */
export interface InitParts {
  readonly workflows: boolean;
  readonly editor: boolean;
  readonly devcontainer: boolean;
  /** The branch that the gate guards. */
  readonly branch: string;
}

/** Where things go. */
export interface InitPlace {
  /** The positioning folder, from the working folder. */
  readonly root: string;
  /** The same, from the top of the repository. */
  readonly rootFromTop: string;
  /** The way up from the working folder to the top of the repository: empty, or ends in a slash. */
  readonly toTop: string;
}

export interface WantedFile {
  /** From the working folder. */
  readonly path: string;
  readonly text: string;
  /** What belongs to the user from the moment it is written is never replaced. */
  readonly isReplaceable: boolean;
}

/** The starting files of a positioning: the policy, the functions, the product, and last its first market. */
export function positioningFiles({ root }: InitPlace, { product, market, functions }: InitAnswers): WantedFile[] {
  const company = { root, product: null };
  const own = { root, product: product.id };
  const files = [
    startElement(company, { kind: 'sign-off', id: 'sign-off', known: {} }),
    ...functions.map(({ id, owners }) => {
      return startElement(company, { kind: 'function', id, known: { name: nameFromId(id), owners } });
    }),
    startElement(own, { kind: 'product', id: product.id, known: { name: product.name, market: market.id } }),
    startElement(own, firstMarketOf(market)),
  ];
  return files.map((file) => ({ ...file, isReplaceable: false }));
}

/** What stands at the top of the repository: GitHub and editors look there. */
export function surroundingFiles(
  { rootFromTop: root, toTop }: InitPlace,
  { functions }: InitAnswers,
  { workflows, editor, devcontainer, branch }: InitParts,
): WantedFile[] {
  const hasTeams = functions.some(({ owners }) => owners.length === 0 || owners.some((owner) => owner.includes('/')));
  const texts: [string, string][] = [
    ...(workflows
      ? ([
          ['.github/workflows/pull-request.yml', renderPullRequestWorkflow({ root, branch })],
          ['.github/workflows/sign-off.yml', renderSignOffWorkflow({ root, branch }, hasTeams)],
          ['.github/workflows/sign-off-review.yml', signOffReviewWorkflow],
        ] as [string, string][])
      : []),
    ...(editor ? ([['.vscode/tasks.json', renderTasks(root)]] as [string, string][]) : []),
    ...(devcontainer ? ([['.devcontainer/devcontainer.json', renderDevcontainer(root)]] as [string, string][]) : []),
  ];
  return texts.map(([path, text]) => ({ path: toTop + path, text, isReplaceable: !path.startsWith('.vscode/') }));
}
