const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/;
const dayFirst = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;

/**
 * A day as `2026-09-14`, from text that says it with the year first (a time after it is dropped) or as `14.9.2026`.
 * Null for everything else: `9/10/2026` is one day in Boston and another in London.
 */
export function parseDay(text: string): string | null {
  const trimmed = text.trim().replace(/^["']|["']$/g, '');
  const [year, month, day] = yearFirst.exec(trimmed)?.slice(1) ?? dayFirst.exec(trimmed)?.slice(1).toReversed() ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const isDay = Number(day) >= 1 && Number(day) <= daysIn(Number(month), Number(year));
  return isDay ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

/** 0 for a month that there is not. */
function daysIn(month: number, year: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
