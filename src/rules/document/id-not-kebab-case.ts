import type { SourceFile } from '../../document/corpus.ts';
import { homeOf, kindLabel } from '../../model/kinds.ts';
import { normaliseName } from '../../model/names.ts';
import { wholeFile } from '../../model/place.ts';
import { defineRule, type Report } from '../rule.ts';
import { code } from '../../model/words.ts';

export default defineRule({
  meta: {
    id: 'document/id-not-kebab-case',
    summary: 'A file name or product folder is not written in lower-case letters, digits and hyphens.',
    why: 'The file name is the id by which every other file refers to this one. One way of writing it means that nobody has to remember where the capitals and spaces were, and that it works on every computer and in every web address.',
    severity: 'error',
    source: 'The files themselves: ids are lower-case kebab, such as `work-offline`.',
  },
  examples: {
    clean: {
      'field-db/trends/cheap-laptops.md': '---\nname: Laptops got cheap\nsupports: [values/work-offline]\n---\n',
    },
    failing: {
      'field-db/trends/Cheap Laptops.md': '---\nname: Laptops got cheap\nsupports: [values/work-offline]\n---\n',
    },
  },
  *check({ corpus }) {
    const products = new Set<string>();
    for (const file of corpus.files) {
      const { identity } = file;
      if (!identity) continue;
      if (homeOf(identity.kind).folder !== undefined && !isKebab(identity.id)) yield reportFile(file, identity.id);
      if (identity.product === null || products.has(identity.product)) continue;
      products.add(identity.product);
      if (!isKebab(identity.product)) yield reportFolder(file, identity.product);
    }
  },
});

function isKebab(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id);
}

/** The id in lower-case kebab, or null when its letters have no plain form. */
function toKebab(id: string): string | null {
  const words = id.replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ');
  const kebab = normaliseName(words).replaceAll(' ', '-');
  return isKebab(kebab) ? kebab : null;
}

function reportFile({ path, identity }: SourceFile, id: string): Report {
  const kebab = toKebab(id);
  const what = identity ? kindLabel(identity.kind) : 'file';
  return {
    message: `The file of this ${what} is called ${code(`${id}.md`)}; expected lower-case letters, digits and hyphens.`,
    at: wholeFile(path),
    help: kebab
      ? `Rename it to ${code(`${kebab}.md`)}, also where others refer to it.`
      : 'Rename it, as in `work-offline.md`.',
  };
}

function reportFolder({ path }: SourceFile, product: string): Report {
  const kebab = toKebab(product);
  return {
    message: `The product's folder is called ${code(product)}; expected lower-case letters, digits and hyphens.`,
    at: wholeFile(path),
    help: kebab ? `Rename the folder to ${code(kebab)}.` : 'Rename the folder, as in `field-db`.',
  };
}
