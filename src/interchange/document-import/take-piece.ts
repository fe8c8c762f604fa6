import type { AlternativeFields } from '../../model/fields.generated.ts';
import { type Draft, draftsOf } from './draft.ts';
import { splitItem } from './phrases.ts';
import type { Content, Piece } from './pieces.ts';
import {
  takeAvoided,
  takeCategory,
  takeLine,
  takeListOrLine,
  takeOfCategory,
  takeSegments,
  textsOf,
} from './take-lines.ts';
import {
  attributeReader,
  nothingTaken,
  takeAlternatives,
  takeItems,
  type Taken,
  trendReader,
  valueReader,
} from './take-lists.ts';
import { takeStatement } from './take-statement.ts';
import { takeDisqualifiers, takePersonas, takeThemes } from './take-tables.ts';
import type { Target } from './vocabulary.ts';

/** In which order targets are taken: what others refer to comes first. */
export function orderOf(target: Target): number {
  const first: readonly Target[] = ['name', 'one_liner', 'category', 'statement', 'attributes', 'segments', 'personas'];
  const index = first.indexOf(target);
  return index === -1 ? first.length + (target === 'disqualifiers' ? 1 : 0) : index;
}

interface Context {
  readonly draft: Draft;
  /** What the document is called. */
  readonly file: string;
}

type Taker = (content: Content, context: Context) => Taken;

const takers: Readonly<Record<Exclude<Target, `alternatives${string}`>, Taker>> = {
  name: (content, { draft }) => takeLine(content, 'name', draft),
  one_liner: (content, { draft }) => takeLine(content, 'one_liner', draft),
  category: (content, { draft }) => takeCategory(content, draft),
  category_why: (content, { draft }) => takeOfCategory(content, 'why', draft),
  category_aliases: (content, { draft }) => takeOfCategory(content, 'aliases', draft),
  expected: (content, { draft }) => takeOfCategory(content, 'expected', draft),
  statement: (content, { draft }) => (content.type === 'text' ? takeStatement(content.text, draft) : nothingTaken),
  personas: (content, { draft }) => (content.type === 'table' ? takePersonas(content, draft) : nothingTaken),
  themes: (content, { draft, file }) => (content.type === 'table' ? takeThemes(content, file, draft) : nothingTaken),
  disqualifiers: (content, { draft }) => takeDisqualifiers(textsOf(content), draftsOf(draft, 'segment')),
  avoid: (content, { draft }) => takeAvoided(content, draft),
  attributes: (content, { draft }) =>
    content.type === 'items' ? takeItems(content.items, attributeReader(draft), draft) : nothingTaken,
  values: (content, { draft, file }) =>
    content.type === 'table' ? takeThemes(content, file, draft) : takeListOrLine(content, valueReader(draft), draft),
  segments: (content, { draft }) => takeSegments(content, draft),
  trends: (content, { draft }) => takeListOrLine(content, trendReader, draft),
};

/** Puts a piece into fields, as far as it fits. `file` is the document's name. */
export function takePiece(piece: Piece, file: string, draft: Draft): Taken {
  const { content, target } = piece;
  if (target === null || isRemark(piece)) return nothingTaken;
  const [taker, type = null] = target.split(':') as [keyof typeof takers | 'alternatives', AlternativeFields['type']?];
  if (taker === 'alternatives') return takeAlternatives(content, type, draft);
  return takers[taker](content, { draft, file });
}

const naming: ReadonlySet<Target | null> = new Set(['alternatives', 'segments', 'values', 'trends']);

/** A sentence that introduces a part names nothing in it. */
function isRemark({ content, label, target }: Piece): boolean {
  if (content.type !== 'text' || label !== null || !naming.has(target)) return false;
  return /[.:!?]$/.test(content.text) && (splitItem({ label: null, text: content.text })?.rest ?? '') === '';
}
