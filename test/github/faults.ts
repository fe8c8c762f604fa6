import type { Json } from './json.ts';

/** Which requests go wrong. */
export interface FaultMatch {
  readonly method?: string;
  /** Matched against the path with its query. */
  readonly path: RegExp;
  /** How often; always, when left out. */
  readonly times?: number;
}

/** What comes instead of the answer, or what becomes of it. */
export type Fault =
  | {
      readonly status: number;
      /** A text is sent as it is. */
      readonly body?: Json;
      readonly headers?: Readonly<Record<string, string>>;
      readonly delayMs?: number;
    }
  /** No answer ever comes. */
  | 'hang'
  /** The connection breaks before anything was sent. */
  | 'cut'
  /** The connection breaks in the middle of the answer. */
  | 'cut midway'
  /** The answer, changed. What happens meanwhile happens between this request and the next. */
  | ((answer: Json) => Json | Promise<Json>);

/** GitHub says that one asked too often. The time to wait for is long past, so that nobody waits. */
export const rateLimited = {
  status: 403,
  body: { message: 'API rate limit exceeded for installation.', documentation_url: 'https://docs.github.com/rest' },
  headers: { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' },
} satisfies Fault;

export interface Faults {
  add(match: FaultMatch, fault: Fault): void;
  /** The fault that befalls a request, the one added last before others, or null. */
  next(method: string, pathAndQuery: string): Fault | null;
  clear(): void;
}

export function noFaults(): Faults {
  let waiting: { readonly match: FaultMatch; readonly fault: Fault; left: number }[] = [];
  return {
    add: (match, fault) => void waiting.unshift({ match, fault, left: match.times ?? Infinity }),
    next(method, pathAndQuery) {
      const found = waiting.find(
        ({ match, left }) => left > 0 && (match.method ?? method) === method && match.path.test(pathAndQuery),
      );
      if (!found) return null;
      found.left -= 1;
      return found.fault;
    },
    clear: () => void (waiting = []),
  };
}
