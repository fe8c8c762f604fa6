import { parsePositioningJson } from '../interchange/positioning-json/parse-positioning-json.ts';
import type { PositioningSource } from './ports.ts';
import { UserError } from './user-error.ts';

/**
 * A positioning as another repository publishes it, to be read like a folder of files; the folder's name does not
 * matter. Throws a `UserError` when the text is no such document, or not a whole one.
 */
export function publishedSource(text: string): PositioningSource {
  const { entries, problems } = parsePositioningJson(text);
  const [problem] = problems;
  if (problem) throw new UserError(problem.message, problem.help);
  return {
    async readEntries(_root, isWanted) {
      return entries.map((entry) => (isWanted(entry.path) ? entry : { ...entry, content: { type: 'unread' } }));
    },
  };
}
