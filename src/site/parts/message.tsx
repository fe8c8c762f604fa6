/** A sentence of ours: what stands between backticks in it is a word of the files. */
export function Message({ text }: { text: string }) {
  const parts = text.split(/`([^`]+)`/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}

/** What there is to say, with the reason or the next step beside it, as an item of a list. */
export function HelpedItem({ message, help }: { message: string; help: string }) {
  return (
    <li>
      <Message text={message} />{' '}
      <span class="help">
        <Message text={help} />
      </span>
    </li>
  );
}
