import { simpleGit } from 'simple-git';

/** The content of blobs by id, from one process; ids that git does not have are left out. */
export async function readBlobs(cwd: string, oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  return parseBatch(await askBatch(cwd, '--batch', oids));
}

/** The sizes of blobs in bytes by id, from one process; ids that git does not have are left out. */
export async function readBlobSizes(cwd: string, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const lines = (await askBatch(cwd, '--batch-check', oids)).toString('latin1').split('\n');
  const fields = lines.map((line) => line.split(' ')).filter(([, type]) => type === 'blob');
  return new Map(fields.map(([oid = '', , size]) => [oid, Number(size)]));
}

async function askBatch(cwd: string, how: '--batch' | '--batch-check', oids: readonly string[]): Promise<Buffer> {
  if (oids.length === 0) return Buffer.alloc(0);
  const git = simpleGit(cwd, { input: () => `${[...new Set(oids)].join('\n')}\n` });
  return (await git.binaryCatFile([how])) as Buffer;
}

/** Parses what `git cat-file --batch` prints: a line `<id> <type> <size>`, the content, a line end; and so on. */
function parseBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  let at = 0;
  while (at < output.length) {
    const lineEnd = output.indexOf(0x0a, at);
    const [oid = '', type = '', size = ''] = output.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (type === 'missing') continue;
    blobs.set(oid, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}
