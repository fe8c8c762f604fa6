import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Json, type JsonObject, listOf, objectOf, parseJson } from '../test/github/json.ts';
import { projectRoot } from './generate/schemas.ts';

// tsx scripts/slice-openapi.ts path/to/api.github.com.json
//
// Cuts the operations that the Actions and the doctor use out of GitHub's published OpenAPI description (the npm package
// @octokit/openapi, MIT, generated/api.github.com.json; too large to install for everybody). What is left are JSON
// Schemas without words: `nullable` has become a type, and a reference points into `schemas`.

const repository = '/repos/{owner}/{repo}';
const operations = [
  `GET ${repository}`,
  `GET ${repository}/pulls`,
  `GET ${repository}/pulls/{pull_number}`,
  `GET ${repository}/pulls/{pull_number}/reviews`,
  `GET ${repository}/issues/{issue_number}/comments`,
  `POST ${repository}/issues/{issue_number}/comments`,
  `PATCH ${repository}/issues/comments/{comment_id}`,
  `DELETE ${repository}/issues/comments/{comment_id}`,
  `GET ${repository}/issues/{issue_number}/events`,
  `GET ${repository}/compare/{basehead}`,
  `GET ${repository}/git/commits/{commit_sha}`,
  `GET ${repository}/git/trees/{tree_sha}`,
  `GET ${repository}/git/blobs/{file_sha}`,
  `GET ${repository}/git/ref/{ref}`,
  `GET ${repository}/git/matching-refs/{ref}`,
  `GET ${repository}/commits/{ref}/check-runs`,
  `POST ${repository}/check-runs`,
  `PATCH ${repository}/check-runs/{check_run_id}`,
  `GET ${repository}/branches/{branch}`,
  `GET ${repository}/branches/{branch}/protection`,
  `GET ${repository}/rules/branches/{branch}`,
  `GET ${repository}/rulesets`,
  `GET ${repository}/rulesets/{ruleset_id}`,
  `GET ${repository}/codeowners/errors`,
  `GET ${repository}/actions/permissions/workflow`,
  'GET /orgs/{org}/teams/{team_slug}',
  'GET /orgs/{org}/teams/{team_slug}/members',
  'GET /user',
  'GET /users/{username}',
];

// The events of an issue are described kind by kind, and those of a pull request are not among them. This one is the
// description of any event.
const replaced: Record<string, string> = { 'issue-event-for-issue': 'issue-event' };

const kept = ['type', 'enum', 'required', 'format', 'pattern', 'minLength', 'maxLength', 'minItems', 'maxItems'];
const schemaKeywords = ['items', 'additionalProperties', 'not'];
const listKeywords = ['anyOf', 'oneOf', 'allOf'];

const [file] = process.argv.slice(2);
if (file === undefined)
  throw new Error('Name the description: tsx scripts/slice-openapi.ts path/to/api.github.com.json');
const api = objectOf(parseJson(readFileSync(file, 'utf8')));

const license = readFileSync(join(dirname(file), '../LICENSE'), 'utf8').trim();

const sliced = Object.fromEntries(operations.map((name) => [name, sliceOperation(name)]));
const schemas = reachable(sliced);
const target = join(projectRoot, 'test/fixtures/github-openapi.json');
writeFileSync(target, render());
console.log(`${operations.length} operations and ${Object.keys(schemas).length} schemas in ${target}`);

/** One line an operation and a schema, so that a new version of the description shows as a short difference. */
function render(): string {
  const lines = (entries: JsonObject) =>
    Object.entries(entries).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{
  "source": "GitHub's REST API description, https://github.com/octokit/openapi",
  "license": ${JSON.stringify(license)},
  "version": ${JSON.stringify(objectOf(api['info'])['version'])},
  "operations": {\n${lines(sliced).join(',\n')}\n  },
  "schemas": {\n${lines(schemas).join(',\n')}\n  }
}\n`;
}

function sliceOperation(name: string): JsonObject {
  const [method = '', path = ''] = name.split(' ');
  const operation = objectOf(objectOf(objectOf(api['paths'])[path])[method.toLowerCase()]);
  const answers = Object.entries(objectOf(operation['responses'])).filter(([status]) =>
    ['200', '201'].includes(status),
  );
  const request = operation['requestBody'];
  return {
    parameters: listOf(operation['parameters'] ?? []).map((parameter) => resolve(parameter)['name'] ?? null),
    ...(request === undefined ? {} : { request: bodySchema(request) }),
    answers: Object.fromEntries(answers.map(([status, answer]) => [status, bodySchema(answer)])),
  };
}

function bodySchema(value: Json | undefined): Json {
  return sliceSchema(objectOf(objectOf(resolve(value)['content'])['application/json'])['schema']);
}

function sliceSchema(value: Json | undefined): Json {
  if (typeof value === 'boolean') return value;
  const schema = objectOf(value);
  if (typeof schema['$ref'] === 'string') return { $ref: sliceReference(schema['$ref']) };
  const slim: JsonObject = {};
  for (const key of kept) if (schema[key] !== undefined) slim[key] = schema[key];
  for (const key of schemaKeywords) if (schema[key] !== undefined) slim[key] = sliceSchema(schema[key]);
  for (const key of listKeywords) if (schema[key] !== undefined) slim[key] = listOf(schema[key]).map(sliceSchema);
  if (schema['properties'] !== undefined) slim['properties'] = sliceProperties(objectOf(schema['properties']));
  return schema['nullable'] === true ? orNull(slim) : slim;
}

function sliceReference(reference: string): string {
  const name = reference.replace('#/components/schemas/', '');
  return `github#/schemas/${replaced[name] ?? name}`;
}

function sliceProperties(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, sliceSchema(property)]));
}

function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const nullable = { ...schema, type: [type, 'null'] };
  return Array.isArray(values) ? { ...nullable, enum: [...values, null] } : nullable;
}

/** The schemas that these operations name, and those that the schemas name in turn, by name. */
function reachable(from: Json): JsonObject {
  const found: JsonObject = {};
  const texts = [JSON.stringify(from)];
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(/"github#\/schemas\/([^"]+)"/g)) {
      if (found[name] !== undefined) continue;
      found[name] = sliceSchema(objectOf(objectOf(api['components'])['schemas'])[name]);
      texts.push(JSON.stringify(found[name]));
    }
  }
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function resolve(value: Json | undefined): JsonObject {
  const object = objectOf(value);
  if (typeof object['$ref'] !== 'string') return object;
  return object['$ref']
    .split('/')
    .slice(1)
    .reduce((at, key) => objectOf(at[key]), api);
}
