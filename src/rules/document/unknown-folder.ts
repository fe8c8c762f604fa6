import type { Corpus, SourceFile } from '../../document/corpus.ts';
import { identify } from '../../document/identify.ts';
import { findNearest, suggest } from '../../document/nearest.ts';
import { homeOf, kindNames, kindOfFolder } from '../../model/kinds.ts';
import { defineRule, problemsOf } from '../rule.ts';
import { code, listInWords } from '../../model/words.ts';

interface Words {
  readonly message: string;
  readonly help: string;
}

const homes = kindNames.map(homeOf);
const productFolders = homes.flatMap(({ within, folder }) => (within === 'product' && folder ? [folder] : []));
const allFolders = homes.flatMap(({ folder }) => folder ?? []);
const companyFiles = homes.flatMap(({ within, file }) => (within === 'company' && file ? [file] : []));

export default defineRule({
  meta: {
    id: 'document/unknown-folder',
    summary: 'A file stands where no file of the positioning belongs.',
    why: 'The folder says what a file is about: an alternative, a value, a segment. A file in a misspelt folder looks as if it were part of the story, yet nothing reads it.',
    severity: 'error',
    source: "The files themselves: a file's kind is its folder.",
  },
  examples: {
    clean: {
      'field-db/alternatives/sticky-notes.md': '---\nname: Sticky notes on the dashboard\ntype: manual\n---\n',
    },
    failing: {
      'field-db/alternative/sticky-notes.md': '---\nname: Sticky notes on the dashboard\ntype: manual\n---\n',
    },
  },
  *check(context) {
    for (const { file, at } of problemsOf(context, 'unknown-folder')) yield { at, ...words(file, context.corpus) };
  },
});

function words({ pathInRoot }: SourceFile, corpus: Corpus): Words {
  const asMarkdown = pathInRoot.replace(/\.[^./]*$/, '.md');
  if (asMarkdown !== pathInRoot && identify(asMarkdown)) return wrongEnding(pathInRoot);
  const [first = '', second = '', third = '', ...deeper] = pathInRoot.split('/');
  if (second === '') return inRoot(first);
  if (third === '') return inTopFolder(first, second, corpus);
  return deeper.length === 0 ? inInnerFolder(first, second, third) : tooDeep(first, second, deeper);
}

function wrongEnding(path: string): Words {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return {
    message: `The name of this file ends in ${code(name.slice(dot))}; expected \`.md\`.`,
    help: `Rename it to ${code(`${name.slice(0, dot)}.md`)}.`,
  };
}

function inRoot(file: string): Words {
  const nearest = findNearest(file, companyFiles);
  return {
    message: `${code(file)} stands directly in the positioning folder, where only ${listInWords(companyFiles.map((name) => code(name)))} belong.`,
    help: nearest ? `Did you mean ${code(nearest.candidate)}?` : helpInRoot(file),
  };
}

function helpInRoot(file: string): string {
  return file === 'product.md' ? 'Move it into a folder that is called like the product.' : moveIntoKind('<product>');
}

/** A file one folder down: below a folder of a kind, below a misspelt one, or directly in a product's folder. */
function inTopFolder(folder: string, file: string, corpus: Corpus): Words {
  if (kindOfFolder(folder)) return kindOutsideProduct(folder, file);
  const meant = corpus.exists('product', folder, folder) ? null : findNearest(folder, allFolders);
  if (meant) {
    const message = `${code(`${folder}/`)} is no folder that a positioning has.`;
    return { message, help: `Did you mean ${code(homeOfFolder(meant.candidate, '<product>'))}?` };
  }
  const message = `${code(file)} stands directly in ${code(`${folder}/`)}, where only \`product.md\` belongs.`;
  if (companyFiles.includes(file)) return { message, help: `Move ${code(file)} to the top of the positioning folder.` };
  if (findNearest(file, ['product.md'])) return { message, help: 'Did you mean `product.md`?' };
  return { message, help: moveIntoKind(folder) };
}

function inInnerFolder(product: string, folder: string, file: string): Words {
  if (kindOfFolder(product)) {
    const isCompanys = homeOf(kindOfFolder(product)!).within === 'company';
    return isCompanys ? tooDeep('', product, [file]) : kindOutsideProduct(product, file, folder);
  }
  if (kindOfFolder(folder)) {
    return {
      message: `${code(`${folder}/`)} stands in ${code(`${product}/`)}, but belongs to the whole company.`,
      help: `Move the file to ${code(`${folder}/${file}`, 100)}.`,
    };
  }
  return {
    message: `${code(`${product}/${folder}/`, 100)} is no folder that a product has.`,
    help: suggest(folder, productFolders, 'folder'),
  };
}

function kindOutsideProduct(folder: string, file: string, product = '<product>'): Words {
  return {
    message: `${code(`${folder}/`)} stands directly in the positioning folder; expected it in a product's folder.`,
    help: `Move the file to ${code(`${product}/${folder}/${file}`, 100)}.`,
  };
}

function tooDeep(product: string, folder: string, rest: readonly string[]): Words {
  const parent = product === '' ? folder : `${product}/${folder}`;
  if (!kindOfFolder(folder)) {
    const message = 'This file is nested too deep; a positioning has products, and folders of kinds in them.';
    return { message, help: moveIntoKind(product) };
  }
  return {
    message: `This file stands in a folder below ${code(`${parent}/`, 100)}; expected it directly there.`,
    help: `Move it to ${code(`${parent}/${rest.at(-1)}`, 100)}.`,
  };
}

function homeOfFolder(folder: string, product: string): string {
  return productFolders.includes(folder) ? `${product}/${folder}/` : `${folder}/`;
}

function moveIntoKind(product: string): string {
  return `Move it into the folder of its kind, such as ${code(`${product}/values/`)}, or out of the positioning folder.`;
}
