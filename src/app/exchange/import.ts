import { parseCorpus } from '../../document/parse-corpus.ts';
import { importDocument, type ImportRefusal } from '../../interchange/document-import/import-document.ts';
import type { PieceFate } from '../../model/fate.ts';
import { groupBy } from '../../model/order.ts';
import { checkRead } from '../check.ts';
import type { Clock, World } from '../ports.ts';
import { requireUsableId } from '../element-id.ts';
import { UserError } from '../user-error.ts';

export interface ImportRequest {
  readonly root: string;
  /** The document, as a path from the working folder. */
  readonly file: string;
  /** The product's id; without it, one is made of the name in the document. */
  readonly product?: string | undefined;
  readonly dryRun: boolean;
  /** Whether files that are there already are replaced. */
  readonly overwrite: boolean;
}

/** What an import came to. */
export interface ImportResult {
  readonly file: string;
  readonly product: string;
  /** Every file that the document becomes, in path order. */
  readonly files: readonly string[];
  /** Those that were there before and say something else: unless they may be overwritten, nothing is written. */
  readonly existing: readonly string[];
  readonly written: boolean;
  readonly fates: readonly PieceFate[];
  /** What has to be written before `check` passes. Empty when nothing has. */
  readonly open: readonly OpenPoint[];
}

/** An error that `check` will find, and the files that it will find it in, in path order. */
export interface OpenPoint {
  readonly message: string;
  readonly files: readonly string[];
}

/** Turns a positioning document into files: all of them or none. Overwrites nothing unless told to. */
export async function importPositioning(world: World, request: ImportRequest): Promise<ImportResult> {
  const { root, file, dryRun, overwrite } = request;
  const text = await world.files.read(file);
  if (text === null) throw new UserError(`There is no file ${file}.`, 'Name the document to read.');
  if (request.product !== undefined) requireUsableId('product', request.product);
  const imported = importDocument(text, { product: request.product, file: nameOf(file) });
  if (typeof imported === 'string') throw refusal(imported, file);
  const texts = new Map(
    [...imported.files].map(([path, content]) => [root === '.' ? path : `${root}/${path}`, content]),
  );
  const files = [...texts.keys()].toSorted();
  const existing: string[] = [];
  for (const path of files) {
    const before = await world.files.read(path);
    // One that says the same is what an import that was stopped has left: this one goes on from there.
    if (before !== null && before !== texts.get(path)) existing.push(path);
  }
  const written = !dryRun && (overwrite || existing.length === 0);
  if (written) await world.files.writeAll(texts);
  const open = await findOpen(root, imported.files, world.clock);
  return { file, product: imported.product, files, existing, written, fates: imported.fates, open };
}

/** Checks what was made of the document, whether it is written or not. */
async function findOpen(root: string, texts: ReadonlyMap<string, string>, clock: Clock): Promise<OpenPoint[]> {
  const entries = [...texts].map(
    ([path, text]) => ({ path, content: { type: 'file', bytes: Buffer.from(text) } }) as const,
  );
  const { findings } = await checkRead(parseCorpus(root, entries), clock);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [...groupBy(errors, ({ message }) => message)].map(([message, own]) => ({
    message,
    files: [...new Set(own.map(({ place }) => place.path))],
  }));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function refusal(why: ImportRefusal, file: string): UserError {
  switch (why) {
    case 'not-read':
      return new UserError(
        `${file} is too long or too deeply nested to be read as a document.`,
        'Split it: the positioning alone is enough.',
      );
    case 'no-name':
      return new UserError(`${file} does not say what the product is called.`, 'Name it: --product <id>');
    case 'nothing-known':
      return new UserError(
        `${file} has no heading or label of a positioning, such as "Competitive alternatives" or "Target audience".`,
        'Give each part a heading of its own, then run again. docs/formats.md lists those that are known.',
      );
  }
}
