import * as v from 'valibot';
import { WorldError } from '../../app/world-error.ts';
import type { Answer } from './client.ts';

type Shape = v.GenericSchema<unknown, unknown>;

/** The answer in the shape that was expected of it; throws with the field that is missing or wrong. */
export function parseAnswer<const S extends Shape>(shape: S, { asked, data }: Answer): v.InferOutput<S> {
  const result = v.safeParse(shape, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw unsoundAnswer(asked, `${placeOf(issue)} ${whatIsWrong(issue)}`);
}

/** Like `parseAnswer`, for a list. */
export function parseList<const S extends Shape>(shape: S, answer: Answer): v.InferOutput<S>[] {
  return parseAnswer(v.array(shape, 'a list'), answer);
}

/** The error for an answer that contradicts the question, or itself. */
export function unsoundAnswer(asked: string, what: string): WorldError {
  return new WorldError(
    `GitHub's answer to ${asked} cannot be relied on: ${what}.`,
    'Run the gate again; if it stays so, please report it.',
  );
}

/** Keys come from the shapes here and never from the answer. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return keys.length === 0 ? 'the answer' : `\`${keys.join('').replace(/^\./, '')}\``;
}

function whatIsWrong({ received, message }: v.BaseIssue<unknown>): string {
  return received === 'undefined' ? 'is missing' : `is wrong, expected ${message}`;
}
