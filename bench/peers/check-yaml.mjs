import { LineCounter, parseDocument } from 'yaml';
import { readPositioning } from './positioning-files.mjs';
import { checkReferences } from './references.mjs';
import { checkSchema, compileSchemas } from './schema-validators.mjs';

/** Checks YAML, schemas and references of a positioning, given how to find the YAML in a text. Returns lines of text. */
export function checkYaml(root, schemas, frontmatterOf) {
  const validators = compileSchemas(schemas);
  const problems = [];
  const documents = [];
  for (const file of readPositioning(root)) {
    const yaml = parseDocument(frontmatterOf(file.text), { lineCounter: new LineCounter() });
    const data = yaml.errors.length === 0 ? yaml.toJS() : null;
    const misfits =
      data === null
        ? yaml.errors.map(({ message }) => `${file.path}: ${message}`)
        : checkSchema(validators, file, data);
    problems.push(...misfits);
    if (misfits.length === 0) documents.push({ file, data });
  }
  return [...problems, ...checkReferences(documents)];
}
