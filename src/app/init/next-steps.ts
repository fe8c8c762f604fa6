import { listInWords } from '../../model/words.ts';
import type { InitAnswers } from './answers.ts';
import type { InitParts, InitPlace } from './wanted-files.ts';

interface Situation {
  readonly place: InitPlace;
  readonly parts: InitParts;
  readonly hasCodeowners: boolean;
}

const guide = 'https://github.com/throughline/throughline/blob/main/docs/gate.md';

/** The three things to do after `init`. */
export function nextSteps({ product, functions }: InitAnswers, { place, parts, hasCodeowners }: Situation): string[] {
  const atRoot = place.root === 'positioning' ? '' : ` --root ${place.root}`;
  const ownerless = functions.filter(({ owners }) => owners.length === 0).map(({ id }) => `functions/${id}.md`);
  const owners =
    ownerless.length === 0 || hasCodeowners
      ? ''
      : `Name who signs in ${listInWords(ownerless)}, then run throughline codeowners --write${atRoot}. `;
  return [
    `Say what customers do without you: throughline new alternative paper-forms${atRoot} (your own word for it), and so on with attribute, value and segment. ${place.root}/${product.id}/product.md and every new file explain themselves.`,
    `See what is still missing, with line and next step: throughline check${atRoot}`,
    parts.workflows
      ? `${owners}Commit, open a pull request, and make the sign-off required: ${guide}`
      : `${owners}Commit, and share it with everybody who signs.`,
  ];
}
