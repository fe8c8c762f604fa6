import { yamlText } from '../document/yaml-text.ts';
import { type Answer, rankedQuestions } from '../align/answer.ts';

/**
 * An answer as the text of `views/<function>.md`, valid for the schema as long as the function is not blank and the
 * verdicts are those that the schema allows. What was left blank is left out; of exact repeats in a list the first
 * stays. `date` is a day as `2026-09-14`, or null when it is not known.
 */
export function renderView(answer: Answer, date: string | null): string {
  const lines = [
    `function: ${yamlText(answer.function)}`,
    ...renderText('market', answer.market),
    ...rankedQuestions.flatMap((question) => renderList(question, answer[question])),
    ...renderJudgements(answer.judgements),
    ...renderText('respondent', answer.respondent),
    ...(date === null ? [] : [`date: ${date}`]),
  ];
  return `---\n${lines.join('\n')}\n---\n\nCollected from a ballot.\n`;
}

function renderText(key: string, text: string | null): string[] {
  return text === null || isBlank(text) ? [] : [`${key}: ${yamlText(text)}`];
}

function renderList(key: string, texts: readonly string[]): string[] {
  const entries = [...new Set(texts)].filter((text) => !isBlank(text)).map((text) => `  - ${yamlText(text)}`);
  return entries.length === 0 ? [] : [`${key}:`, ...entries];
}

function renderJudgements(judgements: ReadonlyMap<string, string>): string[] {
  const entries = [...judgements].map(([key, verdict]) => `  ${yamlKey(yamlText(key))}: ${yamlText(verdict)}`);
  return entries.length === 0 ? [] : ['judgements:', ...entries];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** YAML takes a key for a key within 1,024 characters of its line only, unless a mark says so. */
function yamlKey(text: string): string {
  return text.length < 1000 ? text : `? ${text}\n  `;
}
