import type { Corpus } from '../../document/corpus.ts';
import { storyFormats, type StoryFormatName, toldElements } from '../../interchange/formats.ts';
import { elementsOf, listFates } from '../../interchange/holdings.ts';
import { tellStory } from '../../interchange/told/told-story.ts';
import type { FieldFate } from '../../model/fate.ts';
import { pickProduct, requireChosenMarket } from '../pick.ts';
import type { World } from '../ports.ts';
import { readCorpus } from '../read-corpus.ts';
import { UserError } from '../user-error.ts';
import { countBrokenFiles } from '../show.ts';
import { narrowCorpus } from './narrow-corpus.ts';
import { publishPositioning } from './positioning-json.ts';

export type ExportFormat = 'json' | StoryFormatName;

/** Every format, in the order of the help. */
export const exportFormats = ['json', ...Object.keys(storyFormats)] as readonly ExportFormat[];

export interface ExportRequest {
  readonly root: string;
  readonly format: ExportFormat;
  /** Needed only where there are several products; `json` holds them all unless one is named. */
  readonly product?: string | undefined;
  /** Where the text will be written, if anywhere. */
  readonly out?: string | undefined;
}

/** A text in another format, and what became of each field on the way. */
export interface Exported {
  readonly format: ExportFormat;
  readonly text: string;
  readonly fates: readonly FieldFate[];
  readonly brokenFiles: number;
}

/** Tells a positioning in another format. Writes nothing. */
export async function exportPositioning(world: World, request: ExportRequest): Promise<Exported> {
  const corpus = await readCorpus(world, request.root);
  refuseOver(corpus, request.out);
  const exported = request.format === 'json' ? exportJson(corpus, request) : exportStory(world, corpus, request);
  return { format: request.format, ...exported, brokenFiles: countBrokenFiles(corpus) };
}

/** Nobody wants their positioning replaced by what is told of it. */
function refuseOver({ fileAt }: Corpus, out: string | undefined): void {
  if (out === undefined || !fileAt.has(out)) return;
  throw new UserError(`${out} is a file of the positioning itself, so it was left alone.`, 'Name another with --out.');
}

type Written = Pick<Exported, 'text' | 'fates'>;

function exportJson(corpus: Corpus, { product: id }: ExportRequest): Written {
  const only = id === undefined ? null : pickProduct(corpus, id);
  const told = only ? narrowCorpus(corpus, [only]) : corpus;
  const { elements } = told.positioning;
  const fates = listFates(elements, {}, () => true).map((fate) => ({
    ...fate,
    kept: fate.element.startsWith('check/') ? ('lost' as const) : ('field' as const),
  }));
  return { text: publishPositioning(told), fates };
}

function exportStory(world: World, { positioning, ...corpus }: Corpus, request: ExportRequest): Written {
  const product = pickProduct({ ...corpus, positioning }, request.product);
  const told = tellStory(product, requireChosenMarket(product), world.clock.today());
  const { render, holds } = storyFormats[request.format as StoryFormatName];
  const inStory = toldElements(told);
  return {
    text: render(told),
    fates: listFates(elementsOf(positioning, product), holds, (element) => inStory.has(element)),
  };
}
