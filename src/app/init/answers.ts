import { validateFields } from '../../document/validate.ts';
import { capitalise, code } from '../../model/words.ts';
import { toKebab } from '../../model/names.ts';
import { isUsableId } from '../../document/usable-id.ts';
import { requireUsableId } from '../element-id.ts';
import { UserError } from '../user-error.ts';

/** A function that is to sign. Without owners nobody can sign for it yet. */
export interface FunctionAnswer {
  readonly id: string;
  readonly owners: readonly string[];
}

/** All that `init` needs to be told. Names may be left out: they are then made of the ids, and the other way round. */
export interface InitAnswers {
  readonly product: { readonly id: string; readonly name: string };
  readonly market: { readonly id: string; readonly name: string };
  readonly functions: readonly FunctionAnswer[];
}

/** What somebody said, before it was looked at. */
export interface RawAnswers {
  readonly product?: string | undefined;
  readonly name?: string | undefined;
  readonly market?: string | undefined;
  /** Each `marketing`, or `marketing=@acme/marketing,@bo`. */
  readonly functions?: readonly string[] | undefined;
}

const marketToBeNamed = 'First market';
const usualFunctions = ['marketing', 'sales', 'product'];

/** Reads answers, and puts what is usual where nothing was said. Throws a `UserError` for an answer that cannot stand. */
export function parseAnswers({ product, name, market = marketToBeNamed, functions }: RawAnswers): InitAnswers {
  const id = product ?? toKebab(name ?? '');
  if (id === '') {
    throw new UserError(
      'It is not said which product is positioned.',
      'Name it, and who signs: throughline init --yes --product field-db --function marketing=@acme/marketing --function sales=@acme/sales',
    );
  }
  requireUsableId('product', id);
  const marketId = toKebab(market);
  requireUsableId('market', marketId);
  const said = functions === undefined || functions.length === 0 ? usualFunctions : functions;
  return {
    product: { id, name: name ?? nameFromId(id) },
    market: { id: marketId, name: market === marketId ? nameFromId(market) : market },
    functions: requireDistinct(said.map(parseFunction)),
  };
}

function parseFunction(text: string): FunctionAnswer {
  const [id = '', ...rest] = text.split('=');
  const owners = rest
    .join('=')
    .split(/[\s,]+/)
    .filter((owner) => owner !== '');
  requireUsableId('function', id.trim());
  const problem = owners.map(explainOwner).find((words) => words !== null);
  if (problem) throw new UserError(problem, `Write it like this: --function ${id}=@acme/${id}`);
  return { id: id.trim(), owners };
}

/** Why a text names nobody who could sign, or null when it does. */
export function explainOwner(text: string): string | null {
  const { problems } = validateFields('function', { name: 'Any', owners: [text] });
  return problems.length === 0
    ? null
    : `${code(text)} is no owner; expected a GitHub user or team, such as @bo or @acme/sales.`;
}

/** Why a text can be no name of a product or a market, or null when it can. */
export function explainName(kind: 'product' | 'market', text: string): string | null {
  return isUsableId(kind, toKebab(text))
    ? null
    : 'Expected a name with letters or digits in it, and no word that Throughline needs itself.';
}

function requireDistinct(functions: readonly FunctionAnswer[]): readonly FunctionAnswer[] {
  const ids = functions.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return functions;
  throw new UserError(
    `The function ${code(twice)} is named twice.`,
    `Put its owners together: --function ${twice}=@acme/${twice},@bo`,
  );
}

/** `customer-success` as people write it: Customer success. */
export function nameFromId(id: string): string {
  return capitalise(id.replaceAll('-', ' '));
}
