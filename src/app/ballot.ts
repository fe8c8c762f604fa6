import { createMatcher } from '../align/match-name.ts';
import type { Corpus } from '../document/corpus.ts';
import { parseText } from '../document/parse-text.ts';
import { listBallotItems, parseBallot, renderBallot, renderBallotCsvHeader } from '../interchange/ballot.ts';
import type { DatedAnswer, ReadingProblem } from '../interchange/reading.ts';
import { parseResponses } from '../interchange/survey/responses-csv.ts';
import { renderView } from '../interchange/view-file.ts';
import { compareText, groupBy } from '../model/order.ts';
import type { Product } from '../model/positioning.ts';
import { pickProduct } from './pick.ts';
import type { World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { UserError } from './user-error.ts';

export interface BallotRequest {
  readonly root: string;
  readonly product?: string | undefined;
}

export interface WrittenBallots {
  readonly written: readonly string[];
  /** Ballots that were there already: somebody may have filled them in. */
  readonly kept: readonly string[];
}

/** Writes one private ballot per function into a folder, and the same questions as the header line of a form. */
export async function writeBallots(world: World, request: BallotRequest & { folder: string }): Promise<WrittenBallots> {
  const corpus = await readCorpus(world, request.root);
  const product = pickProduct(corpus, request.product);
  const items = listBallotItems(product);
  const ballots = [...corpus.positioning.functions.values()].map((owner) => ({
    path: `${request.folder}/${owner.id}.md`,
    text: renderBallot(product, owner, items),
  }));
  if (ballots.length === 0) {
    throw new UserError(
      `There are no functions in ${request.root}/functions/, so nobody to ask.`,
      'Add them first, for example: throughline new function sales',
    );
  }
  const form = { path: `${request.folder}/form.csv`, text: renderBallotCsvHeader(items) };
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, text } of [...ballots, form]) {
    const isThere = (await world.files.read(path)) !== null;
    if (!isThere) await world.files.write(path, text);
    (isThere ? kept : written).push(path);
  }
  return { written, kept };
}

/** A problem in a file of answers. */
export interface AnswerProblem extends ReadingProblem {
  readonly path: string;
}

export interface CollectedViews {
  readonly written: readonly string[];
  readonly problems: readonly AnswerProblem[];
}

/** Turns a folder of filled-in ballots, or a survey export, into views: one per function that answered once. */
export async function collectBallots(world: World, request: BallotRequest & { path: string }): Promise<CollectedViews> {
  const corpus = await readCorpus(world, request.root);
  const product = pickProduct(corpus, request.product);
  const { answers, problems } = await readAnswers(world, request.path, product);
  const { byFunction, strangers } = sortByFunction(answers, corpus);
  const written: string[] = [];
  const crowded: AnswerProblem[] = [];
  for (const [id, own] of byFunction) {
    const [answer] = own;
    if (own.length > 1 || !answer) {
      crowded.push(tooMany(id, own));
      continue;
    }
    const path = viewPath(corpus, product, id);
    await world.files.write(path, renderView({ ...answer, function: id }, answer.date));
    written.push(path);
  }
  return { written, problems: [...problems, ...strangers, ...crowded] };
}

interface PlacedAnswer extends DatedAnswer {
  readonly path: string;
}

async function readAnswers(
  world: World,
  path: string,
  product: Product,
): Promise<{ answers: PlacedAnswer[]; problems: AnswerProblem[] }> {
  if (path.toLowerCase().endsWith('.csv')) {
    const { answers, problems } = parseResponses(await readResponsesFile(world, path), listBallotItems(product));
    return {
      answers: answers.map((answer) => ({ ...answer, path })),
      problems: problems.map((one) => ({ ...one, path })),
    };
  }
  const entries = await world.source.readEntries(path, (file) => file.endsWith('.md'));
  if (entries === null)
    throw new UserError(`There is nothing at ${path}.`, 'Name the folder of ballots, or a CSV file.');
  const read = entries
    .toSorted((a, b) => compareText(a.path, b.path))
    .flatMap((entry) => readBallotFile(`${path}/${entry.path}`, entry.content, product));
  return { answers: read.flatMap(({ answer }) => answer ?? []), problems: read.flatMap(({ problems }) => problems) };
}

function readBallotFile(
  path: string,
  content: Parameters<typeof parseText>[0] | { readonly type: 'unread' },
  product: Product,
): { answer: PlacedAnswer | null; problems: AnswerProblem[] }[] {
  if (content.type === 'unread') return [];
  const { text, problem } = parseText(content);
  if (text === null || problem) {
    const message = 'This file could not be read as text.';
    return [
      { answer: null, problems: [{ path, line: 1, message, help: 'Save it as UTF-8 text, then collect again.' }] },
    ];
  }
  const ballot = parseBallot(text);
  if (ballot.product !== null && ballot.product !== product.id) {
    const message = `This ballot asks about \`${ballot.product}\`, not \`${product.id}\`, and was left out.`;
    return [
      { answer: null, problems: [{ path, line: 1, message, help: `Collect it with --product ${ballot.product}.` }] },
    ];
  }
  const problems = ballot.problems.map((one) => ({ ...one, path }));
  return [{ answer: ballot.answer && { ...ballot.answer, path }, problems }];
}

/** The text of a survey export. Throws a `UserError` when there is no such file. */
export async function readResponsesFile({ files }: World, path: string): Promise<string> {
  const text = await files.read(path);
  if (text !== null) return text;
  throw new UserError(`There is no file ${path}.`, 'Name the CSV file that your form tool exported.');
}

function sortByFunction(answers: readonly PlacedAnswer[], corpus: Corpus) {
  const match = createMatcher(corpus.positioning.functions.values());
  const placed = answers.map((answer) => ({ answer, found: match(answer.function) }));
  const strangers = placed.flatMap(({ answer, found }): AnswerProblem[] => {
    if (found.state !== 'unknown') return [];
    const near = found.nearest.length > 0 ? ` Nearest: ${found.nearest.join(', ')}.` : '';
    const message = `"${answer.function}" (${answer.respondent}) is no function of this company.${near}`;
    return [{ path: answer.path, line: 1, message, help: 'Correct the function, or add it to functions/.' }];
  });
  const known = placed.flatMap(({ answer, found }) => (found.state === 'unknown' ? [] : [{ id: found.id, answer }]));
  const groups = [...groupBy(known, ({ id }) => id)].map(([id, own]) => [id, own.map(({ answer }) => answer)] as const);
  return { byFunction: groups.toSorted(([a], [b]) => compareText(a, b)), strangers };
}

function tooMany(id: string, answers: readonly PlacedAnswer[]): AnswerProblem {
  return {
    path: answers[0]!.path,
    line: 1,
    message: `There are ${answers.length} answers for ${id}, and a view holds one.`,
    help: 'Agree on one inside the function, or read them all with: throughline align --responses FILE.csv',
  };
}

function viewPath({ root }: Corpus, product: Product, id: string): string {
  return [root, product.id, 'views', `${id}.md`].filter((part) => part !== '.').join('/');
}
