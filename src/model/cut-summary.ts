/** What GitHub takes of a summary. It says characters and counts bytes. */
const maxSummaryBytes = 65_535;

const notice = '\n\nThis summary was longer than GitHub takes, and was cut here.\n';

/** The summary, cut at the end of a line when it is too long, with a last line that says so. */
export function cutSummary(summary: string, maxBytes = maxSummaryBytes): string {
  const bytes = Buffer.from(summary);
  if (bytes.length <= maxBytes) return summary;
  const room = maxBytes - Buffer.byteLength(notice);
  const lineEnd = bytes.lastIndexOf('\n', room);
  return bytes.toString('utf8', 0, lineEnd > 0 ? lineEnd : characterStart(bytes, room)) + notice;
}

/** The start of the character that a byte belongs to. */
function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
