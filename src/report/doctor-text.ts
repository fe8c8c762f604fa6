import type { HealthCheck, HealthStatus } from '../signoff/health-check.ts';
import type { RulesetRequest } from '../signoff/recommended-ruleset.ts';
import { exitCodeOf, type HealthReport } from './doctor-json.ts';
import type { Report } from './report.ts';
import { printable } from './printable.ts';
import { columnsOf, indent, plural, type Style } from './style.ts';

/** What the doctor found for a reader at a terminal: each question with its answer, then what closes the holes. */
export function renderDoctorText({ environment, gate }: HealthReport, { style }: { readonly style: Style }): Report {
  const checks = [...environment, ...(gate?.checks ?? [])];
  const lines = [
    ...renderSection('What runs here', environment, style),
    ...(gate ? renderSection(titleOf(gate), gate.checks, style) : []),
    ...(gate ? renderRulesets(gate, style) : []),
    colored(worstOf(checks), summarise(checks), style),
  ];
  return { output: `${lines.join('\n')}\n`, exitCode: exitCodeOf(checks) };
}

type Gate = NonNullable<HealthReport['gate']>;

function titleOf({ repository, branch }: Gate): string {
  const place = [repository, branch].filter((part) => part !== null).map((part) => printable(part));
  return place.length === 0 ? 'The gate' : `The gate of ${place.join(', branch ')}`;
}

function renderSection(title: string, checks: readonly HealthCheck[], style: Style): string[] {
  return [style.bold(title), ...checks.flatMap((check) => renderCheck(check, style)), ''];
}

const margin = 11;

function renderCheck({ id, status, message, details, help }: HealthCheck, style: Style): string[] {
  const [first = '', ...more] = indent(message, style, margin, `  ${status}`);
  const lines = [
    first.replace(status, colored(status, status, style)),
    ...more,
    ...details.flatMap((detail) => indent(detail, style, margin + 2, `${' '.repeat(margin)}-`)),
    ...(help === null ? [] : indent(`→ ${help}`, style, margin)),
  ];
  // The first line may hold colour, which takes no columns.
  const used = lines.length > 1 ? columnsOf(lines.at(-1) ?? '') : margin + columnsOf(message);
  return withId(lines, id, { style, used });
}

/** The id stands behind the last line where there is room, else below it. */
function withId(lines: readonly string[], id: string, { style, used }: { style: Style; used: number }): string[] {
  return used + id.length + 2 <= style.width
    ? [...lines.slice(0, -1), `${lines.at(-1)}  ${style.dim(id)}`]
    : [...lines, style.dim(`${' '.repeat(margin)}${id}`)];
}

/** Checks that the recommended ruleset puts right. */
const closable = new Set([
  'check-required',
  'enforcement',
  'check-pinned',
  'bypass',
  'pull-request-required',
  'no-force-push',
  'no-deletion',
  'up-to-date-required',
]);

function closes({ rules }: RulesetRequest, id: string): boolean {
  const namesApp = rules.some(
    (rule) =>
      rule.type === 'required_status_checks' &&
      rule.parameters.required_status_checks.every((check) => check.integration_id !== undefined),
  );
  return closable.has(id) && (id !== 'check-pinned' || namesApp);
}

function renderRulesets(gate: Gate, style: Style): string[] {
  const { repository, checks, ruleset, withReviewers } = gate;
  if (!ruleset) return [];
  const closed = checks.filter(({ id, status }) => closes(ruleset, id) && (status === 'hole' || status === 'weak'));
  if (closed.length === 0) return [];
  const ids = closed.map(({ id }) => id).join(', ');
  return [
    style.bold('The recommended ruleset'),
    ...indent(`It closes ${ids}. Save it as ruleset.json; an administrator runs:`, style, 2, ' '),
    `  gh api --method POST repos/${printable(repository ?? '')}/rulesets --input ruleset.json`,
    ...renderNotes(gate.notes, style),
    ...renderJson(ruleset),
    '',
    ...(withReviewers ? renderVariant(withReviewers, gate.reviewerNotes, style) : []),
  ];
}

function renderVariant(ruleset: RulesetRequest, notes: readonly string[], style: Style): string[] {
  const what =
    'The same, and GitHub asks each team for a review too. What those reviews have seen, only the check knows.';
  return [
    style.bold('Or with reviewers that GitHub itself requires'),
    ...indent(what, style, 2, ' '),
    ...renderNotes(notes, style),
    ...renderJson(ruleset),
    '',
  ];
}

function renderNotes(notes: readonly string[], style: Style): string[] {
  return [...notes.flatMap((note) => indent(note, style, 4, '  -')), ''];
}

/** Ready to be copied, so neither indented nor wrapped. */
function renderJson(ruleset: RulesetRequest): string[] {
  return printJson(ruleset).split('\n').map(printable);
}

const longestLine = 80;

/** JSON in which whatever fits on a line stands on one. */
function printJson(value: unknown, indentation = ''): string {
  const line = JSON.stringify(value, null, 1).replace(/\s*\n\s*/g, ' ');
  if (typeof value !== 'object' || value === null || indentation.length + line.length <= longestLine - 20) return line;
  const deeper = `${indentation}  `;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return fillLines(value, indentation);
  const inside = Array.isArray(value)
    ? value.map((item) => deeper + printJson(item, deeper))
    : Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${printJson(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${inside.join(',\n')}\n${indentation}${close}`;
}

/** Texts of a list, as many on a line as there is room for. A text is never broken, whatever it holds. */
function fillLines(texts: readonly string[], indentation: string): string {
  const lines: string[] = [];
  for (const [index, text] of texts.entries()) {
    const item = JSON.stringify(text) + (index < texts.length - 1 ? ',' : '');
    const longer = `${lines.at(-1) ?? indentation} ${item}`;
    if (lines.length > 0 && longer.length <= longestLine) lines[lines.length - 1] = longer;
    else lines.push(`${indentation}  ${item}`);
  }
  return `[\n${lines.join('\n')}\n${indentation}]`;
}

function worstOf(checks: readonly HealthCheck[]): HealthStatus {
  const order: readonly HealthStatus[] = ['hole', 'weak', 'unknown'];
  return order.find((status) => checks.some((check) => check.status === status)) ?? 'ok';
}

function summarise(checks: readonly HealthCheck[]): string {
  const count = (status: HealthStatus) => checks.filter((check) => check.status === status).length;
  const parts = [
    count('hole') > 0 ? plural(count('hole'), 'hole') : '',
    count('weak') > 0 ? plural(count('weak'), 'weakness', 'weaknesses') : '',
    count('unknown') > 0 ? `${plural(count('unknown'), 'question')} without an answer` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return `${plural(checks.length, 'check')}: all is well.`;
  return `${plural(checks.length, 'check')}: ${parts.join(', ')}.`;
}

function colored(status: HealthStatus, text: string, style: Style): string {
  switch (status) {
    case 'ok':
      return style.green(text);
    case 'weak':
      return style.yellow(text);
    case 'unknown':
      return style.cyan(text);
    case 'hole':
      return style.red(text);
  }
}
