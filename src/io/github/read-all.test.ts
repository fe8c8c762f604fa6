import { describe, expect, it } from 'vitest';
import { commit, connectToScript, repository, reviewAnswer } from '../../../test/fakes/github-answers.ts';
import { inTurn, listOf, type Script } from '../../../test/fakes/scripted-fetch.ts';
import { WorldError } from '../../app/world-error.ts';

const reviews = (count: number) =>
  Array.from({ length: count }, (_, index) => reviewAnswer({ commit_id: commit(index + 1) }));
const readReviews = (script: Script, apiUrl = 'https://api.github.com') => {
  const { pathname } = new URL(`${apiUrl}${repository}/pulls/7/reviews`);
  const { pulls, client, github } = connectToScript({ [`GET ${pathname}`]: script }, { apiUrl });
  return { github, client, reading: pulls.readReviews(7) };
};

describe('a list', () => {
  it.each([
    [0, 1],
    [99, 1],
    [101, 2],
    [250, 3],
  ])('of %i is read whole, in %i requests of a hundred', async (count, calls) => {
    const { reading, client, github } = readReviews(listOf(reviews(count)));
    expect((await reading).map((review) => review.commit)).toEqual(reviews(count).map((_, index) => commit(index + 1)));
    expect(client.calls()).toBe(calls);
    expect(github.sent[0]?.url.searchParams.get('per_page')).toBe('100');
  });

  it('of 5,000 is read, and one longer is an error', async () => {
    expect(await readReviews(listOf(reviews(5_000))).reading).toHaveLength(5_000);
    const { reading, client } = readReviews(listOf(reviews(5_001)));
    await expect(reading).rejects.toThrow(/longer than 5,000 entries/);
    expect(client.calls()).toBe(50);
  });

  it('that ends with a full page is asked whether it goes on', async () => {
    expect(await readReviews(listOf(reviews(100))).reading).toHaveLength(100);
    const withoutLinks: Script = ({ url }) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      return { body: reviews(101).slice((page - 1) * 100, page * 100) };
    };
    await expect(readReviews(withoutLinks).reading).rejects.toThrow(/goes on after a page/);
  });

  it.each([
    ['a conflict', { status: 409, body: { message: 'Conflict' } }],
    ['an empty answer', { status: 200 }],
    ['null', { body: null }],
    ['an object', { body: { total_count: 0, items: [] } }],
    ['a web page', { body: '<html>Sign in</html>' }],
    ['a list that breaks off', { body: '[{"id": 1, ' }],
  ])('is never shortened by %s, on whatever page', async (_, reply) => {
    await expect(readReviews(reply).reading).rejects.toThrow(WorldError);
    const [first] = [listOf(reviews(101))];
    const second = readReviews((request) => (request.url.searchParams.has('page') ? reply : first(request)));
    await expect(second.reading).rejects.toThrow(WorldError);
    expect(second.client.calls()).toBe(2);
  });

  it('names the entry that is not as it should be', async () => {
    const answers = [...reviews(2), reviewAnswer({ submitted_at: 'yesterday' })];
    await expect(readReviews({ body: answers }).reading).rejects.toThrow(
      /GET \/repos\/acme\/field-db\/pulls\/7\/reviews .*`\[2\]\.submitted_at` is wrong, expected a time in UTC/,
    );
  });
});

describe('the link to the next page', () => {
  const follow = (link: string, apiUrl?: string) => {
    const first = { body: reviews(100), headers: { link } };
    return readReviews(inTurn(first, { body: reviews(1) }), apiUrl);
  };

  it.each([
    '<https://evil.example.com/repos/acme/field-db/pulls/7/reviews?page=2>; rel="next"',
    '<http://api.github.com/repos/acme/field-db/pulls/7/reviews?page=2>; rel="next"',
    '<https://api.github.com:8443/repos/acme/field-db/pulls/7/reviews?page=2>; rel="next"',
    '<https://api.github.com@evil.example.com/reviews?page=2>; rel="next"',
  ])('never takes the token to another place: %s', async (link) => {
    const { reading, client } = follow(link);
    await expect(reading).rejects.toThrow(/the token must not go/);
    expect(client.calls()).toBe(1);
  });

  it('stays below the address of a GitHub Enterprise', async () => {
    const apiUrl = 'https://ghe.example.com/api/v3';
    const outside = follow(`<https://ghe.example.com${repository}/pulls/7/reviews?page=2>; rel="next"`, apiUrl);
    await expect(outside.reading).rejects.toThrow(/the token must not go/);
    const inside = follow(`<${apiUrl}${repository}/pulls/7/reviews?page=2>; rel="next"`, apiUrl);
    expect(await inside.reading).toHaveLength(101);
  });

  it.each([
    'rel="next"',
    '<//[>; rel="next"',
    '<reviews?page=2>; rel="next"',
    '<https://api.github.com/a>; title="x"',
    '<https://api.github.com/a>; rel="next", <https://api.github.com/b>; rel="next"',
  ])('is an error when it cannot be read: %s', async (link) => {
    await expect(follow(link).reading).rejects.toThrow(/cannot be read/);
  });

  it.each([
    `<https://api.github.com${repository}/pulls/7/reviews?page=2>; rel=next`,
    `<https://api.github.com/a>; rel="prev",<https://api.github.com${repository}/pulls/7/reviews?page=2>; rel="next"`,
    `<https://api.github.com${repository}/pulls/7/reviews?after=a:b,{c}>; title="2"; rel="last next"`,
  ])('is found among others: %s', async (link) => {
    const { reading, github } = follow(link);
    expect(await reading).toHaveLength(101);
    const target = new URL(/<([^<>]*)>[^<]*$/.exec(link)?.[1] ?? '');
    expect(Object.fromEntries(github.sent[1]?.url.searchParams ?? [])).toEqual(Object.fromEntries(target.searchParams));
  });
});
