import { isGreen, type Verdict } from '../signoff/verdict.ts';
import { renderJson } from './json.ts';
import type { Report } from './report.ts';

/** A verdict as JSON, one object; every problem is a sentence with its next step. */
export function renderSignOffJson(verdict: Verdict, options: { readonly calls: number }): Report {
  const { status, pull, digest, head, functions, disregarded, changes, problems } = verdict;
  const output = {
    verdict: status,
    pull: pull?.number ?? null,
    digest,
    head,
    functions: functions.map((each) => ({
      id: each.id,
      name: each.name,
      side: each.side,
      status: each.status,
      signers: each.signers.map(({ login, via, at, commit }) => ({ login, via, at, commit })),
      rejected: [...each.rejected, ...disregarded].map(({ login, via, at, reason }) => ({ login, via, at, reason })),
      objectors: each.objectors,
      can_sign: each.canSign.map(({ login }) => login),
      problems: each.problems.map(inOneLine),
    })),
    paths: changes.map(({ path }) => path),
    problems: [...problems, ...functions.flatMap((each) => each.problems)].map(inOneLine),
    api_calls: options.calls,
  };
  return { output: renderJson(output), exitCode: exitCodeOf(verdict) };
}

function inOneLine({ message, help }: Verdict['problems'][number]): string {
  return `${message} ${help}`;
}

/** 0 signed or nothing to sign, 1 not signed, 2 nobody can tell. */
export function exitCodeOf({ status }: Pick<Verdict, 'status'>): Report['exitCode'] {
  if (isGreen(status)) return 0;
  return status === 'error' ? 2 : 1;
}
