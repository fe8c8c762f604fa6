/** The world failed: the code host did not answer, or not with what was asked for. In the gate it is never green. */
export class WorldError extends Error {
  /** The next step, in the imperative. */
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'WorldError';
    this.hint = hint;
  }
}
