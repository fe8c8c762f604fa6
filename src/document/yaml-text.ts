const plain = /^\p{L}[\p{L}\p{N}_./()'&+-]*(?: [\p{L}\p{N}_./()'&+][\p{L}\p{N}_./()'&+-]*)*$/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Text as a YAML scalar on one line: plain where that is sure to be read back as the same text, else in quotes. */
export function yamlText(text: string): string {
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
