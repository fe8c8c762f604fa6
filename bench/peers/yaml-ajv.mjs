// What a careful team would write by hand: YAML with positions, schemas compiled once, references by id.
import { checkYaml } from './check-yaml.mjs';
import { report } from './positioning-files.mjs';

const [root, schemas] = process.argv.slice(2);
report(checkYaml(root, schemas, (text) => text.slice(4, text.indexOf('\n---', 3))));
