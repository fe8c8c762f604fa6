import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Compiles every schema of a folder once: a validator by kind. */
export function compileSchemas(folder) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  const schemas = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  ajv.addSchema(schemas);
  const ids = schemas.map(({ $id }) => $id).filter((id) => id.endsWith('.schema.json'));
  return Object.fromEntries(ids.map((id) => [id.slice(0, -'.schema.json'.length), ajv.getSchema(id)]));
}

/** What does not fit the schema, as lines of text. */
export function checkSchema(validators, { kind, path }, data) {
  const validate = validators[kind];
  if (!validate) return [`${path}: unknown kind ${kind}`];
  return validate(data)
    ? []
    : validate.errors.map(({ instancePath, message }) => `${path}: ${instancePath} ${message}`);
}
