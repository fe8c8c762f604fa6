import { type Alignment, measureAlignment, nameFunctions } from '../align/alignment.ts';
import type { Answer } from '../align/answer.ts';
import { deriveFrame } from '../derive/frame.ts';
import { listBallotItems } from '../interchange/ballot.ts';
import { parseResponses, type Responses } from '../interchange/survey/responses-csv.ts';
import type { Element } from '../model/element.ts';
import { chosenMarket, type Product } from '../model/positioning.ts';
import { readResponsesFile } from './ballot.ts';
import { pickProduct } from './pick.ts';
import type { World } from './ports.ts';
import { readCorpus } from './read-corpus.ts';
import { countBrokenFiles } from './show.ts';

export interface AlignRequest {
  readonly root: string;
  readonly product?: string | undefined;
  /** A survey export to read instead of the views. */
  readonly responses?: string | undefined;
}

export interface AlignOutcome {
  readonly alignment: Alignment;
  /** What was understood of a survey export; null when the views were read. */
  readonly survey: Pick<Responses, 'columns' | 'problems'> | null;
  readonly functionName: (id: string) => string;
  readonly brokenFiles: number;
}

/** Measures how far the functions agree: by their views, or by a survey export. */
export async function align(world: World, request: AlignRequest): Promise<AlignOutcome> {
  const corpus = await readCorpus(world, request.root);
  const product = pickProduct(corpus, request.product);
  const { functions } = corpus.positioning;
  const market = chosenMarket(product);
  const survey = request.responses === undefined ? null : await readSurvey(world, request.responses, product);
  const answers = survey ? survey.answers : [...product.of.view.values()].map(viewToAnswer);
  return {
    survey,
    alignment: measureAlignment(answers, product, functions, market && deriveFrame(product, market)),
    functionName: nameFunctions(functions),
    brokenFiles: countBrokenFiles(corpus),
  };
}

async function readSurvey(world: World, path: string, product: Product): Promise<Responses> {
  return parseResponses(await readResponsesFile(world, path), listBallotItems(product));
}

/** What a view says, as an answer. */
export function viewToAnswer({ id, fields }: Element<'view'>): Answer {
  return {
    respondent: fields.respondent ?? id,
    function: fields.function || id,
    market: fields.market ?? null,
    alternatives: fields.alternatives ?? [],
    segments: fields.segments ?? [],
    values: fields.values ?? [],
    judgements: new Map(Object.entries(fields.judgements ?? {})),
  };
}
