import { type RankedQuestion, rankedQuestions } from '../../align/answer.ts';
import type { Element } from '../../model/element.ts';
import type { Product } from '../../model/positioning.ts';
import { capitalise } from '../../model/words.ts';
import { questionTexts, sectionHeading, singleBlank, verdictTexts } from './ballot-form.ts';
import { type BallotItem, type BallotItems, type JudgedItem, judgedIn } from './ballot-items.ts';
import { oneLine } from '../reading.ts';
import { type JudgedFolder, judgedFolders, showVerdict, verdictsOf } from '../verdict-word.ts';

const blanks = 5;

/**
 * A ballot for one function, as markdown that is filled in with any text editor. Of the product it shows its name and
 * the items, and nothing that tells them apart, so that answers are the function's own. Lines that begin with `>` are
 * for the reader, all others are for the answer.
 */
export function renderBallot(product: Product, functionElement: Element<'function'>, items: BallotItems): string {
  const sections = [
    ...renderHead(product, functionElement),
    ...renderQuestion('market', items.markets, [singleBlank]),
    ...rankedQuestions.flatMap((question) => renderQuestion(question, items[question], numberedBlanks())),
    ...renderGrid(items),
  ];
  return `${sections.join('\n').trimEnd()}\n`;
}

function renderHead(product: Product, { id, fields }: Element<'function'>): string[] {
  const productName = oneLine(product.element?.fields.name ?? '') || product.id;
  return [
    '---',
    `product: ${oneLine(product.id)}`,
    `function: ${oneLine(id)}`,
    'respondent:',
    'date:',
    '---',
    '',
    `# ${productName}, as ${oneLine(fields.name) || oneLine(id)} sees it`,
    '',
    ...explain([
      'Please fill this in by yourself, before you talk about it with others. It asks what you see in your own work:',
      'no answer is right or wrong, and you are not shown what anybody else says.',
      '',
      '- At the very top, write your role after `respondent:` and the day after `date:`, like 2026-09-14.',
      '- Write only on lines that do not begin with `>`, and leave those that do as they are.',
      '- Your own words are fine everywhere; you need not know ours.',
      '- Leave blank what you do not know. That is an answer too.',
    ]),
  ];
}

function renderQuestion(
  question: 'market' | RankedQuestion,
  known: readonly BallotItem[],
  blankLines: readonly string[],
): string[] {
  const names = ['Names heard so far, by alphabet. Use one of them, or your own words:', ...known.map(nameLine)];
  return [
    sectionHeading(question),
    '',
    ...explain(questionTexts[question]),
    ...blankLines,
    '',
    ...(known.length > 0 ? explain(names) : []),
  ];
}

function nameLine({ name }: BallotItem): string {
  return `- ${oneLine(name)}`;
}

function numberedBlanks(): string[] {
  return Array.from({ length: blanks }, (_, index) => `${index + 1}. `);
}

function renderGrid(items: BallotItems): string[] {
  const folders = judgedFolders.filter((folder) => items[folder].length > 0);
  return [
    sectionHeading('verdicts'),
    '',
    ...explain(['Put an x between one pair of brackets on each line. Leave the line as it is if you have no view.']),
    ...folders.flatMap((folder) => renderVerdicts(folder, judgedIn(folder, items))),
  ];
}

/** The rows of one kind, in a code block: brackets stay aligned, and no name is taken for markdown. */
function renderVerdicts(folder: JudgedFolder, judged: readonly JudgedItem[]): string[] {
  const boxes = verdictsOf(folder).map((verdict) => `[ ] ${showVerdict(verdict)}   `);
  const rows = judged.map(({ name, key }) => `${boxes.join('')}${oneLine(name)} (${oneLine(key)})`);
  return [`### ${capitalise(folder)}`, '', ...explain(verdictTexts[folder]), '```text', ...rows, '```', ''];
}

/** Lines for the reader, and a blank line after them. */
function explain(lines: readonly string[]): string[] {
  return [...lines.map((line) => `> ${line}`.trimEnd()), ''];
}
