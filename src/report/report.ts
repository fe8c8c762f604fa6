/** What a report is: text for standard output, and the exit code that goes with it (0 fine, 1 findings, 2 nobody can tell). */
export interface Report {
  readonly output: string;
  readonly exitCode: 0 | 1 | 2;
}
