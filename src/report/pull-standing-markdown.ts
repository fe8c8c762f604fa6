import { clip, listInWords, someInWords } from '../model/words.ts';
import { signOffCommand } from '../signoff/sign-off-comment.ts';
import type { FunctionVerdict, Verdict } from '../signoff/verdict.ts';
import { escapeMarkdown } from './markdown.ts';
import type { PullExplanation } from './pull-explanation.ts';

/** Who has signed and who has not; empty where nobody has to. */
export function renderStanding({ isGated, signOff }: PullExplanation): string {
  if (!isGated) return '';
  return ['### Who has yet to sign', ...(signOff === null ? [untold] : describe(signOff))].join('\n\n');
}

const untold = 'Could not be told here; see the check `throughline/sign-off`.';

/** What cannot be decided here may be decided with another token, so nothing of it is shown. */
function describe(verdict: Verdict): string[] {
  const { status, functions, problems } = verdict;
  if (status === 'error') return [untold];
  if (status === 'not_required') return ['Nobody: nothing that is signed changes.'];
  const told = problems.slice(0, mostNamed).map(({ message, help }) => `- ${escapeMarkdown(`${message} ${help}`)}`);
  return [
    status === 'approved' ? 'Nobody, as it was when this was written.' : renderTable(functions),
    ...(told.length > 0 ? [told.join('\n')] : []),
    `${howToSign(verdict)}The check \`throughline/sign-off\` has the last word.`,
  ];
}

const mostNamed = 5;

function renderTable(functions: readonly FunctionVerdict[]): string {
  return ['| Function | | Who |', '|---|---|---|', ...functions.map(renderRow)].join('\n');
}

function renderRow(each: FunctionVerdict): string {
  const name = escapeMarkdown(clip(each.name, 60));
  const [state, people] = stateOf(each);
  return `| **${name}**${each.side === 'proposed' ? ' (as proposed)' : ''} | ${state} | ${escapeMarkdown(people)} |`;
}

function stateOf({ status, signers, objectors, canSign, problems }: FunctionVerdict): [string, string] {
  if (objectors.length > 0) return ['⛔ asked for changes', namesOf(objectors, 'and')];
  if (status === 'signed')
    return [
      '✅ signed',
      namesOf(
        signers.map(({ login }) => login),
        'and',
      ),
    ];
  if (status === 'pending')
    return [
      '⏳ not yet',
      namesOf(
        canSign.map(({ login }) => login),
        'or',
      ),
    ];
  return ['⛔ cannot sign', problems.map(({ message }) => message).join(' ')];
}

function namesOf(logins: readonly string[], conjunction: 'and' | 'or'): string {
  const named = logins.slice(0, mostNamed).map((login) => (/^[\w-]+$/.test(login) ? `@${login}` : login));
  return logins.length > mostNamed ? someInWords(named, logins.length) : listInWords(named, conjunction);
}

/** The next step of those who can sign. */
function howToSign({ functions, digest }: Verdict): string {
  const ways = new Set(
    functions.flatMap(({ status, canSign }) => (status === 'pending' ? canSign : [])).map(({ by }) => by),
  );
  const approving = ways.has('approving') ? 'To sign: open *Files changed*, choose *Review changes*, *Approve*. ' : '';
  const commenting =
    ways.has('commenting') && digest !== null ? `The author signs by the comment \`${signOffCommand(digest)}\`. ` : '';
  return approving + commenting;
}
