import { rememberCode } from '../io/files/code-cache.ts';

// Whoever writes is told of what went wrong; a reader that stops reading is no error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

// The types are those of Node 20.
const { enableCompileCache } = process.getBuiltinModule('node:module') as {
  enableCompileCache?: (folder: string) => unknown;
};
rememberCode(process.env, enableCompileCache);
void run();

/** Loads the program only now, so that its code is remembered too. */
async function run(): Promise<void> {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2), process);
}
