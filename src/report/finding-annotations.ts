import type { Finding, Severity } from '../model/finding.ts';
import type { Annotation } from '../model/pull-request.ts';

const levels = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<Severity, Annotation['level']>;

/** More than anybody reads on the lines of one pull request: ten requests. */
const most = 500;

/** The worst of the findings, of those alike the first, as remarks on their lines, and how many are left out. */
export function renderAnnotations(findings: readonly Finding[]): {
  readonly annotations: readonly Annotation[];
  readonly left: number;
} {
  const chosen = bySeverity(findings).slice(0, most);
  return { annotations: chosen.map(toAnnotation), left: findings.length - chosen.length };
}

/** Errors before warnings before notes, each in the order given. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function toAnnotation({ rule, severity, place, message, help }: Finding): Annotation {
  const { path, line, column, endLine, endColumn } = place;
  // An end is exclusive here, and inclusive there.
  const last = Math.max(column, endColumn - 1);
  return {
    path,
    startLine: line,
    endLine,
    columns: line === endLine ? { first: column, last } : null,
    level: levels[severity],
    title: rule,
    message: [message, help && `→ ${help}`].filter(Boolean).join('\n'),
  };
}
