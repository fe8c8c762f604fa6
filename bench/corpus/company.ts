import type { Draft } from './product.ts';

const functions = [
  ['marketing', 'Marketing', 'So that the first page says what the last support reply says.'],
  ['sales', 'Sales', 'So that nobody is sold what we do not want to support.'],
  ['product', 'Product', 'So that we build for the customers who were promised something.'],
  ['customer-success', 'Customer success', 'So that the first month delivers what the sale was won on.'],
  ['executive', 'Executive', 'So that everybody says no to the same things.'],
] as const;

/** The ids of the first functions of a company; there are five at most. */
export function functionIds(count: number): string[] {
  return functions.slice(0, count).map(([id]) => id);
}

/** Drafts what all products share: the policy of the gate, the settings of `check` and the functions. */
export function draftCompany(functionCount: number): Draft[] {
  return [
    {
      path: 'sign-off.md',
      kind: 'sign-off',
      fields: { require: 'all_functions', distinct_people: true, author_signs: true },
    },
    { path: 'check.md', kind: 'check', fields: { rules: { 'value/not-differentiated': 'error' } } },
    ...functions.slice(0, functionCount).map(([id, name, why]): Draft => {
      return { path: `functions/${id}.md`, kind: 'function', fields: { name, owners: [`@example-org/${id}`], why } };
    }),
  ];
}
