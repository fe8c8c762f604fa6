/** Something that keeps the gate shut whoever signs. */
export interface Problem {
  /** `pending`: others must sign first. `blocked`: people must mend something. `error`: the gate itself cannot tell. */
  readonly status: 'pending' | 'blocked' | 'error';
  /** What is, and what was expected. */
  readonly message: string;
  /** The next step, in the imperative. */
  readonly help: string;
}
