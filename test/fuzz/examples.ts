import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyBytes, mutation } from './hostile.ts';

export type ExampleFiles = Readonly<Record<string, Uint8Array>>;

/** The files of an example, as they stand in its folder. */
export function readExample(name: string): ExampleFiles {
  const folder = join('examples', name);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path))]));
}

const examples = ['mobile-database', 'agile-project-management'].map(readExample);

/** An example with a few of its files changed, replaced by noise, renamed or gone. */
export const spoiltExample: fc.Arbitrary<ExampleFiles> = fc
  .constantFrom(...examples)
  .chain((files) =>
    fc.tuple(fc.constant(files), fc.array(spoiling(Object.keys(files)), { minLength: 1, maxLength: 5 })),
  )
  .map(([files, spoilings]) => {
    const spoilt = spoilings.reduce((each, spoil) => spoil(each), files);
    return Object.defineProperty({ ...spoilt }, fc.toStringMethod, { value: () => whatIsSpoilt(files, spoilt) });
  });

/** Of a counterexample one wants to see what is odd in it. */
function whatIsSpoilt(before: ExampleFiles, after: ExampleFiles): string {
  const odd = Object.keys(before).filter((path) => before[path] !== after[path]);
  return JSON.stringify(Object.fromEntries(odd.map((path) => [path, String(Buffer.from(after[path] ?? '(gone)'))])));
}

type Spoil = (files: ExampleFiles) => ExampleFiles;

function spoiling(paths: readonly string[]): fc.Arbitrary<Spoil> {
  const path = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...paths.filter((each) => each.endsWith('.md'))) },
    fc.constantFrom(...paths),
  );
  const change = fc.tuple(path, mutation).map(([at, mutate]): Spoil => (files) => {
    const bytes = files[at];
    return bytes ? { ...files, [at]: Buffer.from(mutate(Buffer.from(bytes).toString('utf8'))) } : files;
  });
  const noise = fc.tuple(path, anyBytes).map(([at, bytes]): Spoil => (files) => ({ ...files, [at]: bytes }));
  const loss = path.map(
    (at): Spoil =>
      ({ [at]: _gone, ...files }) =>
        files,
  );
  return fc.oneof({ weight: 6, arbitrary: change }, noise, loss);
}
