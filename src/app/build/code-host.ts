import type { CodeHost } from '../../site/site.ts';
import { UserError } from '../user-error.ts';

/** What is known of a repository on the web. */
export type WebRepository = Pick<CodeHost, 'url'> & { readonly branch: string | null };

/**
 * The web page of a repository on GitHub, by the address of its remote; null for any other host, whose pages may look
 * otherwise. A name or a token in the address is left out.
 */
export function parseRemote(address: string): string | null {
  const match =
    /^(?:(?:https?|ssh|git):\/\/(?:[^/@\s]*@)?|[^/@\s]+@)(?:www\.)?github\.com(?::\d+)?[/:]([\w-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(
      address.trim(),
    );
  const [, owner, name] = match ?? [];
  return owner === undefined || name === undefined || /^\.+$/.test(name) ? null : `https://github.com/${owner}/${name}`;
}

/** Reads what a user says of the repository: its web page, and behind `/tree/` a branch. Throws a `UserError`. */
export function parseRepositoryUrl(text: string): WebRepository {
  const [page = '', branch] = text.replace(/\/+$/, '').split(/\/tree\/(.*)/s);
  const url = parseWebUrl(page);
  if (url === null || url.pathname.split('/').filter(Boolean).length < 2) {
    throw new UserError(
      `"${text}" is not the web page of a repository.`,
      'Give it as in --repo https://github.com/acme/website, with /tree/<branch> behind it for another branch than main.',
    );
  }
  return { url: url.href.replace(/(\.git)?\/?$/, ''), branch: branch || null };
}

/** The address at which the site will be published, with a slash at its end. Throws a `UserError`. */
export function parseBaseUrl(text: string): string {
  const url = parseWebUrl(text);
  if (url) return url.href.replace(/\/*$/, '/');
  throw new UserError(
    `"${text}" is no address that a site can have.`,
    'Give it as in --base-url https://acme.github.io/website/',
  );
}

/** A web address without query and fragment, and without a name or password in it. */
function parseWebUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return isPlain && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}
