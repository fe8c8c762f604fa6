import { pickJob } from './names.ts';
import { itemAt, pick, type Random, shuffle } from './random.ts';

const wordsInBody = 150;
const widestLine = 118;

// `{job}` stands for a job. No sentence holds a `]`: which bodies hold a link is decided in `composeBody` alone.
const sentences = [
  'Nobody in the van wants to type up {job} a second time at night.',
  'In nine interviews out of twelve, *late* meant the next morning, and by then somebody had already phoned twice about {job}.',
  'The office sees {job} only when the paper arrives, and **paper arrives when it arrives**.',
  'We heard the same thing from the depot: whoever holds the pen decides what counts.',
  'Before we wrote this down, each function told its own version of how {job} are done today.',
  'A manager who answers for {job} would rather have one page that is right than three that are nearly right.',
  'That is why the first question in a call is not about price but about what happens when the line is down.',
  'It took us two rounds of calls to see that {job} were the trigger and not the goal.',
  'The old way is cheap on the day and dear at the end of the month, when {job} are counted again.',
  'Where a team does fewer than ten {job} a week, none of this matters much and we say so.',
  'Support hears about it first: the words that customers use for {job} are not the words in our brochure.',
  'If a customer has no auditor and no seasonal staff, this is a reason to walk away early.',
  'What would change our mind is a quarter in which {job} get lost without anybody minding.',
  'The comparison holds for crews of five to fifty; beyond that the purchase goes through procurement and takes a year.',
  'Sales asked for a shorter form of this, and the shorter form lost the reason, so here is the long one.',
  'Two customers let us read a week of their notes, and `missing` was the most frequent word beside {job}.',
];
const points = [
  'who does the {job}, and who is blamed when they are late',
  'what is written down on the spot',
  'how long it takes until the office knows',
  'which {job} are done twice, and why nobody noticed',
  'what an auditor would ask for',
];

/** A markdown body of about 150 words: two paragraphs, a list between them, and the link if there is one. */
export function composeBody(random: Random, link: string | null): string {
  const fill = (text: string) => text.replaceAll('{job}', () => pickJob(random));
  const list = shuffle(random, points)
    .slice(0, 3)
    .map((point) => `- ${fill(point)}`);
  const paragraphs: [string[], string[]] = [[], link === null ? [] : [`See also ${link}.`]];
  const order = shuffle(random, sentences);
  for (let index = 0; countWords([...list, ...paragraphs.flat()]) < wordsInBody - 8; index += 1) {
    itemAt(paragraphs, index).push(fill(itemAt(order, index)));
  }
  const opening = pick(random, ['What we asked:', 'Three things to find out:', 'What to listen for:']);
  const [before, after] = paragraphs.map((paragraph) => wrap(paragraph.join(' ')));
  return `${before}\n\n${opening}\n\n${list.join('\n')}\n\n${after}\n`;
}

function countWords(texts: readonly string[]): number {
  return texts.join(' ').split(' ').length;
}

function wrap(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + 1 > widestLine) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
