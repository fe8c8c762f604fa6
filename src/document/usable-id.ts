import { type Kind, kindOfFolder } from '../model/kinds.ts';
import { isBystander } from './identify.ts';

/** Is it an id in kebab case, and neither a folder of a kind nor a file that nobody reads? */
export function isUsableId(kind: Kind, id: string): boolean {
  const isTaken = (kind === 'product' && kindOfFolder(id) !== null) || isBystander(`${id}.md`);
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !isTaken;
}
