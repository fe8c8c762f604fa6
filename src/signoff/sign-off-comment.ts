/** The shortest part of a digest that a comment may name. */
export const shortestPrefix = 7;
/**
 * How much of a digest people are asked to copy: so much that nobody can prepare two contents that begin alike, which
 * takes about 2 to the power of half the bits (here 64).
 */
export const printedPrefix = 32;

/** What the first line of a comment asks for: to sign a digest, something that only looks like it, or nothing. */
export type Command = { readonly type: 'sign-off'; readonly prefix: string } | { readonly type: 'malformed' };

/** Reads the command `/sign-off <digest prefix>` from the first line of a comment. Null when it holds none. */
export function parseSignOffComment(body: string): Command | null {
  const [first = ''] = body.trimStart().split(/\r?\n/, 1);
  const [command, prefix = '', ...rest] = first.trim().split(/[ \t]+/);
  if (command !== '/sign-off') return null;
  const isPrefix = /^[0-9a-f]+$/i.test(prefix) && prefix.length >= shortestPrefix && prefix.length <= 64;
  return isPrefix && rest.length === 0 ? { type: 'sign-off', prefix: prefix.toLowerCase() } : { type: 'malformed' };
}

/** The comment that signs a digest. */
export function signOffCommand(digest: string): string {
  return `/sign-off ${digest.slice(0, printedPrefix)}`;
}
