// As yaml-ajv.mjs, but the whole file is parsed to a markdown tree, as tools around unified do.
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { checkYaml } from './check-yaml.mjs';
import { report } from './positioning-files.mjs';

const [root, schemas] = process.argv.slice(2);
const markdown = unified().use(remarkParse).use(remarkFrontmatter).freeze();
report(
  checkYaml(root, schemas, (text) => markdown.parse(text).children.find(({ type }) => type === 'yaml')?.value ?? ''),
);
