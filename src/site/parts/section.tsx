import type { ComponentChildren } from 'preact';

/** A part of a page under a heading of its own, with what it is about in a line. */
export function Section(props: { id: string; title: string; about?: ComponentChildren; children: ComponentChildren }) {
  const { id, title, about, children } = props;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about && <p class="about">{about}</p>}
      {children}
    </section>
  );
}

/** The head of a page: what kind of page it is, its title, and what it says in a sentence. */
export function PageHead(props: {
  kicker?: ComponentChildren;
  title: string;
  lead?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { kicker, title, lead, children } = props;
  return (
    <header class="head">
      {kicker && <p class="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </header>
  );
}

/** A table that scrolls by itself where it is wider than the page, also with the keyboard. */
export function WideTable({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

/** What is said where there is nothing to show: never an empty page. */
export function Nothing({ children }: { children: ComponentChildren }) {
  return <p class="nothing">{children}</p>;
}

/** The parts of a long page, to jump to. */
export function PageContents({ parts }: { parts: readonly { readonly id: string; readonly title: string }[] }) {
  return (
    <nav class="contents" aria-label="On this page">
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
