import { names } from './contenders.ts';
import type { Score } from './tournament.ts';

/** One promise about speed, held against what was measured. */
export interface Aim {
  readonly text: string;
  readonly isMet: boolean;
}

/** The promises of the design's section on speed, as far as they were measured. */
export function judgeAims(scores: readonly Score[]): Aim[] {
  const times = (name: string, files: number, other: string) =>
    ratio(find(scores, name, files), find(scores, other, files));
  return [
    ...[1000, 10_000].flatMap((files) => [
      atMost(`check cold at ${count(files)}`, times(names.cold, files, names.script), 2, 'the yaml + ajv script'),
      lessThan(`check warm at ${count(files)}`, times(names.warm, files, names.script), 1, 'the yaml + ajv script'),
    ]),
    underMegabytes('check cold at 10,000', find(scores, names.cold, 10_000), 250),
    underMegabytes('check warm at 10,000', find(scores, names.warm, 10_000), 250),
    atMost('check cold at 30', times(names.cold, 30, names.node), 2.5, `\`${names.node}\``),
    atMost('check warm at 30', times(names.warm, 30, names.node), 2.5, `\`${names.node}\``),
    linear('check cold', find(scores, names.cold, 1000), find(scores, names.cold, 10_000)),
    linear('check warm', find(scores, names.warm, 1000), find(scores, names.warm, 10_000)),
  ].filter((aim) => aim !== null);
}

/** An aim as a line of text. */
export function renderAim({ text, isMet }: Aim): string {
  return `${text}: ${isMet ? 'met' : 'MISSED'}`;
}

/** How many times as long one took as the other: by the medians, and by the fastest runs, which a busy machine blurs less. */
interface Ratio {
  readonly typical: number;
  readonly fastest: number;
}

function ratio(score: Score | undefined, other: Score | undefined): Ratio | null {
  if (!score || !other) return null;
  return { typical: score.seconds / other.seconds, fastest: score.fastestSeconds / other.fastestSeconds };
}

function find(scores: readonly Score[], name: string, files: number): Score | undefined {
  return scores.find((score) => score.name === name && score.files === files);
}

function atMost(what: string, measured: Ratio | null, most: number, than: string): Aim | null {
  if (measured === null) return null;
  return { text: `${what}: ${inWords(measured, than)} (aim: at most ${most}x)`, isMet: measured.typical <= most };
}

function lessThan(what: string, measured: Ratio | null, limit: number, than: string): Aim | null {
  if (measured === null) return null;
  return { text: `${what}: ${inWords(measured, than)} (aim: less than ${limit}x)`, isMet: measured.typical < limit };
}

function inWords({ typical, fastest }: Ratio, than: string): string {
  return `${typical.toFixed(2)}x ${than}, by the fastest runs ${fastest.toFixed(2)}x`;
}

function underMegabytes(what: string, score: Score | undefined, limit: number): Aim | null {
  if (!score || score.peakMegabytes === null) return null;
  const text = `${what}: ${score.peakMegabytes.toFixed(0)} MB at its peak (aim: under ${limit} MB)`;
  return { text, isMet: score.peakMegabytes < limit };
}

/** The exponent of growth between two sizes: 1 when ten times the files take ten times as long. */
function linear(what: string, small: Score | undefined, large: Score | undefined): Aim | null {
  if (!small || !large) return null;
  const exponent = Math.log(large.seconds / small.seconds) / Math.log(large.files / small.files);
  const text = `${what} from ${count(small.files)} to ${count(large.files)}: time grows with files to the power ${exponent.toFixed(2)} (aim: at most 1)`;
  return { text, isMet: exponent <= 1 };
}

function count(files: number): string {
  return files.toLocaleString('en');
}
