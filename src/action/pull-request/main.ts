import { readFile } from 'node:fs/promises';
import { notice, setFailed, setOutput, summary, warning } from '@actions/core';
import { keepPullComment, publishPullCheck } from '../../app/pull/announce-pull.ts';
import { explainPull } from '../../app/pull/explain-pull.ts';
import { signOff } from '../../app/sign-off/sign-off.ts';
import { UserError } from '../../app/user-error.ts';
import { WorldError } from '../../app/world-error.ts';
import { systemClock } from '../../io/clock.ts';
import { memoryCache } from '../../io/files/disk-cache.ts';
import { findPullBase } from '../../io/git/pull-base.ts';
import { revisionWorld } from '../../io/git/revision-world.ts';
import { connectGitHub } from '../../io/github/connect.ts';
import { renderCheckGithub } from '../../report/check-github.ts';
import { escapeMarkdown } from '../../report/markdown.ts';
import { concludePull, partConsequences, type PullExplanation } from '../../report/pull-explanation.ts';
import { renderPullSummary } from '../../report/pull-request-markdown.ts';
import { readSettings, type Settings } from './settings.ts';
import { writeSarif } from './write-sarif.ts';

type GitHub = ReturnType<typeof connectGitHub>;

/**
 * The Action for pull requests: tells what one does to the positioning. The job's summary comes first, because it takes
 * no permission; what the token may not do on top is left out without failing. Nothing of the pull request is run, and
 * only git's own objects are read of it, never the files that a link could stand for.
 */
export async function runPullAction(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const payload: unknown = JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    const settings = readSettings(env, payload);
    const explanation = await explain(settings, env);
    await writeSummary(renderPullSummary(explanation, settings));
    tellOutputs(explanation, settings);
    if (settings.sarifFile !== '') await writeSarif(process.cwd(), settings.sarifFile, explanation.check);
    await announce(explanation, settings, connectGitHub(settings.repository, { ...env, GITHUB_TOKEN: settings.token }));
  } catch (error) {
    await fail(error);
  }
}

async function explain({ commits, root }: Settings, env: NodeJS.ProcessEnv): Promise<PullExplanation> {
  const cwd = process.cwd();
  const base = await findPullBase(cwd, commits);
  // The two sides hold much the same files, and what was understood of one need not be parsed for the other.
  const shared = { clock: systemClock(env), cache: memoryCache() };
  return explainPull({ before: revisionWorld(cwd, base, shared), after: revisionWorld(cwd, 'HEAD', shared) }, { root });
}

async function announce(explanation: PullExplanation, settings: Settings, github: GitHub): Promise<void> {
  const app = await publishCheck(explanation, settings, github);
  if (settings.number === null) return;
  const whole = await addSignOff(explanation, { ...settings, number: settings.number }, github);
  await writeSummary(renderPullSummary(whole, settings), { overwrite: true });
  setOutput('sign-off', whole.signOff?.status ?? '');
  if (settings.wantsComment) await keepComment(whole, { ...settings, number: settings.number, app }, github);
}

/** The app that the check run is published by. Where it cannot be published, the log puts the findings on their lines. */
async function publishCheck(
  explanation: PullExplanation,
  settings: Settings,
  { voice }: GitHub,
): Promise<string | null> {
  try {
    const published = await publishPullCheck(voice, explanation, settings);
    if (published !== null) return published.app;
    notice('This token may not write checks, as on a pull request from a fork. The summary of the job has it all.');
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    setFailed(`The check throughline/check was not published. ${error.message} ${error.hint}`);
  }
  process.stdout.write(renderCheckGithub(explanation.check, { maxWarnings: null }).output);
  return null;
}

async function addSignOff(
  explanation: PullExplanation,
  { number, repository, root }: Settings & { number: number },
  { pulls }: GitHub,
): Promise<PullExplanation> {
  if (!explanation.isGated) return explanation;
  return {
    ...explanation,
    signOff: await signOff({ pulls, owner: repository.owner, root }, { number, publish: false }),
  };
}

async function keepComment(
  explanation: PullExplanation,
  place: Settings & { number: number; app: string | null },
  github: GitHub,
): Promise<void> {
  try {
    const kept = await keepPullComment(github, explanation, place);
    setOutput('comment', kept);
    if (kept === 'refused') notice('This token may not write comments. The summary of the job has it all.');
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    warning(`The comment could not be kept up to date. ${error.message} ${error.hint}`);
  }
}

function tellOutputs(explanation: PullExplanation, { failOn }: Settings): void {
  const { check, newFindings, resolved, newWording, changes, consequences } = explanation;
  const outputs = {
    conclusion: concludePull(explanation, failOn),
    errors: check.counts.error,
    warnings: check.counts.warning,
    notes: check.counts.info,
    'new-findings': newFindings.length,
    'resolved-findings': resolved.length,
    changes: changes.length,
    consequences: consequences.length,
    stale: partConsequences(explanation).stale.length,
    'new-wording': newWording.length,
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

async function fail(error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const help = error instanceof UserError || error instanceof WorldError ? error.hint : '';
  if (error instanceof UserError) {
    await writeSummary(`## Positioning: not explained\n\n${escapeMarkdown(`${message} ${help}`)}\n`);
  }
  setFailed([message, help].filter((part) => part !== '').join(' '));
}

/** Older servers have no summaries of jobs; everything else goes on without. */
async function writeSummary(page: string, options: { readonly overwrite?: boolean } = {}): Promise<void> {
  try {
    await summary.emptyBuffer().addRaw(page).write(options);
  } catch {
    notice('This server takes no summary of the job.');
  }
}
