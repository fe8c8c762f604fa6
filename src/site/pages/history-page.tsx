import type { HistoryEntry } from '../../diff/history-entry.ts';
import { groupBy } from '../../model/order.ts';
import { productPath } from '../addresses.ts';
import { commitUrl, type ProductHere } from '../here.ts';
import { type PageContent, renderPage } from '../page.tsx';
import { ChangeItem } from '../parts/changes.tsx';
import { HelpedItem } from '../parts/message.tsx';
import { Nothing, PageHead } from '../parts/section.tsx';
import { productName, type SiteFile } from '../site.ts';
import { dayInWords } from '../words.ts';

/** What changed, commit by commit, with what follows from it and who changed it. */
export function renderHistoryPage(place: (path: string) => ProductHere, product: string): SiteFile {
  const here = place(productPath(product, 'history'));
  const { history } = here.content;
  const page: PageContent = {
    title: 'History',
    description: `What changed in the positioning of ${productName(here.content.product)}, and what followed from it.`,
    children: (
      <>
        <PageHead
          title="History"
          lead="What changed in the positioning, and what followed from it. The latest first."
        />
        {history.length === 0 && <Nothing>Nothing has changed yet, as far back as the files are known.</Nothing>}
        {[...groupBy(history, ({ at }) => at.slice(0, 7))].map(([month, entries]) => (
          <section key={month} aria-label={dayInWords(month)}>
            <h2>{dayInWords(month)}</h2>
            <ol class="timeline">
              {entries.map((entry) => (
                <Entry key={entry.commit} here={here} entry={entry} />
              ))}
            </ol>
          </section>
        ))}
      </>
    ),
  };
  return renderPage(here, page);
}

const mostChanges = 40;

function Entry({ here, entry }: { here: ProductHere; entry: HistoryEntry }) {
  const { commit, at, author, title, changes, consequences } = entry;
  const url = commitUrl(here.site, commit);
  const short = commit.slice(0, 12);
  return (
    <li id={`c-${short}`}>
      <p class="when">
        <time dateTime={at}>{dayInWords(at)}</time> · {author} ·{' '}
        {url ? <a href={url}>{commit.slice(0, 7)}</a> : <code>{commit.slice(0, 7)}</code>}
      </p>
      <h3>{title}</h3>
      {consequences.length > 0 && (
        <ul class="gaps">
          {consequences.map(({ statement, because }) => (
            <HelpedItem key={statement} message={statement} help={because} />
          ))}
        </ul>
      )}
      <ul class="changes">
        {changes.slice(0, mostChanges).map((change) => (
          <ChangeItem key={JSON.stringify([change.kind, change.id, change.field])} here={here} change={change} />
        ))}
      </ul>
      {changes.length > mostChanges && <p class="about">And {changes.length - mostChanges} more changes.</p>}
    </li>
  );
}
