import { main } from './main.ts';

// Whoever writes is told of what went wrong; a reader that stops reading is no error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.exitCode = await main(process.argv.slice(2), process);
