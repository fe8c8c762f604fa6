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

const plain = /^\p{L}[\p{L}\p{N}_./()'&+-]*(?: [\p{L}\p{N}_./()'&+][\p{L}\p{N}_./()'&+-]*)*$/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Text as a YAML scalar: plain where that is sure to be read back as the same text, else in quotes. */
function yamlText(text: string): string {
  return plain.test(text) && !reserved.test(text) ? text : quoteText(text);
}

const notPrinted = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/** JSON's quoting is YAML's, once brackets that would unbalance the file's own are spelt out. */
function quoteText(text: string): string {
  const json = JSON.stringify(text).replace(notPrinted, escapeCharacter);
  return hasBalancedBrackets(text) ? json : json.replace(/[[\]{}]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Frontmatter is refused when brackets nest too deep, and a bracket in quotes counts. */
function hasBalancedBrackets(text: string): boolean {
  let depth = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth < 0 || depth > 10) return false;
  }
  return depth === 0;
}
