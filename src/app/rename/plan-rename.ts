import type { Corpus, SourceFile } from '../../document/corpus.ts';
import { type TextChange, proposeTextEdits } from '../../document/edit-texts.ts';
import { fingerprintOf } from '../../document/fingerprint.ts';
import { locateSpots } from '../../document/locate.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { valueAt } from '../../document/value-at.ts';
import { listFollowedLinks, newPath } from '../../diff/follow-links.ts';
import { followReferences, indexOf, type RenameIndex, rewriteReferences } from '../../diff/follow-references.ts';
import { followRenames } from '../../diff/follow-renames.ts';
import type { Rename } from '../../diff/rename.ts';
import { applyFixes } from '../../model/finding.ts';
import { typedReference } from '../../model/kinds.ts';
import { code } from '../../model/words.ts';
import type { RenameEdit, RenameResult } from '../../report/rename.ts';
import { UserError } from '../user-error.ts';

/** What a rename will do to one file, under its path before. */
export interface PlannedFile {
  readonly path: string;
  readonly after: string;
  readonly edits: readonly RenameEdit[];
  readonly fingerprints: number;
}

export interface RenamePlan {
  readonly files: readonly PlannedFile[];
  readonly moves: RenameResult['moves'];
}

/** An element's fingerprint after the renames, by its product and reference before; only where it is another one. */
type Fingerprints = ReadonlyMap<string, { readonly before: string; readonly after: string }>;

/** Works out every edit and every move, and writes nothing. Throws a `UserError` when a file stands in the way. */
export function planRename(corpus: Corpus, renames: readonly Rename[]): RenamePlan {
  const index = indexOf(renames, corpus.positioning);
  const fingerprints = compareFingerprints(corpus, renames);
  requireReadable(corpus, renames);
  return {
    files: corpus.files.flatMap((file) => planFile(file, index, fingerprints)),
    moves: renames.flatMap((rename) => planMove(corpus, rename, index)),
  };
}

function compareFingerprints({ positioning }: Corpus, renames: readonly Rename[]): Fingerprints {
  const after = followRenames(positioning, renames).elements;
  const moved = positioning.elements.flatMap((element, at) => {
    const fingerprint = { before: fingerprintOf(element), after: fingerprintOf(after[at]!) };
    const key = keyOf(element.product, typedReference(element.kind, element.id));
    return fingerprint.before === fingerprint.after ? [] : [[key, fingerprint] as const];
  });
  return new Map(moved);
}

function keyOf(product: string | null, reference: string): string {
  return `${product ?? ''} ${reference}`;
}

function planFile(file: SourceFile, index: RenameIndex, fingerprints: Fingerprints): PlannedFile[] {
  const { identity, parsed, text, path } = file;
  if (!identity || !parsed?.data || text === null) return [];
  const { kind, product, id } = identity;
  const references = followReferences({ kind, product, data: parsed.data }, index);
  const records = followRecords(file, fingerprints);
  const links = listFollowedLinks({ kind, product, id, body: text.slice(parsed.bodyStart) }, index.newId);
  if (references.length + records.length + links.length === 0) return [];
  const changes = [...references, ...records];
  const [own, kept] = [proposeTextEdits(text, references), proposeTextEdits(text, records)];
  const inBody = links.map(({ start, text: was, now }) => {
    const at = parsed.bodyStart + start;
    return { start: at, end: at + was.length, text: now };
  });
  const after = applyFixes(
    text,
    [...own, ...kept, ...inBody].map((edit) => ({ path, ...edit })),
  ).text;
  requireSame(file, after, changes);
  const spots = [...own, ...inBody].map(({ start, end }) => ({ path, start, end }));
  const told = [...references, ...links].map(({ text: before, now }) => ({ before, after: now }));
  const edits = locateSpots(text, spots).map(({ place }, at) => ({ place, ...told[at]! }));
  return [{ path, after, edits: edits.toSorted(byPlace), fingerprints: records.length }];
}

/** Records of reviews that held, and would no longer only because something is called otherwise. */
function followRecords({ identity, parsed }: SourceFile, fingerprints: Fingerprints): TextChange[] {
  const reviewed = valueAt(parsed?.data, ['reviewed']);
  if (typeof reviewed !== 'object' || reviewed === null) return [];
  return Object.entries(reviewed).flatMap(([reference, text]) => {
    const moved = fingerprints.get(keyOf(identity?.product ?? null, reference));
    if (!moved || moved.before !== text) return [];
    return [{ field: ['reviewed', reference], part: 'value' as const, text: moved.before, now: moved.after }];
  });
}

/** An edit that reads back as anything but what was meant must never be written. */
function requireSame(
  { identity, parsed, path, text }: SourceFile,
  after: string,
  changes: readonly TextChange[],
): void {
  const intended = rewriteReferences(parsed?.data, changes);
  const { data, problems } = parseDocument(identity!.kind, after);
  const isSound = problems.every(({ type }) => type === 'schema');
  if (isSound && JSON.stringify(data) === JSON.stringify(intended)) return;
  const [{ place } = { place: { line: 1 } }] = locateSpots(
    text,
    changes.slice(0, 1).map((change) => ({ path, ...change })),
  );
  throw new UserError(
    `${path}:${place.line} refers to it in a way that cannot be rewritten without changing something else. Nothing was changed.`,
    'Write that reference plainly, and once, then run again.',
  );
}

function byPlace({ place: a }: RenameEdit, { place: b }: RenameEdit): number {
  return a.line - b.line || a.column - b.column;
}

function planMove({ root, files, paths }: Corpus, { kind, product, from }: Rename, { newId }: RenameIndex) {
  const file = files.find(({ identity }) => {
    return identity?.kind === kind && identity.id === from && (kind === 'product' || identity.product === product);
  });
  if (!file) return [];
  const before = kind === 'product' ? from : file.pathInRoot;
  const after = newPath(before, newId);
  const taken = [...paths].find((path) => path.toLowerCase() === after.toLowerCase() && path !== before);
  if (taken === undefined) return [{ from: below(root, before), to: below(root, after) }];
  throw new UserError(`${code(below(root, taken), 120)} is in the way.`, 'Move it, or choose another id.');
}

function below(root: string, path: string): string {
  return root === '.' ? path : `${root}/${path}`;
}

/** A file that cannot be read may hold references, and would be left behind with them. */
function requireReadable({ files }: Corpus, renames: readonly Rename[]): void {
  const { product, from, kind } = renames.at(-1)!;
  const mayRefer = ({ identity, text }: SourceFile) =>
    text === null
      ? product === null || identity?.product === null || identity?.product === product
      : text.includes(from);
  const broken = files.filter((file) => file.identity && isBroken(file) && mayRefer(file));
  if (broken.length === 0) return;
  const named = broken.slice(0, 5).map(({ path }) => code(path, 120));
  const more = broken.length > 5 ? ` and ${broken.length - 5} more` : '';
  throw new UserError(
    `${named.join(', ')}${more} cannot be read in full, and may refer to the ${kind === 'function' ? 'function' : 'element'}. Nothing was changed.`,
    'See what is wrong with: throughline check',
  );
}

function isBroken({ problems }: SourceFile): boolean {
  return problems.some(({ type }) => type !== 'schema');
}
