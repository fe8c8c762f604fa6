import { capitalise } from '../../model/words.ts';
import type { FunnelStage } from '../../trace/funnel.ts';
import type { Trace } from '../../trace/trace.ts';
import { productPath } from '../addresses.ts';
import type { ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { ElementLink } from '../parts/links.tsx';
import { FunnelPicture } from '../parts/pictures.tsx';
import { MoveList } from '../parts/review-state.tsx';
import { HelpedItem, Message } from '../parts/message.tsx';
import { Nothing, PageHead, Section } from '../parts/section.tsx';
import { ReviewTag, reviewMeaning } from '../parts/tags.tsx';
import { productName, type SiteFile } from '../site.ts';

/** The funnel: what each stage tells, where the stages contradict each other, and every tactic with its state. */
export function renderFunnelPage(place: (path: string) => ProductHere, product: string): SiteFile {
  const here = place(productPath(product, 'funnel'));
  const { trace } = here.content;
  const page: PageContent = {
    title: 'Funnel and tactics',
    layout: 'wide',
    description: `What each stage of the funnel tells of ${productName(here.content.product)}, and which tactics are stale.`,
    children: (
      <>
        <PageHead
          title="Funnel and tactics"
          lead="One story, from the first page that somebody sees to the last support reply."
        />
        {trace.tactics.length === 0 && <Nothing>No tactic has been written down yet.</Nothing>}
        <Contradictions trace={trace} />
        <Wording trace={trace} />
        {trace.tactics.length > 0 && (
          <Section id="told" title="What each stage tells">
            <FunnelPicture here={here} />
          </Section>
        )}
        {trace.tactics.length > 0 && (
          <Section
            id="tactics"
            title="Tactics"
            about="What each function uses at each stage, and whether it still fits."
          >
            {trace.funnel.map((stage) => (
              <Stage key={stage.stage} here={here} stage={stage} />
            ))}
          </Section>
        )}
      </>
    ),
  };
  return renderPage(here, page);
}

function Contradictions({ trace: { contradictions } }: { trace: Trace }) {
  if (contradictions.length === 0) return null;
  return (
    <Section id="contradictions" title="Where the funnel tells more than one story">
      <ul class="gaps">
        {contradictions.map(({ message, help }) => (
          <HelpedItem key={message} message={message} help={help} />
        ))}
      </ul>
    </Section>
  );
}

const mostFindings = 50;

/** What the wording of the files that customers see gives reason to say. */
function Wording({
  trace: {
    wording: { findings },
  },
}: {
  trace: Trace;
}) {
  if (findings.length === 0) return null;
  return (
    <Section id="wording" title="Words that do not fit any more">
      <ul class="gaps">
        {findings.slice(0, mostFindings).map(({ message, place, help, stage }) => (
          <li key={`${place.path} ${place.line} ${place.column}`}>
            <Message text={message} /> <code>{`${place.path}:${place.line}`}</code> <span class="note">{stage}</span>{' '}
            {help && (
              <span class="help">
                <Message text={help} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {findings.length > mostFindings && (
        <p class="about">And {findings.length - mostFindings} more: throughline trace.</p>
      )}
    </Section>
  );
}

function Stage({ here, stage }: { here: ProductHere; stage: FunnelStage }) {
  const tactics = here.content.trace.tactics.filter(({ work }) => stage.tactics.includes(work.id));
  return (
    <div class="stage">
      <h3>{capitalise(stage.stage)}</h3>
      {tactics.length === 0 && <Nothing>No tactic at this stage.</Nothing>}
      <ul class="cards">
        {tactics.map((traced) => (
          <TacticCard key={traced.work.id} here={here} traced={traced} />
        ))}
      </ul>
    </div>
  );
}

function TacticCard({
  here,
  traced: { work, status, moves },
}: {
  here: ProductHere;
  traced: Trace['tactics'][number];
}) {
  const { function: owner } = work.fields;
  return (
    <li>
      <p class="card-title">
        <ElementLink here={here} kind="tactic" id={work.id} /> <ReviewTag status={status} />
        <span class="note"> {here.site.positioning.functions.get(owner)?.fields.name ?? owner}</span>
      </p>
      {(status === 'stale' || status === 'orphan') && <p class="note">{reviewMeaning(status)}</p>}
      <MoveList here={here} moves={moves} />
    </li>
  );
}
