import { isClosedPipe, main } from './main.ts';

process.stdout.on('error', (error) => {
  if (!isClosedPipe(error)) throw error;
});
process.exitCode = await main(process.argv.slice(2), process);
