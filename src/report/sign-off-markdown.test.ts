import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import {
  account,
  allSigned,
  approval,
  change,
  comment,
  digest,
  factsOf,
  membershipsOf,
  otherContent,
  policyOf,
  rejection,
  sales1,
  sales2,
  teamFunction,
  teams,
} from '../../test/fakes/sign-off-facts.ts';
import { decideSignOff } from '../signoff/decide.ts';
import { errorVerdict, type Verdict } from '../signoff/verdict.ts';
import {
  renderGroupCheck,
  renderGroupMarkdown,
  renderSignOffCheck,
  renderSignOffMarkdown,
  renderSweepMarkdown,
} from './sign-off-markdown.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const parse = (markdown: string) => nodesOf(unified().use(remarkParse).parse(markdown));

const options = { root: 'positioning' };
const verdictOf = (scene: Parameters<typeof factsOf>[0] = {}): Verdict => decideSignOff(factsOf(scene));
const fault = { status: 'error', message: 'GitHub did not answer.', help: 'Run the gate again.' } as const;

/** Node types that only text of ours may bring; a line break before a next step is ours too. */
function intruders(markdown: string): readonly Node[] {
  const ours = new Set(['root', 'paragraph', 'text', 'inlineCode', 'list', 'listItem', 'strong', 'heading']);
  return parse(markdown).filter(({ type, value }) => !ours.has(type) && value !== '<br>');
}

describe('a verdict as a check run', () => {
  it('has the answer as its title, every function with its next step, and what is being signed', () => {
    const { title, summary } = renderSignOffCheck(verdictOf({ reviews: [approval(sales1, 1, otherContent)] }), options);
    expect(title).toBe('Signed by 0 of 3; waiting for Marketing, Sales and Product.');
    expect(parse(summary).filter(({ type }) => type === 'strong')).toHaveLength(4);
    expect(summary).toContain('### What is being signed\n\n- Value `work-offline` of `mobile-db`: changed\n');
    expect(summary).toContain(`Digest \`${digest.slice(0, 32)}\` at commit \`bbbbbbb\`.`);
  });

  it('says so where nothing has to be signed', () => {
    expect(renderSignOffCheck(verdictOf({ changes: [] }), options)).toEqual({
      title: 'No sign-off needed: nothing guarded changes.',
      summary: 'This pull request changes neither the positioning nor who signs it.',
    });
  });

  it('says what is wrong where nothing is known', () => {
    const { summary } = renderSignOffCheck(errorVerdict([fault]), options);
    expect(summary).toBe('- ⚠️ **Cannot decide**: GitHub did not answer.\n  <br>→ Run the gate again.');
  });

  it('shows the comment that the author is to write as code, so that it can be copied', () => {
    const { summary } = renderSignOffCheck(verdictOf(), options);
    const codes = parse(summary).flatMap(({ type, value }) => (type === 'inlineCode' ? [value] : []));
    expect(codes).toContain(`/sign-off ${digest.slice(0, 32)}`);
  });

  it('marks each status', () => {
    const scene = { ...allSigned, reviews: [...allSigned.reviews.slice(1), rejection(sales2, 5)] };
    const { summary } = renderSignOffCheck(verdictOf(scene), options);
    expect(summary).toMatch(/^- ⏳ \*\*Marketing\*\*/m);
    expect(summary).toMatch(/^- ⛔ \*\*Sales\*\*/m);
    expect(summary).toMatch(/^- ✅ \*\*Product\*\*/m);
  });

  it('is a page with the same words', () => {
    const { output, exitCode } = renderSignOffMarkdown(verdictOf(allSigned), options);
    expect(output).toMatch(/^## Signed by every function &#40;3 of 3&#41;\.\n\n- ✅ \*\*Marketing\*\*/);
    expect(exitCode).toBe(0);
  });
});

describe('a check run that the code host takes', () => {
  // GitHub refuses a summary over 65,535 characters, and a check that was refused leaves an older green one standing.
  const people = Array.from({ length: 1000 }, (_, index) => account(1000 + index, `rep-${'x'.repeat(30)}-${index}`));
  const functions = Array.from({ length: 50 }, (_, index) => ({
    ...teamFunction(`f-${index}`, ['@mobile-db/all']),
    name: `Sales ${'of the east '.repeat(20)}${index}`,
  }));
  const memberships = membershipsOf({ '@mobile-db/all': people });
  const policy = policyOf({ functions });
  const manyChanges = Array.from({ length: 200 }, (_, index) => change(`positioning/${'deep/'.repeat(60)}${index}.md`));

  it.each<[string, Verdict]>([
    ['fifty functions wait', verdictOf({ policy, memberships })],
    [
      'a thousand people asked for changes',
      verdictOf({ policy, memberships, reviews: people.map((who) => rejection(who, 1)) }),
    ],
    [
      'a thousand people approved something older',
      verdictOf({ policy, memberships, reviews: people.map((who) => approval(who, 1, otherContent)) }),
    ],
    ['a thousand people signed', verdictOf({ policy, memberships, reviews: people.map((who) => approval(who, 1)) })],
    [
      'nobody owns hundreds of paths',
      verdictOf({ policy: policyOf({ codeowners: '', require: 'owning_functions' }), changes: manyChanges }),
    ],
  ])('also when %s', (_, verdict) => {
    const { title, summary } = renderSignOffCheck(verdict, options);
    expect(summary.length).toBeLessThanOrEqual(65_535);
    expect(title.length).toBeLessThanOrEqual(255);
  });

  it('also for a merge group of many pull requests', () => {
    const pulls = Array.from({ length: 100 }, () => verdictOf({ changes: manyChanges }));
    expect(renderGroupCheck({ status: 'pending', pulls, problems: [] }, options).summary.length).toBeLessThanOrEqual(
      65_535,
    );
  });
});

describe('what others wrote', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '*',
        '_',
        '[x](https://example.com)',
        '<img src=x>',
        '![x](x.png)',
        '\n\n# Approved\n\n',
        '~~~',
        ' ',
        'Sales',
        '- ',
        '|',
        '<!--',
        '\\',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join(''));

  it.each<[string, (text: string) => Verdict]>([
    [
      'names of functions',
      (text) => verdictOf({ policy: policyOf({ functions: [{ ...teamFunction('sales'), name: text }] }) }),
    ],
    [
      'logins',
      (text) => verdictOf({ reviews: [approval(account(sales1.id, text), 1), rejection(account(sales2.id, text), 1)] }),
    ],
    ['paths', (text) => verdictOf({ changes: [change(`positioning/${text}.md`), change(`schemas/${text}`)] })],
    [
      'paths that nobody owns',
      (text) => verdictOf({ changes: [change(`positioning/${text}.md`)], policy: policyOf({ codeowners: '' }) }),
    ],
    ['handles', (text) => verdictOf({ memberships: membershipsOf({ ...teams, '@mobile-db/sales': text }) })],
    ['names of apps', (text) => verdictOf({ comments: [comment(sales1, 1, { viaApp: text })] })],
    ['answers of the code host', (text) => errorVerdict([{ ...fault, message: text, help: text }])],
  ])('cannot link, format or bring HTML by %s', (_, verdictWith) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const verdict = verdictWith(text);
        expect(intruders(renderSignOffMarkdown(verdict, options).output)).toEqual([]);
        expect(
          intruders(renderGroupMarkdown({ status: 'error', pulls: [verdict], problems: verdict.problems }, options)),
        ).toEqual([]);
        expect(intruders(renderSweepMarkdown({ verdicts: [verdict], left: [] }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a merge group', () => {
  it('tells its own problems first, then every pull request', () => {
    const blocked = {
      status: 'blocked',
      message: '`positioning/a.md` would be merged unsigned.',
      help: 'Queue it again.',
    } as const;
    const { title, summary } = renderGroupCheck(
      { status: 'blocked', pulls: [verdictOf(allSigned)], problems: [blocked] },
      options,
    );
    expect(title).toBe('Blocked (1 pull request in the merge group)');
    expect(summary).toMatch(
      /^- `positioning\/a\.md` would be merged unsigned\. Queue it again\.\n\n### #12: Signed by every function/,
    );
  });

  it('says that there is none in it', () => {
    expect(renderGroupCheck({ status: 'error', pulls: [], problems: [fault] }, options).title).toBe(
      'The gate cannot decide, so it stays shut (no pull request in the merge group)',
    );
  });

  it('is a page', () => {
    const page = renderGroupMarkdown({ status: 'approved', pulls: [verdictOf(allSigned)], problems: [] }, options);
    expect(page).toMatch(/^## Signed by every function &#40;1 pull request in the merge group&#41;\n\n### #12/);
  });
});

describe('a sweep', () => {
  it('is one line a pull request, with its first problem', () => {
    const output = renderSweepMarkdown({ verdicts: [verdictOf(allSigned), verdictOf({ author: null })], left: [] });
    expect(output.split('\n').slice(2, 4)).toEqual([
      '- ✅ #12: Signed by every function &#40;3 of 3&#41;.',
      expect.stringMatching(
        /^- ⚠️ #12: The gate cannot decide, so it stays shut\. The account .* Open the same change/,
      ),
    ]);
  });

  it('names what was left, and says when there was nothing', () => {
    expect(renderSweepMarkdown({ verdicts: [verdictOf()], left: [3, 8] })).toContain(
      '- ⚠️ 2 pull requests not judged (#3, #8), because GitHub would have had to be asked too often.',
    );
    const many = Array.from({ length: 51 }, (_, index) => index + 1);
    expect(renderSweepMarkdown({ verdicts: [], left: many })).toMatch(/51 pull requests .*#49, #50 and others\)/);
    expect(renderSweepMarkdown({ verdicts: [], left: [] })).toBe(
      '## Sign-off of open pull requests\n\nThere are none.\n',
    );
  });
});
