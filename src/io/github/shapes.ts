import * as v from 'valibot';

// What GitHub's answers must look like, field by field as far as they are used. Each message completes "expected ".

const text = v.string('a text');
const filled = v.pipe(text, v.nonEmpty('a text that is not empty'));
const count = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'), v.minValue(0, 'no negative number'));
const id = v.pipe(count, v.minValue(1, 'a number from 1'));
const hash = v.pipe(text, v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a hash of 40 or 64 hexadecimal digits'));
const time = v.pipe(
  text,
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'a time in UTC such as 2026-11-24T10:00:00Z'),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'a time that exists'),
);
const object = <const T extends v.ObjectEntries>(entries: T) => v.object(entries, 'an object');

export const accountShape = object({ id, login: filled, type: filled });
const author = v.nullable(accountShape);

export const pullShape = object({
  number: id,
  title: text,
  state: v.picklist(['open', 'closed'], '`open` or `closed`'),
  user: author,
  head: object({ sha: hash }),
  base: object({ ref: filled, repo: object({ default_branch: filled }) }),
  updated_at: time,
});

export const comparisonShape = object({
  base_commit: object({ sha: hash }),
  merge_base_commit: object({ sha: hash }),
  ahead_by: count,
  behind_by: count,
  commits: v.array(object({ sha: hash }), 'a list'),
});
export type Comparison = v.InferOutput<typeof comparisonShape>;

export const commitsShape = object({
  total_commits: count,
  commits: v.array(object({ sha: hash, parents: v.array(object({ sha: hash }), 'a list') }), 'a list'),
});

const path = v.pipe(
  filled,
  v.check((value) => !value.includes('\0') && !value.startsWith('/'), 'a path from the top of the repository'),
);
const entry = { path, sha: hash };

export const treeShape = object({
  truncated: v.boolean('true or false'),
  tree: v.array(
    v.variant(
      'mode',
      [
        object({ ...entry, mode: v.picklist(['100644', '100755']), size: count }),
        object({ ...entry, mode: v.picklist(['120000', '160000', '040000']) }),
      ],
      'an entry with a mode of git',
    ),
    'a list',
  ),
});

export const blobShape = object({
  sha: hash,
  size: count,
  encoding: v.picklist(['base64', 'utf-8'], '`base64` or `utf-8`'),
  content: text,
});

export const reviewShape = v.variant(
  'state',
  [
    object({
      state: v.picklist(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']),
      user: author,
      commit_id: v.nullable(hash),
      submitted_at: time,
    }),
    object({ state: v.literal('PENDING') }),
  ],
  'a review in a state that is known',
);

export const commentShape = object({
  user: author,
  body: v.nullable(text),
  created_at: time,
  updated_at: time,
  performed_via_github_app: v.nullish(object({ name: v.nullish(filled), slug: v.nullish(filled) })),
});

export const editableCommentShape = object({ id, user: author, body: v.nullish(text) });

export const eventShape = object({
  // Some names hold digits: `added_to_project_v2`.
  event: v.pipe(text, v.regex(/^[a-z0-9_.-]+$/, 'the name of an event')),
  created_at: time,
});

export const refShape = object({ ref: filled, object: object({ sha: hash }) });

const checkState = { status: filled, conclusion: v.nullable(filled) };

export const publishedCheckShape = object({
  id,
  name: text,
  head_sha: hash,
  ...checkState,
  external_id: v.nullish(text),
  app: v.nullish(object({ slug: v.nullish(filled) })),
});

export const checkRunsShape = object({
  total_count: count,
  check_runs: v.array(publishedCheckShape, 'a list'),
});
export type PublishedCheck = v.InferOutput<typeof publishedCheckShape>;
