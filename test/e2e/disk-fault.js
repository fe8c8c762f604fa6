// Preloaded into the program under test. `FAULT=kill` ends it at its nth change of the disk, a file half written if it is
// one; `FAULT=full` lets every change from the nth on fail, as on a disk without room (or as `FAULT_CODE` says). What is
// removed still goes. `FAULT_TELL` writes a byte to file descriptor 3 at the first change. Reading below `FAULT_PATH` is
// denied: permissions would not stop a test that runs as root.
import fs, { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { FAULT: fault, FAULT_AT: at, FAULT_CODE: code = 'ENOSPC', FAULT_PATH: denied, FAULT_TELL: tell } = process.env;
let count = 0;

function isStruck() {
  count += 1;
  if (tell && count === 1) fs.writeSync(3, '.');
  return fault === 'kill' ? count === Number(at) : count >= Number(at);
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}

function failure(why) {
  return Object.assign(new Error(`${why}: as asked for`), { code: why });
}

const half = (content) => String(content).slice(0, String(content).length / 2);

const { writeFileSync } = fs;
for (const [owner, names] of [
  [promises, ['writeFile', 'rename', 'link', 'mkdir', 'copyFile', 'symlink']],
  [fs, ['writeFileSync', 'renameSync', 'mkdirSync']],
]) {
  for (const name of names) {
    const real = owner[name];
    owner[name] = (...words) => {
      if (!isStruck()) return real(...words);
      if (name.startsWith('writeFile')) writeFileSync(words[0], half(words[1]));
      if (fault === 'kill') die();
      if (owner === fs) throw failure(code);
      return Promise.reject(failure(code));
    };
  }
}
for (const [owner, names] of [
  [promises, ['open']],
  [fs, ['openSync', 'readdirSync', 'lstatSync']],
]) {
  for (const name of names) {
    const real = owner[name];
    owner[name] = (...words) => {
      if (denied === undefined || !String(words[0]).endsWith(denied)) return real(...words);
      if (owner === fs) throw failure('EACCES');
      return Promise.reject(failure('EACCES'));
    };
  }
}
syncBuiltinESMExports();
process.on('exit', () => {
  if (process.env['FAULT_COUNT']) writeFileSync(process.env['FAULT_COUNT'], String(count));
});
