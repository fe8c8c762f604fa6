import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  account,
  allSigned,
  approval,
  change,
  comment,
  digest,
  factsOf,
  head,
  marketing1,
  membershipsOf,
  otherContent,
  policyOf,
  pull,
  rejection,
  sales1,
  sales2,
  stranger,
  teams,
} from '../../test/fakes/sign-off-facts.ts';
import { decideSignOff } from '../signoff/decide.ts';
import { errorVerdict, type Verdict } from '../signoff/verdict.ts';
import { renderSignOffText } from './sign-off-text.ts';
import { columnsOf, createStyle } from './style.ts';

const verdictOf = (scene: Parameters<typeof factsOf>[0] = {}): Verdict => decideSignOff(factsOf(scene));

function render(verdict: Verdict, { color = false, width = 80 } = {}): string {
  return renderSignOffText(verdict, { style: createStyle({ color, width }), root: 'positioning', calls: 12 }).output;
}

/** A function of some name, with some handle for its team. */
function named(...names: readonly string[]) {
  return policyOf({
    functions: names.map((name, index) => ({ id: `f-${index}`, name, owners: ['@mobile-db/sales'] })),
  });
}

// What could steer a terminal: control characters, and marks that turn the direction of text around.
const steering = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

/** Lines that are too wide although they could have been broken at a space. */
function tooWide(output: string, width = 80): readonly string[] {
  return output.split('\n').filter((line) => columnsOf(line) > width && line.trim().includes(' '));
}

describe('a verdict for a terminal', () => {
  it('says what is asked, the answer, what is signed, and every function with its next step', () => {
    expect(render(verdictOf({ reviews: [approval(marketing1, 1), approval(sales1, 2, otherContent)] }))).toBe(
      [
        'Pull request #12: Say what offline means to field sales',
        'Signed by 1 of 3; waiting for Sales and Product.',
        '',
        'What is being signed',
        '  - Value `work-offline` of `mobile-db`: changed',
        `  digest ${digest.slice(0, 32)} at commit bbbbbbb`,
        '',
        '  signed   Marketing: signed by @marketing-1, approving commit bbbbbbb,',
        '           2026-06-01 09:00 UTC.',
        '  waiting  Sales: has not signed.',
        '           → @sales-1 or @sales-2: open Files changed, choose Review changes,',
        '           Approve.',
        '           - The review of @sales-1, 2026-06-01 09:00 UTC: does not count:',
        '             approved commit ddddddd, and the content has changed since.',
        '  waiting  Product: has not signed.',
        '           → @product-2: open Files changed, choose Review changes, Approve.',
        '           @product-1, as the author: comment',
        `           \`/sign-off ${digest.slice(0, 32)}\``,
        '',
        '12 requests to the code host.',
        '',
      ].join('\n'),
    );
  });

  it('is short where nothing has to be signed', () => {
    expect(render(verdictOf({ changes: [] }))).toBe(
      [
        'Pull request #12: Say what offline means to field sales',
        'No sign-off needed: nothing guarded changes.',
        '',
        '12 requests to the code host.',
        '',
      ].join('\n'),
    );
  });

  it('has a title also where the pull request could not be read', () => {
    const verdict = errorVerdict([{ status: 'error', message: 'GitHub did not answer.', help: 'Run the gate again.' }]);
    expect(render(verdict).split('\n').slice(0, 2)).toEqual(['Sign-off', 'The gate cannot decide, so it stays shut.']);
    expect(render(verdict)).toContain('→ Run the gate again.');
  });

  it('lists thirty changes and counts the others', () => {
    const changes = Array.from({ length: 45 }, (_, index) => change(`positioning/m/values/v-${index}.md`));
    const output = render(verdictOf({ changes }));
    expect(output.match(/^ {2}- Value/gm)).toHaveLength(30);
    expect(output).toContain('… and 15 more changes; --format json lists all.');
    expect(render(verdictOf({ changes: changes.slice(0, 30) }))).not.toContain('more change');
  });

  it('says the word of each status, and colours only where asked', () => {
    const blocked = verdictOf({ ...allSigned, reviews: [...allSigned.reviews, rejection(sales2, 5)] });
    expect(render(blocked)).toMatch(/^ {2}blocked {2}Sales: @sales-2 asked for changes\.$/m);
    expect(render(blocked)).not.toContain('\u001b');
    expect(render(blocked, { color: true })).toContain('\u001b[31mblocked\u001b[39m');
    expect(render(verdictOf(allSigned), { color: true })).toContain('\u001b[32msigned\u001b[39m');
    expect(render(verdictOf(), { color: true })).toContain('\u001b[33mwaiting\u001b[39m');
  });

  it('exits with 0 when signed, 1 when not, 2 when nobody can tell', () => {
    const codeOf = (verdict: Verdict) =>
      renderSignOffText(verdict, { style: createStyle({ color: false, width: 80 }), root: 'positioning', calls: 0 })
        .exitCode;
    expect([allSigned, {}, { author: null }].map((scene) => codeOf(verdictOf(scene)))).toEqual([0, 1, 2]);
  });
});

describe('a verdict at eighty columns', () => {
  it('breaks the title of a pull request that is long', () => {
    const title =
      'Say what offline means to field sales, to support and to everybody else who ever lost a signal'.repeat(2);
    expect(tooWide(render({ ...verdictOf(), pull: { number: 12, title, author: 'product-1' } }))).toEqual([]);
  });

  it('breaks the answer that waits for many functions', () => {
    const policy = named('Customer success', 'Executive team', 'Field marketing', 'Partner sales', 'Product', 'Sales');
    expect(tooWide(render(verdictOf({ policy, memberships: membershipsOf(teams) })))).toEqual([]);
  });

  it('breaks everything else at spaces, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 100 }), (width) => {
        const reviews = [approval(sales1, 1, otherContent), rejection(sales2, 2), approval(stranger, 3)];
        const output = render(verdictOf({ reviews, comments: [comment(stranger, 4)] }), { width });
        const [, , ...below] = output.split('\n');
        const command = /`\/sign-off [0-9a-f]+`/;
        expect(tooWide(below.filter((line) => !command.test(line)).join('\n'), width)).toEqual([]);
      }),
    );
  });
});

describe('what others wrote', () => {
  const evil = 'Sales\u001b[2J\u001b]0;owned\u0007\r\u202egnp.exe\u009b1m';

  it.each<[string, Verdict]>([
    ['the title of the pull request', { ...verdictOf(), pull: { ...pull, title: evil, author: 'product-1' } }],
    ['the name of a function that waits', verdictOf({ policy: named(evil) })],
    ['the name of a function that objects', verdictOf({ policy: named(evil), reviews: [rejection(sales1, 1)] })],
    ['a login', verdictOf({ reviews: [approval(account(sales1.id, evil), 1)] })],
    ['the login of a stranger', verdictOf({ reviews: [approval(account(777, evil), 1)] })],
    ['a path', verdictOf({ changes: [change(`positioning/${evil}.md`)] })],
    [
      'a path that nobody owns',
      verdictOf({ changes: [change(`positioning/${evil}.md`)], policy: policyOf({ codeowners: '' }) }),
    ],
    ['the name of an app', verdictOf({ comments: [comment(sales1, 1, { viaApp: evil })] })],
    ['what the code host answered', errorVerdict([{ status: 'error', message: evil, help: evil }])],
  ])('cannot steer the terminal: %s', (_, verdict) => {
    expect(render(verdict)).not.toMatch(steering);
    expect(render(verdict, { width: 40 })).not.toMatch(steering);
  });

  it('cannot fake a line of its own', () => {
    const faked = 'Sales\n  signed   Everybody: signed by @ceo.';
    const lines = render(verdictOf({ policy: named(faked), changes: [change(`positioning/${faked}.md`)] })).split('\n');
    expect(lines.filter((line) => line.startsWith('  signed'))).toEqual([]);
    const titled = render({ ...verdictOf(), pull: { number: 12, title: faked, author: null } });
    expect(titled.split('\n').filter((line) => line.startsWith('  signed'))).toEqual([]);
  });

  it('cannot smuggle in what replaces patterns', () => {
    const output = render(verdictOf({ policy: named("$& $` $' $1") }), { color: true });
    expect(output).toContain("$& $` $' $1");
    expect(head).toHaveLength(40);
  });
});
