import type { FieldsByKind } from './fields.generated.ts';

/** Every kind of file, in the order in which pages and messages list them. */
export const kinds = {
  'sign-off': { within: 'company', file: 'sign-off.md' },
  check: { within: 'company', file: 'check.md' },
  function: { within: 'company', folder: 'functions' },
  product: { within: 'product', file: 'product.md' },
  market: { within: 'product', folder: 'markets' },
  alternative: { within: 'product', folder: 'alternatives' },
  attribute: { within: 'product', folder: 'attributes' },
  value: { within: 'product', folder: 'values' },
  segment: { within: 'product', folder: 'segments' },
  trend: { within: 'product', folder: 'trends' },
  view: { within: 'product', folder: 'views' },
  tactic: { within: 'product', folder: 'tactics' },
  roadmap: { within: 'product', folder: 'roadmap' },
} as const satisfies Record<keyof FieldsByKind, KindHome>;

/** Where files of a kind live: one fixed file, or a folder that holds one file per element. */
export interface KindHome {
  readonly within: 'company' | 'product';
  readonly file?: string;
  readonly folder?: string;
}

export type Kind = keyof typeof kinds;
export type Fields<K extends Kind> = FieldsByKind[K];

/** Kinds that a product has many of, each in a folder of its own. */
export type CollectionKind = {
  [K in Kind]: (typeof kinds)[K] extends { within: 'product'; folder: string } ? K : never;
}[Kind];

export const kindNames = Object.keys(kinds) as readonly Kind[];

/** The kind whose files live in a folder of this name, or null. */
export function kindOfFolder(folder: string): Kind | null {
  return kindNames.find((kind) => homeOf(kind).folder === folder) ?? null;
}

export function homeOf(kind: Kind): KindHome {
  return kinds[kind];
}

/** What an element is called in a `kind/id` reference: the folder's name before the slash, as in `values/work-offline`. */
export function typedReference(kind: Kind, id: string): string {
  return `${homeOf(kind).folder ?? kind}/${id}`;
}

const irregularLabels: Partial<Record<Kind, string>> = {
  'sign-off': 'sign-off policy',
  check: 'check settings',
  roadmap: 'roadmap item',
};

/** The kind in words, for messages: `roadmap item` rather than `roadmap`. */
export function kindLabel(kind: Kind): string {
  return irregularLabels[kind] ?? kind;
}

/** The kind in words with its article: `an alternative`. */
export function kindWithArticle(kind: Kind): string {
  const label = kindLabel(kind);
  return `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`;
}
