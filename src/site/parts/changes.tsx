import type { Change } from '../../diff/change.ts';
import { fieldLabel } from '../../diff/words.ts';
import type { CanonicalValue } from '../../document/canonical.ts';
import type { Difference } from '../../document/difference.ts';
import { isCollectionKind } from '../../model/element.ts';
import { type Kind, kindLabel } from '../../model/kinds.ts';
import { capitalise, clip } from '../../model/words.ts';
import type { ProductHere } from '../here.ts';
import { productName } from '../site.ts';
import { ElementLink } from './links.tsx';

/** One change of what the positioning says. */
export function ChangeItem({ here, change }: { here: ProductHere; change: Change }) {
  const { kind, id } = change;
  return (
    <li class={`change ${change.change}`}>
      <span class="change-kind">{capitalise(kindLabel(kind))}</span>{' '}
      {isCollectionKind(kind) && change.change !== 'removed' ? (
        <ElementLink here={here} kind={kind} id={id} />
      ) : kind === 'product' && id === here.content.product.id ? (
        productName(here.content.product)
      ) : (
        <code>{clip(id)}</code>
      )}{' '}
      <ChangeDetail change={change} />
    </li>
  );
}

/** What happened to an element, without saying which. */
export function ChangeDetail({ change }: { change: Change }) {
  if (change.change === 'changed') return <DifferenceText kind={change.kind} difference={change} />;
  if (change.change === 'renamed') {
    return (
      <>
        was renamed from <del>{clip(change.before)}</del>
      </>
    );
  }
  return <>was {change.change}</>;
}

/** What differs in a field: its label, what stood there, what stands there now. */
export function DifferenceText({ kind, difference }: { kind: Kind; difference: Difference }) {
  const { field, part, before, after } = difference;
  const label = [fieldLabel(kind, field), ...field.slice(1).map((step) => clip(String(step)))];
  const item = part === 'item' ? (label.pop() ?? '') : null;
  return (
    <>
      <span class="field">{label.join(', ')}</span> {before !== null && <del>{item ?? valueInWords(before)}</del>}
      {before !== null && after !== null && ' → '}
      {after !== null && <ins>{item ?? valueInWords(after)}</ins>}
    </>
  );
}

const longestValue = 200;

function valueInWords(value: CanonicalValue): string {
  if (Array.isArray(value))
    return clip(value.map((item: CanonicalValue) => valueInWords(item)).join(', '), longestValue);
  return clip(typeof value === 'object' ? JSON.stringify(value) : String(value), longestValue);
}
