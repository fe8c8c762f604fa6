import type { FieldPath } from '../model/place.ts';
import { findFrontmatter } from './frontmatter.ts';
import type { Edit } from './reviewed-edits.ts';
import { parseYaml } from './yaml.ts';
import { locateFields } from './yaml-ranges.ts';

/** A text of the frontmatter, as a value or as a key, and what is to stand there instead. */
export interface TextChange {
  readonly field: FieldPath;
  readonly part: 'key' | 'value';
  readonly text: string;
  readonly now: string;
}

/**
 * Edits of a file's text that change single texts of its frontmatter, in the order given, and keep how each is quoted.
 * Empty where there is no frontmatter. Whether the edits are right shows when the text is read back.
 */
export function proposeTextEdits(text: string, changes: readonly TextChange[]): Edit[] {
  const frontmatter = findFrontmatter(text);
  if (frontmatter.state !== 'found') return [];
  const { yamlStart, yamlEnd } = frontmatter;
  const source = text.slice(yamlStart, yamlEnd);
  return locateFields(source, changes).map(({ start, end }, index) => ({
    start: yamlStart + start,
    end: yamlStart + end,
    text: writeAlike(source.slice(start, end), changes[index]!),
  }));
}

function writeAlike(written: string, { text, now }: TextChange): string {
  if (written === text) return parseYaml(now).data === now ? now : JSON.stringify(now);
  const at = written.indexOf(text);
  const isClear = at !== -1 && at === written.lastIndexOf(text);
  return isClear ? written.slice(0, at) + now + written.slice(at + text.length) : JSON.stringify(now);
}
