import { type RankedQuestion, rankedQuestions } from '../../align/answer.ts';
import { capitalise } from '../../model/words.ts';
import { type BallotItems, type JudgedItem, listJudgedItems } from '../ballot/ballot-items.ts';
import { renderCsvRow } from '../csv.ts';
import { oneLine } from '../reading.ts';
import { showVerdict, verdictsOf } from '../verdict-word.ts';

/** What a column of a survey holds. */
export type ColumnMeaning =
  | { readonly type: 'respondent' | 'function' | 'date' | 'market' }
  /** Who and when, which an answer does not need: left out. */
  | { readonly type: 'private' }
  | { readonly type: 'list'; readonly question: RankedQuestion }
  /** `rank` counts from 1. */
  | { readonly type: 'rank'; readonly question: RankedQuestion; readonly rank: number }
  | { readonly type: 'verdict'; readonly item: JudgedItem };

export interface SurveyColumn {
  readonly title: string;
  readonly meaning: ColumnMeaning;
}

/** The first row of a survey for a form tool: the ballot's questions in its order, as `parseResponses` knows them. */
export function renderBallotCsvHeader(items: BallotItems): string {
  return renderCsvRow(listSurveyColumns(items).map(({ title }) => title));
}

const rankedTitles: Readonly<Record<RankedQuestion, string>> = {
  alternatives: 'Alternatives (most frequent first; separated by semicolons)',
  segments: 'Segments (best first; separated by semicolons)',
  values: 'Values (most valued first; separated by semicolons)',
};

/** The columns of our own survey, in order. No two have the same title. */
export function listSurveyColumns(items: BallotItems): SurveyColumn[] {
  return [
    { title: 'Respondent', meaning: { type: 'respondent' } },
    { title: 'Function', meaning: { type: 'function' } },
    { title: 'Date', meaning: { type: 'date' } },
    { title: 'Market', meaning: { type: 'market' } },
    ...rankedQuestions.map((question): SurveyColumn => ({
      title: rankedTitles[question],
      meaning: { type: 'list', question },
    })),
    ...verdictColumns(listJudgedItems(items)),
  ];
}

/** Items that share a name are told apart by `kind/id`. */
function verdictColumns(judged: readonly JudgedItem[]): SurveyColumn[] {
  const count = new Map<string, number>();
  for (const item of judged) count.set(verdictTitle(item), (count.get(verdictTitle(item)) ?? 0) + 1);
  return judged.map((item) => {
    const title = verdictTitle(item);
    const isShared = (count.get(title) ?? 0) > 1;
    return {
      title: isShared ? verdictTitle(item, ` (${oneLine(item.key)})`) : title,
      meaning: { type: 'verdict', item },
    };
  });
}

function verdictTitle({ folder, name }: JudgedItem, distinction = ''): string {
  const kind = capitalise(folder.replace(/s$/, ''));
  const verdicts = verdictsOf(folder).map(showVerdict).join('/');
  return `${kind}: ${oneLine(name)}${distinction} [${verdicts}]`;
}
