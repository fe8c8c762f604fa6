import type { Corpus } from '../../document/corpus.ts';
import { suggest } from '../../document/nearest.ts';
import { splitTypedReference } from '../../document/references.ts';
import type { Rename } from '../../diff/rename.ts';
import {
  homeOf,
  type Kind,
  kindLabel,
  kindNames,
  kindOfFolder,
  kindWithArticle,
  typedReference,
} from '../../model/kinds.ts';
import { code, listInWords } from '../../model/words.ts';
import { requireUsableId } from '../element-id.ts';
import { pickProduct } from '../pick.ts';
import { UserError } from '../user-error.ts';

export interface RenameWish {
  /** The element as `kind/id`, such as `values/work-offline` or `function/sales`. */
  readonly reference: string;
  readonly to: string;
  /** Needed only where there are several products. */
  readonly product?: string | undefined;
}

/** The renames that a wish comes to, the wished one last: a function takes its views along. */
export interface WishedRenames {
  readonly renames: readonly Rename[];
  /** Has the file its new path already, so that only what refers to it is left to do? */
  readonly isMoved: boolean;
}

/** Throws a `UserError` when there is no such element, or the new id cannot be had. */
export function pickRenames(corpus: Corpus, { reference, to, product: wanted }: RenameWish): WishedRenames {
  const { kind, id: from } = parseReference(corpus, reference);
  const isOfCompany = homeOf(kind).within === 'company' || kind === 'product';
  const product = isOfCompany ? null : pickProduct(corpus, wanted).id;
  const isThere = (id: string) => corpus.exists(kind, id, kind === 'product' ? id : product);
  const own = { kind, product, from, to };
  if (!isThere(from) && !isThere(to)) throw unknownElement(corpus, own);
  if (from === to) throw new UserError(`${code(reference)} is called that already.`, 'Choose another id.');
  requireUsableId(kind, to);
  if (isThere(from) && isThere(to)) {
    throw new UserError(`There is ${kindWithArticle(kind)} ${code(to)} already.`, 'Choose another id.');
  }
  return { renames: kind === 'function' ? [...viewsOf(corpus, own), own] : [own], isMoved: !isThere(from) };
}

function parseReference(corpus: Corpus, reference: string): { kind: Kind; id: string } {
  const typed = splitTypedReference(reference);
  const kind = typed && (kindOfFolder(typed.folder) ?? kindNames.find((name) => name === typed.folder));
  if (typed && kind === 'view') {
    throw new UserError(
      'A view has the name of its function.',
      `Rename the function, and its views follow: throughline rename functions/${typed.id} <new-id>`,
    );
  }
  if (typed && kind && canBeRenamed(kind)) return { kind, id: typed.id };
  const problem = typed
    ? `${code(typed.folder)} is no kind whose files can be renamed.`
    : `${code(reference)} does not say of which kind it is.`;
  throw new UserError(problem, suggestReference(corpus, reference));
}

function canBeRenamed(kind: Kind): boolean {
  return kind === 'product' || (homeOf(kind).folder !== undefined && kind !== 'view');
}

/** Offers the elements of that id or path, or says how any can be written. */
function suggestReference({ files }: Corpus, reference: string): string {
  const meant = files.flatMap(({ identity, path }) => {
    const isMeant = identity && canBeRenamed(identity.kind) && (identity.id === reference || path === reference);
    return isMeant ? [code(typedReference(identity.kind, identity.id))] : [];
  });
  if (meant.length > 0) return `Did you mean ${listInWords([...new Set(meant)], 'or')}?`;
  const forms = kindNames.filter(canBeRenamed).map((kind) => code(typedReference(kind, '…')));
  return `Write it as one of ${forms.join(', ')}.`;
}

/** Every view of the function, in each product. */
function viewsOf({ files }: Corpus, { from, to }: Rename): Rename[] {
  return files.flatMap(({ identity }) =>
    identity?.kind === 'view' && identity.id === from
      ? [{ kind: 'view' as const, product: identity.product, from, to }]
      : [],
  );
}

/** An element that was asked for and is not there. */
export function unknownElement({ files, root }: Corpus, { kind, product, from }: Rename): UserError {
  const ids = files.flatMap(({ identity }) =>
    identity?.kind === kind && (kind === 'product' || identity.product === product) ? [identity.id] : [],
  );
  const where = product === null ? `in ${root}/` : `in the product ${code(product)}`;
  return new UserError(`There is no ${kindLabel(kind)} ${code(from)} ${where}.`, suggest(from, ids, kindLabel(kind)));
}
