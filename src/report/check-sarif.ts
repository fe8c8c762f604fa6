import type { Finding, Severity } from '../model/finding.ts';
import { version } from '../version.ts';
import { renderJson } from './json.ts';
import { type CheckReportOptions, type CheckResult, verdictOf } from './check.ts';
import type { Report } from './report.ts';

/** What SARIF says of a rule. */
export interface RuleWords {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly source: string;
  readonly severity: Severity;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** Findings as a SARIF 2.1.0 log (OASIS, 2020), which code scanning services read. */
export function renderCheckSarif(
  result: CheckResult,
  options: CheckReportOptions & { rules: readonly RuleWords[] },
): Report {
  const indexOf = new Map(options.rules.map(({ id }, index) => [id, index]));
  const log = {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'throughline', semanticVersion: version, rules: options.rules.map(toDescriptor) } },
        columnKind: 'utf16CodeUnits',
        results: result.findings.map((finding) => toResult(finding, indexOf.get(finding.rule))),
      },
    ],
  };
  return { output: renderJson(log), exitCode: verdictOf(result, options).exitCode };
}

function toDescriptor({ id, summary, why, source, severity }: RuleWords) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n\nSource: ${source}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function toResult({ rule, severity, message, help, place }: Finding, ruleIndex: number | undefined) {
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: help === undefined ? message : `${message} ${help}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(place.path) }, region: regionOf(place) } }],
  };
}

function regionOf({ line, column, endLine, endColumn }: Finding['place']) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path as a relative URI reference (RFC 3986): each name percent-encoded. */
function toUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
