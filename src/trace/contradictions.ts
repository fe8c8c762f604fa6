import type { Element } from '../model/element.ts';
import { chosenMarket, type Product } from '../model/positioning.ts';
import { listInWords, someInWords } from '../model/words.ts';
import { joinTold, type Stage, stages, type Telling } from './funnel.ts';
import { nameOf, namesOf } from './name-of.ts';

/** Something on which the stages of the funnel do not agree, with each other or with the chosen market. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  /** The stages that it is about, in the order of the funnel. */
  readonly stages: readonly Stage[];
  /** The tactics that it is about, by id; empty for stages without any. */
  readonly tactics: readonly string[];
  readonly message: string;
  readonly help: string;
}

export type ContradictionKind =
  | 'other_market'
  | 'foreign_segment'
  | 'foreign_value'
  | 'no_shared_segment'
  | 'no_shared_value'
  | 'segment_left'
  | 'value_left'
  | 'silent_stage';

/**
 * Where the funnel tells more than one story. A tactic that tells another market is told of once: whom it speaks to and
 * what it promises follows from that. Empty when a product has no tactics.
 */
export function findContradictions(product: Product, tellings: readonly Telling[]): Contradiction[] {
  const scene = createScene(product, inFunnelOrder(tellings));
  if (scene.tellings.length === 0) return [];
  return [
    ...findOtherMarkets(scene),
    ...findForeigners(scene, 'segments'),
    ...findForeigners(scene, 'values'),
    ...findBrokenPromises(scene, 'segments'),
    ...findBrokenPromises(scene, 'values'),
    ...findSilentStages(scene),
  ];
}

/** Where promises are made. */
const front: ReadonlySet<Stage> = new Set(['awareness', 'consideration']);
/** Where they are kept. A decision stands between the two. */
const back: ReadonlySet<Stage> = new Set(['onboarding', 'expansion', 'support']);

type Part = 'segments' | 'values';

const kinds = { segments: 'segment', values: 'value' } as const;

interface Scene {
  readonly product: Product;
  readonly tellings: readonly Telling[];
  /** Null when the product chose none that exists. */
  readonly market: Element<'market'> | null;
  /** The segments of the chosen market, and the values that these care about. */
  readonly own: Readonly<Record<Part, ReadonlySet<string>>>;
}

function createScene(product: Product, tellings: readonly Telling[]): Scene {
  const market = chosenMarket(product);
  const segments = market?.fields.segments ?? [];
  const values = segments.flatMap(
    (id) => product.of.segment.get(id)?.fields.cares_about.map(({ value }) => value) ?? [],
  );
  return { product, tellings, market, own: { segments: new Set(segments), values: new Set(values) } };
}

/** A tactic whose stage is missing stands nowhere in the funnel. */
function inFunnelOrder(tellings: readonly Telling[]): Telling[] {
  return stages.flatMap((stage) => tellings.filter(({ tactic }) => tactic.fields.stage === stage));
}

function findOtherMarkets({ product, tellings, market }: Scene): Contradiction[] {
  if (!market) return [];
  const others = joinTold(tellings).markets.filter((id) => id !== market.id);
  return others.map((id) => {
    const own = tellings.filter(({ markets }) => markets.includes(id));
    const status = statusWords[product.of.market.get(id)?.fields.status ?? 'candidate'];
    const chosen = nameOf(product, 'market', market.id);
    return {
      kind: 'other_market',
      ...about(own),
      message: `${tacticsInWords(product, own)} ${tell(own)} the market ${nameOf(product, 'market', id)}, which ${status}; the chosen one is ${chosen}.`,
      help: 'Tell the chosen market there, or end what still tells the other.',
    };
  });
}

const statusWords: Readonly<Record<NonNullable<Element<'market'>['fields']['status']>, string>> = {
  candidate: 'is a candidate',
  chosen: 'is marked as chosen too',
  rejected: 'was rejected',
  retired: 'is retired',
};

/** Segments that the chosen market is not for, and values that nobody in it cares about. */
function findForeigners({ product, tellings, market, own }: Scene, part: Part): Contradiction[] {
  if (!market) return [];
  const loyal = tellings.filter(({ markets }) => markets.every((id) => id === market.id));
  const foreign = joinTold(loyal)[part].filter((id) => !own[part].has(id));
  return foreign.map((id) => {
    const guilty = loyal.filter((telling) => telling[part].includes(id));
    const name = nameOf(product, kinds[part], id);
    const chosen = nameOf(product, 'market', market.id);
    const start = tacticsInWords(product, guilty);
    return part === 'segments'
      ? {
          kind: 'foreign_segment',
          ...about(guilty),
          message: `${start} ${speak(guilty)} to the segment ${name}, which the chosen market ${chosen} is not for.`,
          help: 'Speak to a segment of the chosen market, or add this one to it.',
        }
      : {
          kind: 'foreign_value',
          ...about(guilty),
          message: `${start} ${tell(guilty)} the value ${name}, which no segment of the chosen market ${chosen} cares about.`,
          help: 'Tell a value that they care about, or say in the segment why they care about this one.',
        };
  });
}

/** What the front tells and the back does not: all of it, or else what of the chosen market no later stage tells. */
function findBrokenPromises(scene: Scene, part: Part): Contradiction[] {
  const inFront = scene.tellings.filter(
    (telling) => front.has(telling.tactic.fields.stage) && telling[part].length > 0,
  );
  const inBack = scene.tellings.filter((telling) => back.has(telling.tactic.fields.stage) && telling[part].length > 0);
  const told = joinTold(inFront)[part];
  const kept = everythingTold(scene, part, back);
  if (inFront.length > 0 && inBack.length > 0 && !told.some((id) => kept.has(id))) {
    return [tellUnshared(scene, part, { inFront, inBack })];
  }
  const later = everythingTold(scene, part, new Set(stages.filter((stage) => !front.has(stage))));
  const left = told.filter((id) => !later.has(id) && (!scene.market || scene.own[part].has(id)));
  return left.map((id) =>
    tellLeft(
      scene,
      part,
      id,
      inFront.filter((telling) => telling[part].includes(id)),
    ),
  );
}

/** What some stages tell. A value counts also where only an attribute that enables it is named. */
function everythingTold({ tellings }: Scene, part: Part, where: ReadonlySet<Stage>): ReadonlySet<string> {
  const told = joinTold(tellings.filter(({ tactic }) => where.has(tactic.fields.stage)));
  return new Set(part === 'values' ? [...told.values, ...told.impliedValues] : told.segments);
}

function tellUnshared(
  { product }: Scene,
  part: Part,
  { inFront, inBack }: { readonly inFront: readonly Telling[]; readonly inBack: readonly Telling[] },
): Contradiction {
  const [here, there] = [inFront, inBack].map((tellings) => namesOf(product, kinds[part], joinTold(tellings)[part]));
  const verb = part === 'segments' ? 'speaks to' : 'tells';
  return {
    kind: part === 'segments' ? 'no_shared_segment' : 'no_shared_value',
    ...about([...inFront, ...inBack]),
    message: `The front of the funnel ${verb} ${here}, the back ${verb} ${there}: they share no ${kinds[part]}.`,
    help:
      part === 'segments'
        ? 'Bring to the front those whom the back serves, or serve those whom the front brings.'
        : 'Promise at the front what the back keeps, or keep at the back what the front promises.',
  };
}

function tellLeft({ product }: Scene, part: Part, id: string, guilty: readonly Telling[]): Contradiction {
  const [start, name] = [tacticsInWords(product, guilty), nameOf(product, kinds[part], id)];
  return part === 'segments'
    ? {
        kind: 'segment_left',
        ...about(guilty),
        message: `${start} ${speak(guilty)} to the segment ${name}, and after consideration no tactic does.`,
        help: 'Name the segment in the tactics that serve it later, or write one.',
      }
    : {
        kind: 'value_left',
        ...about(guilty),
        message: `${start} ${tell(guilty)} the value ${name}, and after consideration no tactic does.`,
        help: 'Name the value in the tactics that keep the promise, or write one.',
      };
}

function findSilentStages({ product, tellings }: Scene): Contradiction[] {
  const empty = stages.filter((stage) => !tellings.some(({ tactic }) => tactic.fields.stage === stage));
  const silent = stages.flatMap((stage): Contradiction[] => {
    const own = tellings.filter(({ tactic }) => tactic.fields.stage === stage);
    if (own.length === 0 || own.some(saysSomething)) return [];
    const message = `${tacticsInWords(product, own)} ${own.length === 1 ? 'names' : 'name'} no market, no value and no segment, so the stage ${stage} tells nothing.`;
    return [{ kind: 'silent_stage', ...about(own), message, help: 'Name in `inputs` what they tell.' }];
  });
  if (empty.length === 0) return silent;
  const message = `The ${empty.length === 1 ? 'stage' : 'stages'} ${listInWords(empty)} ${empty.length === 1 ? 'has' : 'have'} no tactic and ${empty.length === 1 ? 'tells' : 'tell'} nothing.`;
  const help = 'Write down the tactic that customers meet there, or plan one.';
  return [{ kind: 'silent_stage', stages: empty, tactics: [], message, help }, ...silent];
}

function saysSomething({ markets, values, segments, impliedValues }: Telling): boolean {
  return [markets, values, segments, impliedValues].some((list) => list.length > 0);
}

function about(tellings: readonly Telling[]): Pick<Contradiction, 'stages' | 'tactics'> {
  return {
    stages: stages.filter((stage) => tellings.some(({ tactic }) => tactic.fields.stage === stage)),
    tactics: tellings.map(({ tactic }) => tactic.id),
  };
}

const mostTactics = 4;

function tacticsInWords(product: Product, tellings: readonly Telling[]): string {
  const names = tellings
    .slice(0, mostTactics)
    .map(({ tactic }) => `${nameOf(product, 'tactic', tactic.id)} (${tactic.fields.stage})`);
  return someInWords(names, tellings.length);
}

function tell(tellings: readonly unknown[]): string {
  return tellings.length === 1 ? 'tells' : 'tell';
}

function speak(tellings: readonly unknown[]): string {
  return tellings.length === 1 ? 'speaks' : 'speak';
}
