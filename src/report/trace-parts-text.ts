import { groupBy } from '../model/order.ts';
import type { Contradiction } from '../trace/contradictions.ts';
import type { FunnelStage } from '../trace/funnel.ts';
import type { RoadmapGap } from '../trace/roadmap.ts';
import type { Trace } from '../trace/trace.ts';
import type { WordingFinding } from '../trace/wording/conclude-wording.ts';
import type { UsedBaseline, Wording } from '../trace/wording/wording.ts';
import { printable } from './printable.ts';
import { columnsOf, indent, plural, type Style, wrap } from './style.ts';

/** A heading with what is said of it behind, on as many lines as that takes. */
export function renderHeading(title: string, said: string, style: Style): string[] {
  if (said === '') return wrap(title, style.width).map(style.bold);
  const [first = '', ...rest] = wrap(said, style.width - columnsOf(title) - 2);
  return [`${style.bold(title)}${style.dim(`: ${first}`)}`, ...rest.map((line) => style.dim(`  ${line}`))];
}

const mostFindings = 50;

/** What the wording of surfaces gives reason to say, by file; nothing where no tactic names a file. */
export function renderWording({ findings, fileCount, baseline }: Wording, style: Style): string[] {
  const known = baseline === null ? [] : renderBaselineUse(baseline, style);
  if (findings.length === 0 && fileCount === 0) return known;
  const hidden = findings.length - mostFindings;
  const byFile = groupBy(findings.slice(0, mostFindings), ({ place }) => place.path);
  const told = new Set<string>();
  const count = findings.length === 0 ? 'nothing found' : plural(findings.length, 'finding');
  return [
    ...renderHeading('Wording', `${count} in ${plural(fileCount, 'file')} that customers read`, style),
    ...[...byFile].flatMap(([path, own]) => [
      `  ${printable(path)}`,
      ...own.flatMap((finding) => renderFinding(finding, style, told)),
    ]),
    ...(hidden > 0 ? [`  … and ${plural(hidden, 'more finding')}; --format json lists all.`] : []),
    ...known,
  ];
}

function renderBaselineUse({ path, knownCount, gone }: UsedBaseline, style: Style): string[] {
  const goneCount = gone.reduce((sum, { count }) => sum + count, 0);
  const known = `${plural(knownCount, 'finding')} not shown: ${path} knows ${knownCount === 1 ? 'it' : 'them'}.`;
  const mended = `${goneCount} of what ${path} knows ${goneCount === 1 ? 'is' : 'are'} found no more; shorten it with: throughline trace --write-baseline`;
  return [
    ...(knownCount > 0 ? indent(known, style, 2).map(style.dim) : []),
    ...(goneCount > 0 ? indent(mended, style, 2).map(style.dim) : []),
  ];
}

/** What to do is told once where it is the same for many. */
function renderFinding(finding: WordingFinding, style: Style, told: Set<string>): string[] {
  const { place, severity, message, help, stage, rule } = finding;
  const at = `${place.line}:${place.column}`;
  const next = help === undefined || told.has(help) ? [] : indent(`→ ${help}`, style, 21);
  if (help !== undefined) told.add(help);
  return [
    ...indent(message, style, 21, `  ${at.padStart(8)}  ${severity}`),
    ...next,
    ...indent(stage === null ? rule : `${stage}, ${rule}`, style, 21).map(style.dim),
  ];
}

/** The stages side by side, in the words of the files. Nothing where there is no tactic. */
export function renderFunnel({ funnel }: Trace, style: Style): string[] {
  if (funnel.every(({ tactics }) => tactics.length === 0)) return [];
  const isImplied = funnel.some(({ impliedValues }) => impliedValues.length > 0);
  const note = indent('In brackets: told only through an attribute or a trend.', style, 2).map(style.dim);
  return [
    ...renderHeading('Funnel', 'what each stage tells', style),
    ...funnel.flatMap((stage) => renderStage(stage, style)),
    ...(isImplied ? note : []),
  ];
}

function renderStage(
  { stage, tactics, markets, values, segments, impliedValues }: FunnelStage,
  style: Style,
): string[] {
  const rows = [
    ['market', markets],
    ['values', [...values, ...impliedValues.map((id) => `(${id})`)]],
    ['segments', segments],
  ] as const;
  const told = rows.filter(([, ids]) => ids.length > 0);
  const count = tactics.length === 0 ? 'no tactic' : plural(tactics.length, 'tactic');
  return [
    `  ${stage}${style.dim(`: ${count}`)}`,
    ...told.flatMap(([part, ids]) => indent(ids.join(', '), style, 14, `    ${part}`)),
  ];
}

export function renderContradictions(contradictions: readonly Contradiction[], style: Style): string[] {
  return renderProblems('Where the funnel tells more than one story', contradictions, style);
}

export function renderGaps(gaps: readonly RoadmapGap[], style: Style): string[] {
  return renderProblems('What the roadmap leaves open', gaps, style);
}

const mostProblems = 20;

interface Problem {
  readonly message: string;
  readonly help: string;
}

function renderProblems(title: string, problems: readonly Problem[], style: Style): string[] {
  if (problems.length === 0) return [];
  const hidden = problems.length - mostProblems;
  return [
    ...renderHeading(title, '', style),
    ...problems
      .slice(0, mostProblems)
      .flatMap(({ message, help }) => [
        ...indent(message, style, 4, '  !'),
        ...indent(`→ ${help}`, style, 4).map(style.dim),
      ]),
    ...(hidden > 0 ? [`  … and ${hidden} more; --format json lists all.`] : []),
  ];
}
