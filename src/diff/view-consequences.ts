import { storyValues } from '../derive/comparison.ts';
import type { Element } from '../model/element.ts';
import type { CollectionKind } from '../model/kinds.ts';
import { indexNames, normaliseName } from '../model/names.ts';
import { compareText } from '../model/order.ts';
import { capitalise, listInWords } from '../model/words.ts';
import type { Consequence } from './consequence.ts';
import { isSameMarket, marketName, marketNow, nameOf, type Scene, type Side } from './scene.ts';
import { someSentences } from './words.ts';

/** The questions of a view that the positioning answers too, by the field that holds the function's own answer. */
const questions = [
  { field: 'market', kind: 'market', words: 'the market category' },
  { field: 'alternatives', kind: 'alternative', words: 'what customers compare us with first' },
  { field: 'segments', kind: 'segment', words: 'who the best customers are' },
  { field: 'values', kind: 'value', words: 'what customers value most' },
] as const satisfies readonly { field: string; kind: CollectionKind; words: string }[];

type Question = (typeof questions)[number];

/**
 * The functions whose view agrees with the positioning no longer, or again. It agrees on a question when what it names,
 * or names first, is the chosen market, one of that market's alternatives or segments, or a value that the story can
 * promise. What is left blank, and text that is no element's name, is neither. Judgements are not looked at.
 */
export function deriveViewConsequences(scene: Scene, functionName: (id: string) => string): Consequence[] {
  const views = [...scene.after.of.view.values()].toSorted((a, b) => compareText(a.id, b.id));
  if (views.length === 0) return [];
  const answers = { before: createReader(scene.before), after: createReader(scene.after) };
  return views.flatMap((view) => {
    const old = scene.before.of.view.get(view.id);
    if (!old) return [];
    const moves = questions.flatMap((question): Move[] => {
      const [was, is] = [answers.before(old, question), answers.after(view, question)];
      return was && is && was.agrees !== is.agrees ? [{ question, was: was.id, is: is.id, agrees: is.agrees }] : [];
    });
    const who = functionName(view.fields.function);
    return [false, true].flatMap((agrees) => {
      return tellMoves(scene, { view: view.id, who, agrees, moves: moves.filter((move) => move.agrees === agrees) });
    });
  });
}

interface Move {
  readonly question: Question;
  /** The element that the function named before, and the one that it names now. */
  readonly was: string;
  readonly is: string;
  readonly agrees: boolean;
}

interface Shift {
  readonly view: string;
  readonly who: string;
  readonly agrees: boolean;
  readonly moves: readonly Move[];
}

function tellMoves(scene: Scene, { view, who, agrees, moves }: Shift): Consequence[] {
  if (moves.length === 0) return [];
  // Only what it kept saying can have become right or wrong by the market.
  const isKept = moves.some(({ was, is }) => was === is);
  const otherMarket = isSameMarket(scene) || !isKept ? [] : [`${marketNow(scene)}.`];
  const on = listInWords(moves.map(({ question }) => question.words));
  return [
    {
      product: scene.after.id,
      kind: agrees ? 'view_agrees_again' : 'view_differs',
      subject: { kind: 'view', id: view },
      statement: `${capitalise(who)} ${agrees ? 'agrees with the positioning now' : 'no longer agrees with the positioning'} on ${on}.`,
      because: someSentences([...otherMarket, ...moves.flatMap((move) => moveCause(scene, move))]),
    },
  ];
}

function moveCause(scene: Scene, { question: { field, kind, words }, was, is, agrees }: Move): string[] {
  const name = nameOf(scene, kind, is);
  if (was !== is) return [`Its answer to ${words} is now ${name}.`];
  if (field === 'market') return [];
  if (field === 'values') return [`${name} is ${agrees ? 'now' : 'no longer'} a value that the story can promise.`];
  const does = field === 'alternatives' ? 'compares the product with' : 'is for';
  if (isSameMarket(scene)) return [`${marketName(scene)} ${agrees ? 'now' : 'no longer'} ${does} ${name}.`];
  const doesNot = field === 'alternatives' ? 'does not compare the product with' : 'is not for';
  return [`It ${agrees ? does : doesNot} ${name}.`];
}

/** What a view answers to a question, and whether the positioning of that side says so too. Null: nothing to hold. */
type ReadAnswer = (
  view: Element<'view'>,
  question: Question,
) => { readonly id: string; readonly agrees: boolean } | null;

function createReader({ of, frame }: Side): ReadAnswer {
  const names = new Map(questions.map(({ kind }) => [kind, indexNames(of[kind].values())]));
  const own: Readonly<Record<Question['field'], ReadonlySet<string>>> = {
    market: new Set([frame.market.id]),
    alternatives: new Set(frame.alternatives),
    segments: new Set(frame.segments.map(({ id }) => id)),
    values: new Set(storyValues(frame)),
  };
  return ({ fields }, { field, kind }) => {
    const text = field === 'market' ? fields.market : fields[field]?.[0];
    const id = text === undefined ? undefined : names.get(kind)?.get(normaliseName(text))?.id;
    return id === undefined ? null : { id, agrees: own[field].has(id) };
  };
}
