import { type Kind, homeOf, kindNames, kindOfFolder } from '../model/kinds.ts';

/** What a path below the positioning folder says about the file: its kind, its id, its product. */
export interface Identity {
  readonly kind: Kind;
  readonly id: string;
  readonly product: string | null;
}

/** The identity that a path gives, or null when the path belongs to no kind. */
export function identify(path: string): Identity | null {
  const [first = '', second, third, ...deeper] = path.split('/');
  if (deeper.length > 0 || !path.endsWith('.md')) return null;
  if (second === undefined) return ofFixedFile('company', first, null);
  if (third === undefined) {
    const kind = kindOfFolder(first);
    if (kind && homeOf(kind).within === 'company') return { kind, id: idOf(second), product: null };
    return kind ? null : ofFixedFile('product', second, first);
  }
  const kind = kindOfFolder(second);
  if (!kind || kindOfFolder(first) || homeOf(kind).within !== 'product') return null;
  return { kind, id: idOf(third), product: first };
}

function ofFixedFile(within: 'company' | 'product', file: string, product: string | null): Identity | null {
  const kind = kindNames.find((name) => homeOf(name).within === within && homeOf(name).file === file);
  return kind ? { kind, id: product ?? kind, product } : null;
}

function idOf(fileName: string): string {
  return fileName.slice(0, -'.md'.length);
}

/**
 * Is this a file that a positioning folder may hold without meaning anything? Hidden files and folders, READMEs,
 * and anything that is not text an author could mistake for an element.
 */
export function isBystander(path: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return isHidden(path) || /^readme(\.md)?$/i.test(file) || !/\.(md|markdown|mdx|mdown|txt|ya?ml)$/i.test(file);
}

/** Is the file, or a folder that it is in, one that systems hide? */
export function isHidden(path: string): boolean {
  return path.startsWith('.') || path.includes('/.');
}
