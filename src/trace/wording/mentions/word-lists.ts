import { normaliseName } from '../../../model/names.ts';

// What the columns of a table of words are called: the words to leave, and what to write in their place. Normalised.
const leftColumns = columns(
  `avoid|not|not this|never|never say|never use|do not say|don t say|dont say|do not use|don t use|do not write
  |don t write|instead of|instead of this|old term|old name|old word|retired|retired term|deprecated|deprecated term
  |formerly|previously|former name|term|word|words to avoid|words we avoid`,
);
const insteadColumns = columns(
  `instead|say instead|use instead|write instead|say|say this|use|use this|write|write this|new term|new name|new word
  |replaced by|replacement|preferred|preferred term|preferred word|definition|meaning|now called|why`,
);
const mostHeaders = 6;

function columns(names: string): ReadonlySet<string> {
  return new Set(names.split('|').map((name) => name.trim()));
}

/** Is this the header of a table of words, such as "Avoid" beside "Use instead"? */
export function isWordTable(header: readonly string[]): boolean {
  if (header.length > mostHeaders) return false;
  const names = header.map((cell) => normaliseName(cell.slice(0, 40)));
  return names.some((name) => leftColumns.has(name)) && names.some((name) => insteadColumns.has(name));
}

const listTitles = [
  /^(?:a |the |our |your )?(?:short |small |brand |product )?(?:glossary|terminology|vocabulary)\b/,
  /\bglossary$/,
  /\b(?:words?|terms?|phrases?|names?|expressions?|claims?)\b.{0,20}\b(?:avoid|avoided|banned|forbidden|retired|deprecated|off limits)\b/,
  /\b(?:avoid|avoided|banned|forbidden|retired|deprecated|outdated|off limits)\b.{0,12}\b(?:words?|terms?|phrases?|names?|language|expressions?|wording)\b/,
  /\b(?:do not|don t|never|no longer|must not|should not|stop|stopped|avoid|not to|not)(?: to)? (?:say|saying|write|writing|use|using|call it|call us)(?: this| these| that| it| the words| these words| these terms)?$/,
  /^(?:avoid|instead of)(?: these| this)?$/,
];
const historyTitles =
  /^(?:(?:a |our |the )?(?:short |brief )?(?:company |product |version |revision |release |document )?history|change ?log|changes|timeline|past versions|previous versions|old versions|(?:earlier|former|old|previous) (?:positioning|names?|categor(?:y|ies)))(?: of .{0,40})?$/;

/** Does a heading, or the line before a list, say that what follows is a list of words, or tells history? */
export function opensWordList(title: string): boolean {
  const words = normaliseName(title.slice(0, 200));
  return historyTitles.test(words) || listTitles.some((pattern) => pattern.test(words));
}

const fileNames = /(?:^|\/)(?:glossary|terminology|vocabulary|change-?log|words-(?:to|we)-avoid)\.[a-z]+$/i;

/** Is the whole file a list of words or a history, going by its name? */
export function isWordListFile(path: string): boolean {
  return fileNames.test(path);
}
