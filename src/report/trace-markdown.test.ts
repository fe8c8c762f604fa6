import { describe, expect, it } from 'vitest';
import { amend, fieldDb } from '../../test/fakes/field-db.ts';
import { finding, moved, reviewed, traceOf } from '../../test/fakes/traced-field-db.ts';
import { renderTraceGithub } from './trace-github.ts';
import { renderTraceMarkdown, renderTraceMarkdownSection } from './trace-markdown.ts';

describe('a trace as markdown', () => {
  it('tells what is stale, field by field, and what the wording gives reason to say', () => {
    expect(renderTraceMarkdownSection(traceOf(moved, { before: fieldDb, findings: [finding] }))).toMatchInlineSnapshot(`
      "### Tactics and roadmap items to review

      - **"Call script"** (\`tactics/call-script\`) is stale.
        - "Merge on reconnect" &#40;attributes/sync&#41; changed; the input "Embedded mobile database" &#40;markets/embedded&#41; rests on it.
          - Who else has it, server: lacks → has
      - **"Home page"** (\`tactics/home-page\`) is stale.
        - "Merge on reconnect" &#40;attributes/sync&#41; changed; the input "Sell while disconnected" &#40;values/work-offline&#41; rests on it.
          - Who else has it, server: lacks → has
      - **"Conflict report"** (\`roadmap/conflict-report\`) is stale.
        - The input "Merge on reconnect" &#40;attributes/sync&#41; changed.
          - Who else has it, server: lacks → has

      ### Wording that customers read

      - \`site/index.md:3\` (awareness, error): It says "personal database", a term of a market that is retired. → Say "embedded database" instead."
    `);
  });

  it('is empty where there is nothing to mend, and a page says so', () => {
    const trace = traceOf(reviewed);
    expect(renderTraceMarkdownSection(trace)).toBe('');
    expect(renderTraceMarkdown(trace)).toEqual({
      output: '## Field DB: what rests on the positioning\n\nEverything that was written down still fits.\n',
      exitCode: 0,
    });
  });

  it('tells so many and says how many more', () => {
    const findings = Array.from({ length: 5 }, () => finding);
    const section = renderTraceMarkdownSection(traceOf(reviewed, { findings }), { most: 2 });
    expect(section.split('\n').slice(2)).toHaveLength(3);
    expect(section).toContain('- … and 3 more. All of them: `throughline trace`');
  });

  it('lets no name, path or message format, link or bring HTML', () => {
    const evil = '<img src=x onerror=alert(1)> [a](https://evil.example) **b** `c` @team ![d](e)';
    const facts = amend(moved, {
      'field-db/tactics/home-page': { name: evil },
      'field-db/attributes/sync': { name: evil },
    });
    const said = { ...finding, message: evil, help: evil, place: { ...finding.place, path: `site/${evil}` } };
    const section = renderTraceMarkdownSection(traceOf(facts, { before: fieldDb, findings: [said] }));
    const prose = section.replaceAll(/`[^`]*`/g, '');
    expect(prose).not.toMatch(/<|\]\(|!\[|https:\/\//);
  });
});

describe('a trace as annotations', () => {
  it('puts stale items on their files and findings on their lines', () => {
    const { output, exitCode } = renderTraceGithub(traceOf(moved, { before: fieldDb, findings: [finding] }));
    const lines = output.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^::error file=positioning\/field-db\/tactics\/[a-z-]+\.md,line=1,.*title=tactic\/stale::"[^"]+" is stale\. /,
    );
    expect(lines.at(-2)).toMatch(
      /^::error file=site\/index\.md,line=3,endLine=3,col=14,.*title=tactic\/retired-term::/,
    );
    expect(lines.at(-1)).toMatch(/ to review, 1 finding in 1 file that customers read\.$/);
    expect(exitCode).toBe(1);
  });

  it('lets no text begin a command of its own', () => {
    const { output } = renderTraceGithub(traceOf(reviewed, { findings: [{ ...finding, message: 'a\n::error::b' }] }));
    expect(output.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
  });
});
