import type { Entry } from '../../model/entry.ts';
import { code } from '../../model/words.ts';
import { parseContent } from './formats/parse-content.ts';
import { formatOf } from './formats/parse-surface.ts';
import type { WordingPlan } from './plan-wording.ts';
import { reportMentions } from './report-mentions.ts';
import type { Surface, SurfaceReport } from './surface.ts';
import { wordingRules } from './wording-rules.ts';

/** Looks at what one file says. Never throws: what cannot be read is a report. Pure, so the result can be kept. */
export function checkSurface(plan: WordingPlan, { path, content }: Entry): Surface {
  const format = formatOf(path);
  if (format === 'binary' && content.type !== 'link') return { path, state: 'skipped', reports: [], named: [] };
  const read = parseContent(path, format, content);
  if ('unread' in read) {
    const message = `The file could not be read, so nothing in it was checked: ${read.unread}.`;
    const help = content.type === 'folder' ? `Write ${code(`${path}/**`, 100)} for all files below it.` : mendHelp;
    return { path, state: 'unread', reports: [unreadableReport(path, message, help)], named: [] };
  }
  const { problem } = read.reading;
  const { reports, named } = reportMentions(plan, path, read.reading);
  const problems =
    problem === null ? [] : [unreadableReport(path, `Not all of the file could be read: ${problem}.`, mendHelp)];
  return { path, state: 'read', reports: [...problems, ...reports], named };
}

const mendHelp = 'Put text that can be read in its place, as UTF-8, or take the file out of `files`.';

function unreadableReport(path: string, message: string, help: string): SurfaceReport {
  return {
    rule: 'tactic/unreadable-file',
    severity: wordingRules['tactic/unreadable-file'].severity,
    message,
    help,
    place: { path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    subject: { text: '', sentence: '' },
  };
}
