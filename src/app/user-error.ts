/** The user's set-up is wrong: a flag, a folder, a revision. Shown without a stack; exit code 2. */
export class UserError extends Error {
  /** The next step, in the imperative. */
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UserError';
    this.hint = hint;
  }
}
