import { WorldError } from '../../app/world-error.ts';

/**
 * The route of the page after this one, from the `Link` header, or null on the last page. Throws when there may be one
 * that cannot be followed: unreadable, or outside the interface, where the token must not go.
 */
export function findNextPage(link: unknown, { apiUrl, asked }: { apiUrl: string; asked: string }): string | null {
  if (link === undefined) return null;
  if (typeof link !== 'string') throw unreadable(asked);
  const targets = link.split(/,(?=\s*<)/).flatMap((part) => {
    const [, target = '', rel] = /^\s*<([^<>]*)>\s*;.*?\brel\s*=\s*"?([\w -]+)"?/.exec(part) ?? [];
    if (rel === undefined) throw unreadable(asked);
    return rel.split(' ').includes('next') ? [target] : [];
  });
  if (targets.length > 1) throw unreadable(asked);
  const [target] = targets;
  return target === undefined ? null : `GET ${stayOn(apiUrl, target, asked)}`;
}

function stayOn(apiUrl: string, target: string, asked: string): string {
  if (!URL.canParse(target)) throw unreadable(asked);
  const [url, home] = [new URL(target), new URL(apiUrl)];
  if (url.origin !== home.origin || !url.pathname.startsWith(`${home.pathname.replace(/\/$/, '')}/`)) {
    throw new WorldError(
      `The next page of ${asked} is said to be outside ${home.origin}, where the token must not go.`,
      'Check GITHUB_API_URL, and what stands between here and GitHub.',
    );
  }
  // Octokit would take these for the beginning of a name to fill in.
  return url.origin + (url.pathname + url.search).replaceAll(/[:{}]/g, encodeURIComponent);
}

function unreadable(asked: string): WorldError {
  return new WorldError(
    `GitHub's answer to ${asked} names its next page in a way that cannot be read, so the list may not be whole.`,
    'Run the gate again; if it stays so, please report it.',
  );
}
