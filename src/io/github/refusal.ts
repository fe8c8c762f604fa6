import { WorldError } from '../../app/world-error.ts';

/** GitHub answered, and the answer is no. Never thrown for a limit of calls, a fault of the server or of the network. */
export class Refusal extends WorldError {
  /** The HTTP status: 400 to 499. */
  readonly status: number;

  constructor(status: number, text: { message: string; hint: string }, cause?: unknown) {
    super(text.message, text.hint, cause);
    this.status = status;
  }
}

/** Is the error a refusal with one of these statuses? */
export function isRefusal(error: unknown, ...statuses: readonly number[]): error is Refusal {
  return error instanceof Refusal && statuses.includes(error.status);
}
