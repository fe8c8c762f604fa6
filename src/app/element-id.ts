import { isBystander } from '../document/identify.ts';
import { type Kind, kindOfFolder, kindWithArticle } from '../model/kinds.ts';
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

/** Is it an id in kebab case, and neither a folder of a kind nor a file that nobody reads? */
export function isUsableId(kind: Kind, id: string): boolean {
  const isTaken = (kind === 'product' && kindOfFolder(id) !== null) || isBystander(`${id}.md`);
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !isTaken;
}
