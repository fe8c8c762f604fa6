import { align } from '../../src/app/align.ts';
import { check } from '../../src/app/check.ts';
import { compare } from '../../src/app/compare.ts';
import { diff } from '../../src/app/diff.ts';
import { exportFormats, exportPositioning } from '../../src/app/exchange/export.ts';
import { explainPull } from '../../src/app/pull/explain-pull.ts';
import { publishedSource } from '../../src/app/published-source.ts';
import { show } from '../../src/app/show.ts';
import { trace } from '../../src/app/trace.ts';
import { UserError } from '../../src/app/user-error.ts';
import type { Place } from '../../src/model/place.ts';
import { renderAlignText } from '../../src/report/align-text.ts';
import { renderAlignJson } from '../../src/report/align.ts';
import { renderCheckGithub } from '../../src/report/check-github.ts';
import { renderCheckJson } from '../../src/report/check-json.ts';
import { renderCheckLines } from '../../src/report/check-lines.ts';
import { renderCheckSarif } from '../../src/report/check-sarif.ts';
import { renderCheckText } from '../../src/report/check-text.ts';
import { renderCompareText } from '../../src/report/compare-text.ts';
import { renderDiffJson } from '../../src/report/diff-json.ts';
import { renderDiffMarkdown } from '../../src/report/diff-markdown.ts';
import { renderDiffText } from '../../src/report/diff-text.ts';
import { renderPullCheck, renderPullComment, renderPullSummary } from '../../src/report/pull-request-markdown.ts';
import { renderCompareJson, renderShowJson } from '../../src/report/show-json.ts';
import { renderShowText } from '../../src/report/show-text.ts';
import { createStyle } from '../../src/report/style.ts';
import { renderTraceGithub } from '../../src/report/trace-github.ts';
import { renderTraceJson } from '../../src/report/trace-json.ts';
import { renderTraceMarkdown } from '../../src/report/trace-markdown.ts';
import { renderTraceText } from '../../src/report/trace-text.ts';
import { rules } from '../../src/rules/registry.generated.ts';
import { memoryWorld, type MemoryFiles, type MemoryWorld } from '../fakes/memory-world.ts';
import {
  expectHarmlessMarkdown,
  expectJson,
  expectPrintable,
  expectSilentMarkdown,
  expectWorkflowCommands,
} from './judge.ts';

const root = 'positioning';
const style = createStyle({ color: false, width: 80 });

/** Does something that may end with a `UserError`, which says what and what next, and with nothing else. */
export async function orTold(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.message === '' || error.hint === '') throw error;
  }
}

/** Runs every command that only reads on these files, and judges what each prints in each format. */
export async function judgeReading(files: MemoryFiles): Promise<void> {
  const world = memoryWorld(files);
  await orTold(() => judgeCheck(world));
  await orTold(async () => {
    const { story } = await show(world, { root });
    expectPrintable(renderShowText(story, style).output);
    expectJson(renderShowJson(story).output);
  });
  await orTold(async () => {
    const { comparison } = await compare(world, { root, markets: [] });
    expectPrintable(renderCompareText(comparison, style).output);
    expectJson(renderCompareJson(comparison).output);
  });
  await orTold(async () => {
    const { trace: traced } = await trace(world, { root });
    expectPrintable(renderTraceText(traced, style).output);
    expectJson(renderTraceJson(traced).output);
    expectWorkflowCommands(renderTraceGithub(traced).output);
    const page = renderTraceMarkdown(traced).output;
    expectHarmlessMarkdown(page);
    expectSilentMarkdown(page);
  });
  await orTold(() => judgeAlign(world));
  for (const format of exportFormats) {
    await orTold(async () => {
      const { text } = await exportPositioning(world, { root, format });
      if (format !== 'json') return;
      JSON.parse(text);
      await publishedSource(text).readEntries(root, () => true);
    });
  }
}

async function judgeCheck(world: MemoryWorld): Promise<void> {
  const result = await check(world, { root, paths: [], fix: false });
  const options = { maxWarnings: null };
  expectPrintable(renderCheckText(result, { ...options, style }).output);
  expectJson(renderCheckJson(result, options).output);
  expectJson(renderCheckSarif(result, { ...options, rules: rules.map(({ meta }) => meta) }).output);
  expectPrintable(renderCheckLines(result, options).output);
  expectWorkflowCommands(renderCheckGithub(result, options).output);
}

/** By the views, or by a survey in the file that is named. */
export async function judgeAlign(world: MemoryWorld, responses?: string): Promise<void> {
  const { alignment, survey, functionName } = await align(world, { root, responses });
  expectPrintable(renderAlignText(alignment, { failUnder: null, survey, style, functionName }).output);
  expectJson(renderAlignJson(alignment, { failUnder: null, survey }).output);
}

/** Compares two states of the files, and judges what is told of the difference. */
export async function judgeChange(before: MemoryFiles, after: MemoryFiles): Promise<void> {
  const [base, head] = [memoryWorld(before), memoryWorld(after)];
  await orTold(async () => {
    const result = await diff({ base: { name: 'main', world: base }, head: { name: 'x@y', world: head }, root });
    expectPrintable(renderDiffText(result, style).output);
    expectJson(renderDiffJson(result).output);
    const page = renderDiffMarkdown(result).output;
    expectHarmlessMarkdown(page);
    expectSilentMarkdown(page);
  });
  await orTold(async () => {
    const explanation = await explainPull({ before: base, after: head }, { root });
    const links = 'https://github.com/acme/website/blob/main/';
    const addressOf = ({ path }: Place) => `${links}${encodeURI(path)}`;
    const comment = renderPullComment(explanation, { addressOf });
    expectHarmlessMarkdown(comment, links);
    expectSilentMarkdown(comment);
    expectHarmlessMarkdown(renderPullSummary(explanation, { addressOf }), links);
    const { title, summary } = renderPullCheck(explanation, { addressOf, left: 0 });
    expectPrintable(title);
    expectHarmlessMarkdown(summary, links);
  });
}
