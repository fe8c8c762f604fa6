import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../src/model/order.ts';
import { isGreen } from '../../src/signoff/verdict.ts';
import { corruptionsOf, type JsonPath, pathsIn, replaceIn, valueAt } from './corruption.ts';
import { author, openScene, type Scene, segment } from './gate.ts';
import { runs } from '../fuzz/runs.ts';
import type { Json } from './json.ts';
import { judgeAgain, record, type Recording, type WrongAnswer } from './recording.ts';
import { policyWith } from './standard-world.ts';

const text = (name: string) => ({ [segment]: `---\nname: ${name}\n---\n` });
const legal = '---\nname: Legal\nowners: ["@stranger-2"]\n---\n';

interface Play {
  readonly files?: () => Promise<Record<string, string>>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** One fact that decides, and what would make it another one: the gate goes green, so that the play can fail. */
  readonly turn?: { readonly asked: RegExp; readonly path: JsonPath; readonly by: (recording: Recording) => Json };
}

const find = ({ answers }: Recording, asked: RegExp): readonly [string, Json] =>
  [...answers].find(([each]) => asked.test(each)) ?? ['nothing', null];

/** Pull requests that are one word away from being approved. */
const plays: Readonly<Record<string, Play>> = {
  'one function has not signed': { act: ({ signAll }) => signAll({ except: ['sales'] }) },
  'one function approved another text': {
    act: async ({ github, number, signAll }) => {
      await github.approve(number, 'sales-1');
      await github.commit('change', text('Another'), { by: author });
      await signAll({ except: ['sales'] });
    },
    turn: {
      asked: /reviews$/,
      path: [0, 'commit_id'],
      by: (recording) => valueAt(find(recording, /pulls\/1$/)[1], ['head', 'sha']),
    },
  },
  'one function approved before the branch was replaced, and main has moved on': {
    act: async ({ github, number, signAll }) => {
      await github.commit('main', { 'positioning/mobile-database/trends/edge.md': '---\nname: Edge\n---\n' });
      await github.approve(number, 'sales-1');
      await github.commit('change', text('Changed'), { by: author, force: true });
      await github.commit('change', { 'README.md': '# Other words\n' }, { by: author });
      await signAll({ except: ['sales'] });
    },
    turn: { asked: /events$/, path: [0, 'event'], by: () => 'labeled' },
  },
  'somebody asks for changes': {
    act: async ({ github, number, signAll }) => {
      await signAll();
      await github.requestChanges(number, 'executive-2');
    },
    turn: { asked: /reviews$/, path: [4, 'state'], by: () => 'COMMENTED' },
  },
  'who approved has left, and a stranger approves': {
    act: async ({ github, number, signAll }) => {
      await signAll();
      await github.leaveTeam('sales', 'sales-1');
      await github.approve(number, 'stranger-1');
    },
    turn: {
      asked: /teams\/sales\/members$/,
      path: [0, 'id'],
      by: (recording) => valueAt(find(recording, /reviews$/)[1], [4, 'user', 'id']),
    },
  },
  'the author edited the comment': {
    act: async ({ github, number, signAll, judge }) => {
      await signAll({ except: ['marketing'] });
      const comment = await github.comment(number, author, 'Thank you');
      await github.editComment(comment, `/sign-off ${(await judge()).digest}`, author);
    },
    turn: {
      asked: /comments$/,
      path: [0, 'updated_at'],
      by: (recording) => valueAt(find(recording, /comments$/)[1], [0, 'created_at']),
    },
  },
  'a function is added that has not signed': {
    files: () => policyWith({ 'positioning/functions/legal.md': legal }),
    act: ({ signAll }) => signAll(),
  },
};

/** What another value of is another fact: nothing else that GitHub answers says it a second time. */
const deciding: readonly { readonly asked: RegExp; readonly path: RegExp; readonly why: string }[] = [
  {
    asked: /\/reviews$/,
    path: /^\d+(?:\.(?:state|commit_id|submitted_at|user|user\.id))?$/,
    why: 'what somebody said, about which commit, and when: a review is told once',
  },
  {
    asked: /\/events$/,
    path: /^\d+(?:\.(?:event|created_at))?$/,
    why: 'what was done to the branch, and when: an event is told once',
  },
  {
    asked: /\/comments$/,
    path: /^\d+(?:\.(?:body|created_at|updated_at|user|user\.id|performed_via_github_app))?$/,
    why: 'what somebody wrote, whether it was edited and by what: a comment is told once',
  },
  {
    asked: /\/members$|\/users\//,
    path: /^(?:\d+|(?:\d+\.)?id)$/,
    why: 'who is in a team, or has a login: people are told apart by this number alone',
  },
  {
    asked: /\/(?:reviews|events)$/,
    path: /^$/,
    why: 'a list without anything in it: nothing else counts how many there are',
  },
];

/** Names of the fields that the gate reads. Most of what is changed is in them, the rest anywhere. */
const readFields = new Set(
  (
    'number title state user id login type head base ref repo default_branch updated_at sha base_commit ' +
    'merge_base_commit ahead_by behind_by commits truncated tree path mode size encoding content commit_id ' +
    'submitted_at body created_at performed_via_github_app event total_count check_runs'
  ).split(' '),
);

const isRead = (path: JsonPath) => path.every((key) => typeof key === 'number' || readFields.has(key));

interface Field {
  readonly asked: string;
  readonly path: JsonPath;
}

/** Every field of every answer by its kind, so that a kind of which there are many is not tried more often. */
function fieldsByKind({ answers }: Recording): readonly (readonly Field[])[] {
  const fields = [...answers].flatMap(([asked, answer]) => pathsIn(answer).map((path) => ({ asked, path })));
  const kindOf = ({ asked, path }: Field) => [asked, ...path].join(' ').replaceAll(/[0-9a-f]{40}|\b\d+\b/g, '#');
  return [...groupBy(fields, kindOf).values()];
}

/** An answer with one value in it missing, of another kind, or one that stands elsewhere in the same answer. */
function wrongAnswers(recording: Recording): fc.Arbitrary<WrongAnswer & Field> {
  const kinds = fieldsByKind(recording);
  const read = kinds.filter(([field]) => field && isRead(field.path));
  const anyKind = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...read) }, fc.constantFrom(...kinds));
  return fc
    .record({ kind: anyKind, which: fc.nat(), other: fc.nat(), isSwapped: fc.boolean(), isLasting: fc.boolean() })
    .map(({ kind, which, other, isSwapped, isLasting }) => {
      const { asked, path } = pick(kind, which);
      const answer = recording.answers.get(asked) ?? null;
      const value = valueAt(answer, path);
      const elsewhere = pathsIn(answer)
        .filter(isRead)
        .map((each) => valueAt(answer, each));
      const similar = elsewhere.filter((each) => typeof each === typeof value && each !== value);
      const by = pick(isSwapped && similar.length > 0 ? similar : corruptionsOf(value), other);
      return { asked, path, isLasting, body: replaceIn(answer, path, by) };
    });
}

function pick<T>(items: readonly T[], index: number): T {
  return items[index % items.length]!;
}

const isDeciding = (asked: string, path: JsonPath) =>
  deciding.some((each) => each.asked.test(asked) && each.path.test(path.join('.')));

describe.each(Object.entries(plays))('while %s', (_, { files, act, turn }) => {
  it('nothing that is wrong in one place of an answer makes the gate green', async () => {
    const scene = await openScene(files ? { files: await files() } : {});
    await act(scene);
    const recording = await record(scene);
    expect(isGreen((await judgeAgain(recording)).verdict.status)).toBe(false);
    if (turn) {
      const [asked, answer] = find(recording, turn.asked);
      const body = replaceIn(answer, turn.path, turn.by(recording));
      expect((await judgeAgain(recording, { asked, body, isLasting: true })).verdict.status).toBe('approved');
    }
    await fc.assert(
      fc.asyncProperty(wrongAnswers(recording), async ({ path, ...wrong }) => {
        if (isDeciding(wrong.asked, path)) return;
        const { verdict, published } = await judgeAgain(recording, wrong);
        const isOpen = isGreen(verdict.status) || published.includes('success');
        expect(isOpen, `${wrong.asked}: ${path.join('.')}`).toBe(false);
      }),
      runs(8),
    );
  }, 300_000);
});
