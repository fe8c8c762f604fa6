const safeSchemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * A web or mail address that somebody wrote, if a page may link to it; null for anything else, such as `javascript:`,
 * `data:` and addresses that lead to no certain place. Control characters and spaces around it, which browsers skip, are
 * no way around.
 */
export function safeHref(address: string | undefined): string | null {
  const text = address?.trim() ?? '';
  if (!URL.canParse(text)) return null;
  const { protocol, host, href } = new URL(text);
  return safeSchemes.has(protocol) && (host !== '' || protocol === 'mailto:') ? href : null;
}
