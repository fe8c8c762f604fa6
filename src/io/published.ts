import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../app/user-error.ts';

const mostBytes = 64 * 1024 * 1024;
const patienceMs = 30_000;
const sizeInWords = '64 MiB';

/**
 * The text of a published positioning, at an address or in a file. Addresses are those of the web; without encryption
 * only on this machine. Throws a `UserError` when it cannot be read, is over 64 MiB, or takes longer than half a minute.
 */
export async function readPublished(location: string, cwd: string): Promise<string> {
  const bytes = /^[a-z][a-z\d+.-]+:\/\//i.test(location) ? await fetchBytes(location) : await readBytes(location, cwd);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(
      `${location} is no text in UTF-8.`,
      'Name the positioning.json that the site publishes.',
      cause,
    );
  }
}

async function readBytes(location: string, cwd: string): Promise<Uint8Array> {
  const path = resolve(cwd, location);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    throw new UserError(`There is no file ${location} here.`, 'Name a positioning.json, or the address of one.');
  }
  if (found.size > mostBytes) throw tooLarge(location);
  return readFile(path).catch((cause: unknown) => {
    throw new UserError(`${location} cannot be read.`, 'Allow reading it, then run again.', cause);
  });
}

async function fetchBytes(location: string): Promise<Uint8Array> {
  requireSafe(location, location);
  try {
    const answer = await fetch(location, {
      signal: AbortSignal.timeout(patienceMs),
      headers: { accept: 'application/json' },
    });
    requireSafe(answer.url || location, location);
    if (!answer.ok) {
      throw new UserError(`${location} answered with ${answer.status}.`, 'Open the address in a browser and mend it.');
    }
    return await readBody(answer, location);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    const why = isLate ? 'did not answer within half a minute' : 'cannot be reached';
    throw new UserError(`${location} ${why}.`, 'Look whether the address is right, then run again.', cause);
  }
}

/** What is asked for last counts too: an address may lead on to another. */
function requireSafe(address: string, location: string): void {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isHere = url !== null && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere)) return;
  const led = address === location ? '' : ' leads to an address that';
  throw new UserError(
    `${location}${led} is no https address.`,
    'Name an address that begins with https://, or a file.',
  );
}

async function readBody(answer: Response, location: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw tooLarge(location);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(location: string): UserError {
  return new UserError(
    `${location} is larger than ${sizeInWords}.`,
    'Name the positioning.json that the site publishes.',
  );
}
