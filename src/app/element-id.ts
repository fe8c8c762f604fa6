import { isUsableId } from '../document/usable-id.ts';
import { type Kind, kindWithArticle } from '../model/kinds.ts';
import { toKebab } from '../model/names.ts';
import { UserError } from './user-error.ts';

/** Throws a `UserError` that offers another id when this one cannot be the id of such an element. */
export function requireUsableId(kind: Kind, id: string): void {
  if (isUsableId(kind, id)) return;
  const kebab = toKebab(id);
  const offered = [kebab, `our-${kebab}`, 'work-offline'].find((candidate) => isUsableId(kind, candidate));
  throw new UserError(
    `\`${id}\` cannot be the id of ${kindWithArticle(kind)}: expected small letters, digits and hyphens, and no name that a positioning gives another meaning.`,
    `Use \`${offered}\`.`,
  );
}
