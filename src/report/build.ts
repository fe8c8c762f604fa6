import { renderJson } from './json.ts';
import type { Report } from './report.ts';
import { indent, plural, type Style, wrap } from './style.ts';

/** What was built, as reports need it. */
export interface BuildResult {
  readonly out: string;
  readonly files: number;
  readonly bytes: number;
  readonly products: readonly string[];
  readonly reused: readonly string[];
  readonly brokenLinks: readonly { readonly page: string; readonly link: string }[];
  readonly brokenFiles: readonly string[];
}

const mostLinks = 20;

/** What was built, for a reader; where links lead nowhere, that nothing was published, and which. */
export function renderBuildText(
  result: BuildResult,
  { style, seconds }: { style: Style; seconds: number | null },
): Report {
  const { brokenLinks } = result;
  const lines =
    brokenLinks.length > 0 ? renderBroken(brokenLinks, result.out, style) : renderBuilt(result, style, seconds);
  return { output: `${lines.join('\n')}\n`, exitCode: brokenLinks.length > 0 ? 1 : 0 };
}

function renderBuilt(
  { out, files, bytes, products, reused }: BuildResult,
  style: Style,
  seconds: number | null,
): string[] {
  const time = seconds === null ? '' : ` in ${seconds.toFixed(2)} s`;
  const kept = reused.length === 0 ? [] : [`${plural(reused.length, 'product')} unchanged since the last build.`];
  return [
    ...wrap(
      `Built ${plural(products.length, 'product')} into ${out}/: ${plural(files, 'file')}, ${weightOf(bytes)}${time}.`,
      style.width,
    ),
    ...kept.map(style.dim),
    ...wrap(`→ Open ${out}/index.html, or see every change at once with: throughline dev`, style.width),
  ];
}

function renderBroken(links: BuildResult['brokenLinks'], out: string, style: Style): string[] {
  const more = links.length - mostLinks;
  return [
    ...wrap(
      `Not built: ${plural(links.length, 'link')} of the site would lead nowhere. ${out}/ is as it was.`,
      style.width,
    ),
    ...links.slice(0, mostLinks).flatMap(({ page, link }) => indent(`${page} has a link to ${link}`, style, 4, '  -')),
    ...(more > 0 ? [`  - and ${more} more; --format json lists all`] : []),
  ];
}

function weightOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What was built, as one JSON object. */
export function renderBuildJson(result: BuildResult): Report {
  const { out, files, bytes, products, reused, brokenLinks, brokenFiles } = result;
  const value = { out, files, bytes, products, reused, broken_links: brokenLinks, broken_files: brokenFiles };
  return { output: renderJson(value), exitCode: brokenLinks.length > 0 ? 1 : 0 };
}
