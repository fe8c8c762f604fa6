// The quickest thing that people write: gray-matter and schemas. No positions, no references.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readPositioning, report } from './positioning-files.mjs';
import { checkSchema, compileSchemas } from './schema-validators.mjs';

const [root, schemas, peerFolder] = process.argv.slice(2);
const requirePeer = createRequire(join(peerFolder, 'package.json'));
const matter = requirePeer('gray-matter');
const jsYaml = requirePeer('js-yaml');
// Without this schema a day becomes a Date, which fits no JSON Schema.
const options = { engines: { yaml: (source) => jsYaml.safeLoad(source, { schema: jsYaml.JSON_SCHEMA }) } };

const validators = compileSchemas(schemas);
report(readPositioning(root).flatMap((file) => checkSchema(validators, file, matter(file.text, options).data)));
