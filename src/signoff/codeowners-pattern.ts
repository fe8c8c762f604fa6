import { matchesList } from '../model/glob.ts';
import { code } from '../model/words.ts';
import type { Problem } from './problem.ts';

/** The names of a path from the top, each as the characters that it is made of. */
export type PathNames = readonly (readonly string[])[];

/** A pattern of CODEOWNERS, ready to be matched, or why nobody can be sure what GitHub makes of it. */
export type Pattern = { readonly matches: (path: PathNames) => boolean } | Omit<Problem, 'status'>;

const anyText = Symbol('*');
const anyCharacter = Symbol('?');
type NamePattern = readonly (string | typeof anyText | typeof anyCharacter)[];

const anyName: NamePattern = [anyText];
/** Told apart from every other name by being this very array. */
const anyFolders: NamePattern = [];

const wildcards = new Map<string, NamePattern[number]>([
  ['*', anyText],
  ['?', anyCharacter],
]);

/** What keeps a pattern outside of the subset, once its escapes are replaced. The first that applies is reported. */
const exclusions: readonly { readonly sign: RegExp; readonly what: string; readonly help: string }[] = [
  {
    sign: /^\^?\[/,
    what: 'begins with a bracket, like the sections that only GitLab knows; expected a path',
    help: 'Take the header of the section out, or write `\\[` for the bracket itself.',
  },
  {
    sign: /^!/,
    what: 'is negated, and CODEOWNERS knows no negation; expected a path',
    help: 'To take ownership away, write the path without `!` and without owners further down. A name that begins with `!` goes behind a slash.',
  },
  {
    sign: /[[\]]/,
    what: 'holds a bracket, and CODEOWNERS knows no ranges of characters; expected names and wildcards',
    help: 'Write `?` for any one character, `\\[` and `\\]` for the brackets themselves.',
  },
  {
    sign: /\\/,
    what: 'has a backslash before something else than a space, `*`, `?`, `[`, `]` or a backslash; expected none there',
    help: 'Take the backslash out. A name that begins with `#` or `!` goes behind a slash.',
  },
  {
    sign: / #/,
    what: 'has a `#` behind an escaped space, which may or may not begin a comment; expected no such name',
    help: 'Write `?` for the space or for the `#`.',
  },
  {
    sign: /[^/]\*\*|\*\*[^/]/,
    what: 'has two stars or more as part of a name; expected `*` in a name, or `**` as a whole one for any folders',
    help: 'Write `*`, or put the two stars between slashes.',
  },
  {
    sign: /\*\*\/$/,
    what: 'ends in `**/`, which is read in different ways; expected a folder, or `**` at the end',
    help: 'End it in `/**` to own everything below, or in `/**/*/` to own what is in its folders only.',
  },
  {
    sign: /^\/$|\/\/|(?:^|\/)\.\.?(?:\/|$)/,
    what: 'has a name that no file has, so that it never matches; expected names with one slash between them',
    help: 'Write `*` to own everything, or begin at the top of the repository with `/`.',
  },
];

/**
 * Reads a pattern as GitHub documents it ("About code owners"), with its escapes as written. What it names is owned
 * with everything below, but a `*` as the last of several names stays at its level. Matching takes time that grows
 * with pattern times path and no faster.
 */
export function parsePattern(text: string): Pattern {
  const plain = text.replace(/\\([ *?[\]\\])/g, (_, escaped) => (escaped === ' ' ? ' ' : '_'));
  const exclusion = exclusions.find(({ sign }) => sign.test(plain));
  if (exclusion) return { message: `The pattern ${code(text)} ${exclusion.what}.`, help: exclusion.help };
  const names = compileNames(text);
  return { matches: (path) => matchesList(names, path, anyFolders, matchesName) };
}

/** A path as patterns are matched against it; split once for all the rules of a file. */
export function splitPath(path: string): PathNames {
  return path.split('/').map((name) => [...name]);
}

function compileNames(text: string): NamePattern[] {
  const names = text.replace(/^\/|\/$/g, '').split('/');
  const floats = names.length === 1 && !text.startsWith('/');
  return [...(floats ? [anyFolders] : []), ...names.map(compileName), ...reachOf(text)];
}

function compileName(name: string): NamePattern {
  if (name === '**') return anyFolders;
  return Array.from(name.matchAll(/\\(.)|./gsu), ([written, escaped]) => escaped ?? wildcards.get(written) ?? written);
}

/** What a path may still hold below the last name. `a/` and `a/**` own what is in the folder, not a file of its name. */
function reachOf(text: string): NamePattern[] {
  if (text.endsWith('/')) return [anyFolders, anyName];
  if (text.endsWith('/**')) return [anyName];
  return text.endsWith('/*') ? [] : [anyFolders];
}

function matchesName(pattern: NamePattern, name: readonly string[]): boolean {
  return matchesList(pattern, name, anyText, (wanted, given) => wanted === anyCharacter || wanted === given);
}
