import type { Corpus } from './corpus.ts';

/**
 * The path below the positioning folder that a link leads to, from the file that it stands in. Null for a link that
 * leads elsewhere: to the web, to a part of the same page, from the top of a site, or out of the folder.
 */
export function followLink(from: string, link: string): string | null {
  const target = decodeTarget(link.replace(/[?#].*$/s, ''));
  if (target === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(target)) return null;
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..' && steps.pop() === undefined) return null;
    if (step !== '..' && step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** The path from one file to another, as a link writes it. Both are POSIX paths from the same folder. */
export function pathFrom(from: string, to: string): string {
  let shared = 0;
  for (let at = 0; at < from.length && from[at] === to[at]; at += 1) if (from[at] === '/') shared = at + 1;
  let up = '';
  for (let at = shared; at < from.length; at += 1) if (from[at] === '/') up += '../';
  return up + to.slice(shared);
}

const possibleLink = /\](?:\(|:)\s*(<[^>\n]*>|[^\s)]*)/g;

/**
 * Could the markdown hold a link to a path of the positioning that does not exist? Cheap, and wrong only in saying
 * yes: what looks like a link may stand in code. Only the markdown parser knows.
 */
export function mayHoldBrokenLink(corpus: Corpus, from: string, body: string): boolean {
  if (!body.includes(']')) return false;
  for (const [, link = ''] of body.matchAll(possibleLink)) {
    const path = followLink(from, link.replace(/^<|>$/g, ''));
    if (path !== null && !corpus.paths.has(path)) return true;
  }
  return false;
}

/** A link as a path: what is percent-encoded in it spelt out; as it stands where that cannot be done. */
export function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
