/** Somebody who can be asked. Every method throws a `UserError` when they would rather stop. */
export interface Prompter {
  begin(title: string): void;
  askText(question: TextQuestion): Promise<string>;
  /** Any number of the choices, by their values. */
  askSome(question: ChoiceQuestion): Promise<string[]>;
}

export interface TextQuestion {
  readonly message: string;
  readonly example: string;
  /** Why an answer cannot stand, or null when it can. */
  readonly explain: (answer: string) => string | null;
}

export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly usual: readonly string[];
  readonly atLeastOne: boolean;
}
