import { mean } from '../../align/mean.ts';
import { type RankedQuestion, rankedQuestions } from '../../align/answer.ts';
import type { Alignment } from '../../align/alignment.ts';
import { elementPath, productPath } from '../addresses.ts';
import { hrefTo, type ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { Message } from '../parts/message.tsx';
import { HeatPicture } from '../parts/pictures.tsx';
import { Nothing, PageContents, PageHead, Section } from '../parts/section.tsx';
import { productName, type SiteFile } from '../site.ts';
import { nameFunctions } from '../../align/alignment.ts';

/** How far the functions agree: the gaps in sentences, then the picture and the numbers, then the agenda. */
export function renderAlignmentPage(place: (path: string) => ProductHere, product: string): SiteFile {
  const here = place(productPath(product, 'alignment'));
  const { alignment } = here.content;
  const page: PageContent = {
    title: 'Alignment',
    description: `Where the functions disagree on ${productName(here.content.product)}, and what to settle next.`,
    children: (
      <>
        <PageHead
          title="Alignment"
          lead="Every function answered the same questions by itself. This is where the answers part."
        />
        <PageContents
          parts={[
            ...(alignment.gaps.length > 0 ? [{ id: 'gaps', title: 'Where they disagree' }] : []),
            ...(alignment.pictures.length > 1 ? [{ id: 'heat', title: 'Who agrees with whom' }] : []),
            ...(alignment.agenda.length > 0 ? [{ id: 'agenda', title: 'Agenda' }] : []),
            ...(alignment.pictures.length > 1 ? [{ id: 'numbers', title: 'Numbers' }] : []),
          ]}
        />
        {alignment.statements.map((statement) => (
          <p key={statement} class="about">
            {statement}
          </p>
        ))}
        <Gaps alignment={alignment} />
        <Agreement here={here} />
        <Agenda alignment={alignment} />
        <Numbers alignment={alignment} functionName={nameFunctions(here.site.positioning.functions)} />
        <Answers here={here} />
      </>
    ),
  };
  return renderPage(here, page);
}

const headings = {
  market: 'Market category',
  alternatives: 'Alternatives',
  segments: 'Best-fit segments',
  values: 'Values',
  judgements: 'Verdicts that differ',
} as const;

function Gaps({ alignment: { gaps } }: { alignment: Alignment }) {
  const sections = Object.entries(headings).flatMap(([dimension, title]) => {
    const own = gaps.filter((gap) => gap.dimension === dimension);
    return own.length === 0 ? [] : [{ title, own }];
  });
  if (sections.length === 0) return null;
  return (
    <Section id="gaps" title="Where the functions disagree">
      {sections.map(({ title, own }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul class="gaps">
            {own.map(({ sentence }) => (
              <li key={sentence}>
                <Message text={sentence} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Agreement({ here }: { here: ProductHere }) {
  if (here.content.alignment.pictures.length < 2) return null;
  return (
    <Section id="heat" title="Who agrees with the others" about="0 with none of them, 1 with all of them.">
      <HeatPicture here={here} />
    </Section>
  );
}

function Agenda({ alignment: { agenda } }: { alignment: Alignment }) {
  if (agenda.length === 0) return null;
  return (
    <Section id="agenda" title="Agenda for the next positioning meeting" about="The largest disagreement first.">
      <ol class="agenda">
        {agenda.map(({ question, positions, bring }) => (
          <li key={question}>
            <h3>{question}</h3>
            <ul>
              {positions.map((position) => (
                <li key={position}>{position}</li>
              ))}
            </ul>
            <p class="note">Bring {bring}.</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A number between 0 and 1, or a dash where there is none. */
function share(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(2);
}

function Numbers({ alignment, functionName }: { alignment: Alignment; functionName: (id: string) => string }) {
  const { market, rankings, grid, pictures } = alignment;
  if (pictures.length < 2) return null;
  const average = (question: RankedQuestion) => share(mean(rankings[question].flatMap(({ rbo }) => rbo ?? [])));
  const interval = grid.interval ? `, between ${share(grid.interval[0])} and ${share(grid.interval[1])}` : '';
  const rows = [
    ['Market: pairs of functions that agree', share(market.pairwise)],
    ...rankedQuestions.map((question) => [`${headings[question]}: rank-biased overlap, on average`, average(question)]),
    [`Verdicts: alpha over ${grid.items} items`, `${share(grid.alpha)}${interval}`],
    ...(grid.outlier === null
      ? []
      : [[`Alpha without ${functionName(grid.outlier)}`, share(grid.without.get(grid.outlier))]]),
  ];
  return (
    <Section
      id="numbers"
      title="Numbers"
      about="Overlap: 0 none, 1 full. Alpha: 0 as by chance, 1 full, below 0 worse than chance."
    >
      <dl class="facts numbers">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Answers({ here }: { here: ProductHere }) {
  const { product } = here.content;
  const name = nameFunctions(here.site.positioning.functions);
  if (product.of.view.size === 0)
    return <Nothing>No function has answered yet. Ask them with throughline ballot.</Nothing>;
  return (
    <Section id="answers" title="What each function answered">
      <ul class="elements">
        {[...product.of.view.values()].map(({ id, fields }) => (
          <li key={id}>
            <a href={hrefTo(here, elementPath(product.id, 'view', id))}>{name(fields.function || id)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
