import { parseCorpus } from '../document/parse-corpus.ts';
import { identify } from '../document/identify.ts';
import { parseText } from '../document/parse-text.ts';
import type { Element } from '../model/element.ts';
import type { ReadEntry } from '../model/entry.ts';
import type { TreeEntry } from '../model/pull-request.ts';
import { code } from '../model/words.ts';
import { type Codeowners, parseCodeowners } from './codeowners.ts';
import { findCodeowners, pathInRoot } from './guard.ts';
import type { Problem } from './problem.ts';

/** A function as the policy has it: who may sign for it. */
export interface SigningFunction {
  readonly id: string;
  readonly name: string;
  /** Handles as CODEOWNERS names them: `@org/team` or `@user`. */
  readonly owners: readonly string[];
}

/** Who signs what, as one commit has it. */
export interface Policy {
  readonly require: 'all_functions' | 'owning_functions';
  /** One person signs for one function. */
  readonly distinctPeople: boolean;
  readonly authorSigns: boolean;
  readonly functions: readonly SigningFunction[];
  readonly codeowners: Codeowners;
}

/** A policy, or what keeps it from being one. With any problem there is no policy: a gate must not guess. */
export type PolicyReading =
  | { readonly policy: Policy; readonly problems: readonly [] }
  | { readonly policy: null; readonly problems: readonly Problem[] };

/** The files of a commit that say who signs. */
export interface PolicyFiles {
  /** `sign-off.md` and `functions/*.md`, with paths below the positioning folder. */
  readonly entries: readonly ReadEntry[];
  readonly codeowners: ReadEntry | null;
}

const maxFunctions = 50;
const maxOwners = 100;
/** Problems of one CODEOWNERS that are told; one is enough to keep the gate shut. */
const mostTold = 10;

/**
 * The files of a commit to read for its policy: those of the positioning folder, and CODEOWNERS where it has one. Of
 * more functions than are allowed just enough are named to see that they are too many.
 */
export function findPolicyFiles(
  tree: readonly TreeEntry[],
  root: string,
): { readonly inRoot: readonly TreeEntry[]; readonly codeowners: TreeEntry | null } {
  const inRoot = tree.filter(({ path }) => {
    const below = pathInRoot(path, root);
    const kind = below === null ? undefined : identify(below)?.kind;
    return kind === 'sign-off' || kind === 'function';
  });
  return { inRoot: inRoot.slice(0, maxFunctions + 2), codeowners: findCodeowners(tree) };
}

/** Reads the policy of a commit. `where` names the commit in messages: `main`, `this pull request`. */
export function parsePolicy(files: PolicyFiles, root: string, where: string): PolicyReading {
  const corpus = parseCorpus(root, files.entries);
  const { signOff, functions } = corpus.positioning;
  const codeowners = files.codeowners && readCodeowners(files.codeowners);
  const problems = [
    ...corpus.files.flatMap(({ path, problems: found }) => (found.length > 0 ? [brokenFile(path, where)] : [])),
    ...missingParts(corpus.positioning, { root, where }),
    ...codeownersProblems(codeowners, files.codeowners?.path ?? 'CODEOWNERS', where),
    ...tooManyOwners(functions, where),
  ];
  if (problems.length > 0 || !signOff || !codeowners) return { policy: null, problems };
  const { require, distinct_people, author_signs } = signOff.fields;
  const policy: Policy = {
    require,
    distinctPeople: distinct_people ?? true,
    authorSigns: author_signs ?? true,
    functions: [...functions.values()].map(signingFunction),
    codeowners,
  };
  return { policy, problems: [] };
}

function signingFunction({ id, fields }: Element<'function'>): SigningFunction {
  return { id, name: fields.name, owners: fields.owners };
}

function brokenFile(path: string, where: string): Problem {
  return {
    status: 'error',
    message: `${code(path, 200)} on ${where} cannot be read in full, so nobody can tell who signs.`,
    help: `Run \`throughline check\` on ${where} and mend that file.`,
  };
}

function missingParts(
  { signOff, functions }: { signOff: unknown; functions: ReadonlyMap<string, Element<'function'>> },
  { root, where }: { root: string; where: string },
): Problem[] {
  const problem = (message: string, help: string): Problem => ({ status: 'error', message, help });
  const missing: Problem[] = [];
  if (!signOff) {
    missing.push(
      problem(
        `There is no policy of the gate on ${where}: ${code(`${root}/sign-off.md`, 200)} is missing or unreadable.`,
        'An administrator merges the change that brings the policy; from then on every change is signed.',
      ),
    );
  }
  if (functions.size === 0) {
    missing.push(
      problem(
        `There are no functions on ${where} that could sign.`,
        `Add them to ${code(`${root}/functions/`, 200)}, for example with: throughline new function marketing`,
      ),
    );
  }
  if (functions.size > maxFunctions) {
    missing.push(
      problem(
        `There are ${functions.size} functions on ${where}; expected at most ${maxFunctions}.`,
        'Remove those that do not sign.',
      ),
    );
  }
  return missing;
}

/** Null when the file is no plain text of a size that GitHub reads. */
function readCodeowners({ content }: ReadEntry): Codeowners | null {
  const { text, problem } = parseText(content);
  return text === null || problem ? null : parseCodeowners(text);
}

function codeownersProblems(codeowners: Codeowners | null, path: string, where: string): Problem[] {
  if (!codeowners) {
    return [
      {
        status: 'error',
        message: `There is no CODEOWNERS on ${where} that can be read as plain text, so no path has an owner.`,
        help: 'Run `throughline codeowners --write` and merge the result.',
      },
    ];
  }
  return codeowners.problems.slice(0, mostTold).map(({ line, message, help }) => ({
    status: 'error',
    message: `${path} on ${where}, line ${line}: ${message}`,
    help,
  }));
}

/** Every owner costs a question to the code host, and a pull request may propose as many as it likes. */
function tooManyOwners(functions: ReadonlyMap<string, Element<'function'>>, where: string): Problem[] {
  const owners = new Set([...functions.values()].flatMap(({ fields }) => fields.owners));
  if (owners.size <= maxOwners) return [];
  const message = `The functions on ${where} name ${owners.size} owners; expected at most ${maxOwners}.`;
  return [{ status: 'error', message, help: 'Let teams own the functions rather than people one by one.' }];
}
