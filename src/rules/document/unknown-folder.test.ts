import { expect, it } from 'vitest';
import { findingsOf } from '../example-findings.ts';

const cases: [string, string][] = [
  ['field-db/alternative/x.md', 'Did you mean `alternatives`?'],
  ['field-db/Values/x.md', 'Did you mean `values`?'],
  ['field-db/notes/x.md', 'Use one of `markets`'],
  ['field-db/values/x.txt', 'Rename it to `x.md`.'],
  ['field-db/values/old/x.md', 'Move it to `field-db/values/x.md`.'],
  ['field-db/functions/x.md', 'Move the file to `functions/x.md`.'],
  ['field-db/products.md', 'Did you mean `product.md`?'],
  ['field-db/sign-off.md', 'Move `sign-off.md` to the top'],
  ['field-db/notes.md', 'Move it into the folder of its kind'],
  ['function/x.md', 'Did you mean `functions/`?'],
  ['functions/emea/x.md', 'Move it to `functions/x.md`.'],
  ['values/x.md', 'Move the file to `<product>/values/x.md`.'],
  ['values/field-db/x.md', 'Move the file to `field-db/values/x.md`.'],
  ['signoff.md', 'Did you mean `sign-off.md`?'],
  ['product.md', 'Move it into a folder that is called like the product.'],
  ['a/b/c/d/x.md', 'Move it into the folder of its kind'],
];

it.each(cases)('%s: %s', (path, help) => {
  const findings = findingsOf('document/unknown-folder', { [path]: '---\nname: x\n---\n' });
  expect(findings).toHaveLength(1);
  expect(findings[0]?.help).toContain(help);
});
