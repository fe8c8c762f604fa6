import type { Corpus, SourceFile } from '../../document/corpus.ts';
import { listReferences, type Reference, splitTypedReference } from '../../document/references.ts';
import { homeOf, type Kind, kindNames, kindOfFolder, typedReference } from '../../model/kinds.ts';

/** Where a reference leads. A file that cannot be read still counts as an element. */
export type Resolution =
  | { readonly state: 'found' }
  /** The element exists; this is how the field wants it written. */
  | { readonly state: 'other-form'; readonly correct: string }
  /** There is an element of this name, of a kind that the field does not take. */
  | { readonly state: 'wrong-kind'; readonly kind: Kind }
  | { readonly state: 'unknown' };

/** A reference that does not lead where it should, in the file that it stands in. */
export interface StrayReference {
  readonly file: SourceFile;
  readonly reference: Reference;
  readonly resolution: Exclude<Resolution, { state: 'found' }>;
}

const strayIn = new WeakMap<Corpus, readonly StrayReference[]>();

/** Every stray reference of a corpus, in path order; worked out once for all rules. Free text may lead nowhere. */
export function findStrayReferences(corpus: Corpus): readonly StrayReference[] {
  const stray = strayIn.get(corpus) ?? corpus.files.flatMap((file) => strayReferencesOf(corpus, file));
  strayIn.set(corpus, stray);
  return stray;
}

function strayReferencesOf(corpus: Corpus, file: SourceFile): StrayReference[] {
  if (!file.identity || !file.parsed?.data) return [];
  return listReferences(file.identity.kind, file.parsed.data).flatMap((reference) => {
    if (reference.target.form === 'name' || reference.text.trim() === '') return [];
    const resolution = resolveReference(corpus, file, reference);
    return resolution.state === 'found' ? [] : [{ file, reference, resolution }];
  });
}

/** Follows a reference from the file that it stands in. */
function resolveReference(corpus: Corpus, file: SourceFile, { text, target }: Reference): Resolution {
  if (target.also?.includes(text)) return { state: 'found' };
  const typed = splitTypedReference(text);
  const named = typed && kindOfFolder(typed.folder);
  const id = typed?.id ?? text;
  const possible = typed ? (named ? [named] : []) : target.to;
  const kind = possible.find((candidate) => target.to.includes(candidate) && isThere(corpus, file, candidate, id));
  if (kind) {
    const correct = writeReference(target.form, kind, id);
    return text === correct ? { state: 'found' } : { state: 'other-form', correct };
  }
  const others = typed ? possible : kindsWithOwnIds;
  const elsewhere = others.find((candidate) => isThere(corpus, file, candidate, id));
  return elsewhere ? { state: 'wrong-kind', kind: elsewhere } : { state: 'unknown' };
}

// A view is called like its function, so its id says nothing about what a reference meant.
const kindsWithOwnIds = kindNames.filter((kind) => homeOf(kind).folder !== undefined && kind !== 'view');

/** A reference as a field of this form wants it. */
export function writeReference(form: Reference['target']['form'], kind: Kind, id: string): string {
  return form === 'kind/id' ? typedReference(kind, id) : id;
}

/** The ids of a kind that a file can refer to, in path order. */
export function idsInReach(corpus: Corpus, file: SourceFile, kind: Kind): string[] {
  const scope = scopeOf(kind, file);
  return corpus.files.flatMap(({ identity }) =>
    identity?.kind === kind && (kind === 'product' || identity.product === scope) ? [identity.id] : [],
  );
}

function isThere(corpus: Corpus, file: SourceFile, kind: Kind, id: string): boolean {
  return corpus.exists(kind, id, kind === 'product' ? id : scopeOf(kind, file));
}

/** The product in which a kind is looked up: null for what the whole company shares. */
function scopeOf(kind: Kind, file: SourceFile): string | null {
  return homeOf(kind).within === 'company' ? null : (file.identity?.product ?? null);
}
