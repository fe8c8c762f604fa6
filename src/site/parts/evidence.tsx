import type { Evidence } from '../../model/fields.generated.ts';
import { Section } from './section.tsx';
import { Tag } from './tags.tsx';
import { WebLink } from './links.tsx';
import { safeHref } from '../safe-href.ts';
import { dayInWords } from '../words.ts';

type Piece = Evidence[number];

const tiers: Readonly<Record<Piece['tier'], { label: string; tone: string; meaning: string }>> = {
  verbatim: { label: 'verbatim', tone: 'best', meaning: "in somebody's own words" },
  usage: { label: 'usage', tone: 'good', meaning: 'seen in how customers use the product' },
  third_party: { label: 'third party', tone: 'good', meaning: 'published by somebody else' },
  internal: { label: 'internal', tone: 'plain', meaning: 'our own opinion, which is no proof' },
};

/** What supports an element: the strongest first, with where it comes from, and what has expired. */
export function EvidenceList({ evidence, today }: { evidence: Evidence | undefined; today: string }) {
  if (!evidence || evidence.length === 0) return null;
  const order = Object.keys(tiers);
  const sorted = evidence.toSorted((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier));
  return (
    <Section id="evidence" title="Evidence">
      <ul class="evidence">
        {sorted.map((piece) => (
          <EvidenceItem key={piece.claim} piece={piece} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function EvidenceItem({ piece, today }: { piece: Piece; today: string }) {
  const { claim, source, tier, date, url, expires } = piece;
  const { label, tone, meaning } = tiers[tier] ?? tiers.internal;
  const isExpired = expires !== undefined && expires < today;
  return (
    <li>
      <p class="claim">{claim}</p>
      <p class="source-line">
        <Tag tone={tone}>{label}</Tag> <span>{meaning}</span>
      </p>
      <p class="source-line">
        {safeHref(url) === null ? source : <WebLink address={url}>{source}</WebLink>}
        {date && <>, {dayInWords(date)}</>}
        {expires && (
          <>
            {' '}
            {isExpired ? (
              <Tag tone="bad">{`expired ${dayInWords(expires)}`}</Tag>
            ) : (
              <span class="until">holds until {dayInWords(expires)}</span>
            )}
          </>
        )}
      </p>
    </li>
  );
}
