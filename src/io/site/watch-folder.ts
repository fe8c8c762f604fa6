import { type FSWatcher, watch } from 'node:fs';
import { resolve } from 'node:path';

const quietMilliseconds = 120;
const lookMilliseconds = 1000;

/**
 * Calls back when something below a folder has changed and then was quiet for a moment. Where the system cannot watch,
 * it calls back every second instead. Gives what ends the watching.
 */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(onChange, quietMilliseconds);
  };
  const stop = startWatching(resolve(folder), later);
  return () => {
    clearTimeout(waiting);
    stop();
  };
}

function startWatching(folder: string, onChange: () => void): () => void {
  const lookNowAndThen = () => {
    const timer = setInterval(onChange, lookMilliseconds);
    return () => clearInterval(timer);
  };
  let stop = () => {};
  try {
    const watcher: FSWatcher = watch(folder, { recursive: true }, onChange);
    stop = () => watcher.close();
    watcher.on('error', () => {
      watcher.close();
      stop = lookNowAndThen();
    });
  } catch {
    stop = lookNowAndThen();
  }
  return () => stop();
}
