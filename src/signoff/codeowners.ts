import { code } from '../model/words.ts';
import { type PathNames, parsePattern, splitPath } from './codeowners-pattern.ts';
import type { Problem } from './problem.ts';

/** CODEOWNERS, understood. Only without problems does it say for sure who owns what. */
export interface Codeowners {
  /** In the order of the file: the last that matches a path counts. */
  readonly rules: readonly OwnershipRule[];
  readonly problems: readonly CodeownersProblem[];
}

/** A line that says who owns what. */
export interface OwnershipRule {
  /** 1-based. */
  readonly line: number;
  /** As written, escapes included. */
  readonly pattern: string;
  /** As written: `@org/team`, `@user` or an email address. Empty: nobody owns what it matches. */
  readonly owners: readonly string[];
  readonly matches: (path: PathNames) => boolean;
}

/** A line outside of what GitHub documents. It is no rule. */
export interface CodeownersProblem extends Omit<Problem, 'status'> {
  /** 1-based. */
  readonly line: number;
}

/** GitHub does not load a larger file: 3 MB. */
const maxBytes = 3 * 1024 * 1024;
const maxLineLength = 10_000;

const wordForm = /(?:\\.?|[^\\ \t])+/gsu;
const ownerForm =
  /^(?:@[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\/[A-Za-z0-9._-]+)?|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/;
// Some readers end a line at these, so that a comment for one is a rule for another.
const lineBreaks = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}]/u;
const lookalikes = /(?! )[\p{Zs}\p{Cf}]/u;

/**
 * Reads what GitHub documents of CODEOWNERS, in time linear in the text. Never throws: a line outside of that is a
 * problem, and so is a file so large that GitHub does not load it.
 */
export function parseCodeowners(text: string): Codeowners {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) {
    const message = `The file has ${bytes} bytes; expected at most ${maxBytes}, because GitHub loads no larger one.`;
    return { rules: [], problems: [{ line: 1, message, help: 'Let wildcards and folders stand for many lines.' }] };
  }
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const parsed = lines.flatMap((line, index) => parseLine(line.replace(/\r$/, ''), index + 1) ?? []);
  return {
    rules: parsed.filter((each) => 'owners' in each),
    problems: parsed.filter((each) => 'message' in each),
  };
}

/** The rule that decides who owns a path from the top of the repository: the last that matches. Null when none does. */
export function findOwnership({ rules }: Codeowners, path: string): OwnershipRule | null {
  const names = splitPath(path);
  return rules.findLast(({ matches }) => matches(names)) ?? null;
}

/** Is it the same owner? Case makes no difference, as on GitHub. */
export function isSameOwner(a: string, b: string): boolean {
  return lowerCase(a) === lowerCase(b);
}

/** Unlike `toLowerCase`, makes no letter of the alphabet out of one outside of it, such as the Kelvin sign. */
function lowerCase(owner: string): string {
  return owner.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Null for a line that holds nothing but a comment or blanks. */
function parseLine(text: string, line: number): OwnershipRule | CodeownersProblem | null {
  if (text.length > maxLineLength) {
    const message = `The line has ${text.length} characters; expected at most ${maxLineLength}.`;
    return { line, message, help: 'Let a team own the path rather than people one by one.' };
  }
  const words = text.match(wordForm) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  const said = comment === -1 ? words : words.slice(0, comment);
  const hidden = lineBreaks.exec(text) ?? lookalikes.exec(said.join(' '));
  if (hidden) return { line, ...hiddenProblem(hidden[0]) };
  const [pattern, ...owners] = said;
  if (pattern === undefined) return null;
  if (/^[ \t]/.test(text)) {
    const message = 'The line begins with a blank, which may or may not be part of the pattern; expected the pattern.';
    return { line, message, help: 'Take the blank out.' };
  }
  const parsed = parsePattern(pattern);
  if ('message' in parsed) return { line, ...parsed };
  const stranger = owners.find((owner) => !ownerForm.test(owner));
  if (stranger === undefined) return { line, pattern, owners, matches: parsed.matches };
  return {
    line,
    message: `${code(stranger)} is no owner; expected \`@user\`, \`@org/team\` or an email address.`,
    help: 'Correct the owner. A space in a path is written `\\ `, and a comment begins with ` #`.',
  };
}

function hiddenProblem(character: string): Omit<Problem, 'status'> {
  const point = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return {
    message: `The line holds the character U+${point}, which nobody sees; expected text, spaces and tabs.`,
    help: 'Take the character out, or write `?` where it is part of a name.',
  };
}
