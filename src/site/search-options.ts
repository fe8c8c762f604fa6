/** What the search knows of a page. The address is from the top of the site. */
export interface SearchEntry {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** Other names. */
  readonly names: string;
  readonly text: string;
  /** What is shown below the title. */
  readonly note: string;
}

/** How words are looked for, the same where the index is made and where it is used. */
export const searchOptions = {
  fields: ['title', 'names', 'text'],
  storeFields: ['title', 'kind', 'note'],
  processTerm: (term: string) =>
    (/^[\w-]*$/.test(term) ? term : term.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase(),
  searchOptions: { boost: { title: 4, names: 3 }, prefix: true, fuzzy: 0.2 },
};
