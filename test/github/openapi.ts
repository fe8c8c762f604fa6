import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { at, type Json, type JsonObject, objectOf, parseJson } from './json.ts';

// What GitHub says its answers look like, cut out by `tsx scripts/slice-openapi.ts`.
const slice = objectOf(parseJson(readFileSync(join(import.meta.dirname, '../fixtures/github-openapi.json'), 'utf8')));

/** Where the emulator, or GitHub itself, is known to differ from the description. */
interface Deviation {
  readonly operation: RegExp;
  /** Matched against the place and the words of a problem. */
  readonly problem: RegExp;
  readonly what: string;
}

const short = 'The emulator gives the short form of';
const deviations: readonly Deviation[] = [
  {
    operation: /^GET \/orgs\/\{org\}\/teams\/\{team_slug\}$/,
    problem: /^ must have required property '(?:type|created_at|updated_at|members_count|repos_count|organization)'$/,
    what: `${short} a team.`,
  },
  {
    operation: /^GET \/repos\/\{owner\}\/\{repo\}$/,
    problem: /^ must have required property '(?:network_count|subscribers_count)'$|^\/pushed_at must be string$/,
    what: `${short} a repository, and a seeded one was never pushed to.`,
  },
  {
    operation: /\/branches\/\{branch\}$/,
    problem: /^ must have required property '_links'$|^\/commit must have required property '[a-z_]+'$/,
    what: `${short} a commit with a branch, and leaves out the links.`,
  },
  {
    operation: /^GET .*\/pulls\/\{pull_number\}$/,
    problem: /^\/user must be object$/,
    what: 'GitHub describes the author as never null, in this one of its answers, and a deleted account has none.',
  },
];

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'github', schemas: objectOf(slice['schemas']) });

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly description: JsonObject;
}

const operations = Object.entries(objectOf(slice['operations']))
  .map(([name, description]) => toOperation(name, objectOf(description)))
  // The longer template is the more particular one: `branches/{branch}/protection` before `branches/{branch}`.
  .toSorted((a, b) => b.name.length - a.name.length);

const compiled = new Map<Json, ValidateFunction>();

/** Is this an operation of the slice? `path` is without its query. */
export function isDescribed(method: string, path: string): boolean {
  return findOperation(method, path) !== undefined;
}

/** What is wrong with an answer, in words; nothing for an operation or a status that the slice does not hold. */
export function validateAnswer(method: string, path: string, status: number, body: Json | undefined): string[] {
  const operation = findOperation(method, path);
  return operation ? problemsOf(operation, at(operation.description, 'answers', String(status)), body) : [];
}

/** What is wrong with the body of a request, in words; nothing for an operation that takes none. */
export function validateRequest(method: string, path: string, body: Json | undefined): string[] {
  const operation = findOperation(method, path);
  return operation ? problemsOf(operation, operation.description['request'], body) : [];
}

function problemsOf({ name }: Operation, schema: Json | undefined, body: Json | undefined): string[] {
  if (schema === undefined) return [];
  const validate = compile(schema);
  if (validate(body)) return [];
  return withoutBranches(validate.errors ?? [])
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
    .filter((problem) => !deviations.some((known) => known.operation.test(name) && known.problem.test(problem)))
    .map((problem) => `${name}: ${problem}`);
}

/** One problem instead of those of every branch of an `anyOf`. */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.filter(
    (error) =>
      choices.includes(error) || !choices.some(({ instancePath }) => error.instancePath.startsWith(instancePath)),
  );
}

function compile(schema: Json): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const validate = ajv.compile(objectOf(schema));
  compiled.set(schema, validate);
  return validate;
}

function findOperation(method: string, path: string): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.path.test(path));
}

function toOperation(name: string, description: JsonObject): Operation {
  const [method = '', template = ''] = name.split(' ');
  // Names of branches and ranges hold slashes.
  const pattern = template.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
    ['ref', 'branch', 'basehead'].includes(parameter) ? '.+' : '[^/]+',
  );
  return { name, method, path: new RegExp(`^${pattern}$`), description };
}
