import { hash } from 'node:crypto';
import { type BodyHtml, renderBodyHtml } from '../../document/body-html.ts';
import { renderPlainProse } from '../../document/plain-prose.ts';
import type { Cache } from '../ports.ts';
import { seal, unseal } from '../seal.ts';

/**
 * A renderer of bodies that remembers what earlier runs rendered, by content. `keep` stores it for the next run. Plain
 * prose is quicker rendered than looked up.
 */
export function rememberBodies(
  cache: Cache,
  name: string,
): { render: (markdown: string) => BodyHtml; keep: () => void } {
  let before: ReadonlyMap<string, BodyHtml> | null = null;
  const after = new Map<string, BodyHtml>();
  let isChanged = false;
  const render = (markdown: string): BodyHtml => {
    const plain = renderPlainProse(markdown);
    if (plain) return plain;
    before ??= unseal<BodyHtml>(cache.load(name));
    const key = hash('sha256', markdown, 'base64url');
    const known = after.get(key) ?? before.get(key);
    const body = known ?? renderBodyHtml(markdown);
    isChanged ||= known === undefined;
    after.set(key, body);
    return body;
  };
  const keep = () => {
    if (isChanged || (before !== null && after.size !== before.size)) cache.save(name, seal(after));
  };
  return { render, keep };
}
