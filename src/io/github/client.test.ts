import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commit, connectToScript, pullAnswer, repository, token } from '../../../test/fakes/github-answers.ts';
import { inTurn, type Reply } from '../../../test/fakes/scripted-fetch.ts';
import { UserError } from '../../app/user-error.ts';
import { WorldError } from '../../app/world-error.ts';
import { gitHubClient } from './client.ts';
import { Refusal } from './refusal.ts';

const path = `${repository}/pulls/7`;
const route = `GET ${path}`;
const sound: Reply = { body: pullAnswer() };
const down: Reply = { status: 502, body: { message: 'Server Error' } };

function limited(status: number, message: string, headers: Record<string, string> = {}): Reply {
  return { status, body: { message }, headers };
}
const spent = (reset: number) =>
  limited(403, 'API rate limit exceeded for installation.', {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset),
  });

async function failureOf(asking: Promise<unknown>): Promise<WorldError> {
  const error: unknown = await asking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof WorldError) return error;
  throw new Error('Expected a WorldError.', { cause: error });
}

describe('gitHubClient', () => {
  it('asks with the token, and for the version of the interface whose shapes it knows', async () => {
    const { pulls, github } = connectToScript({ [route]: sound });
    await pulls.readPull(7);
    expect(github.sent[0]?.headers.get('authorization')).toBe(`token ${token}`);
    expect(github.sent[0]?.headers.get('x-github-api-version')).toBe('2022-11-28');
  });

  it.each(['https://ghe.example.com/api/v3', 'https://ghe.example.com/api/v3/'])(
    'asks a GitHub Enterprise at %s',
    async (apiUrl) => {
      const { pulls, github } = connectToScript({ [`GET /api/v3${path}`]: sound }, { apiUrl });
      expect((await pulls.readPull(7)).head).toBe(commit(2));
      expect(github.sent[0]?.url.origin).toBe('https://ghe.example.com');
    },
  );

  it.each(['api.github.com', 'ftp://example.com', 'https://x:y@example.com', 'https://example.com/?a=b', ''])(
    'refuses the address %j',
    (apiUrl) => {
      expect(() => gitHubClient({ token, apiUrl })).toThrow(UserError);
    },
  );

  it('takes the line end off a token that was read from a file', async () => {
    const { pulls, github } = connectToScript({ [route]: sound }, { token: `${token}\n` });
    await pulls.readPull(7);
    expect(github.sent[0]?.headers.get('authorization')).toBe(`token ${token}`);
  });

  it.each(['', '  ', 'ghp_one\nghp_two', 'ghp_\u00e9'])('refuses %j for a token, without repeating it', (given) => {
    try {
      gitHubClient({ token: given, apiUrl: 'https://api.github.com' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(inspect(error)).not.toMatch(/ghp_/);
    }
  });
});

describe('faults', () => {
  it('asks again after a fault of the server, and counts every request', async () => {
    const calls: string[] = [];
    const { pulls, client } = connectToScript(
      { [route]: inTurn(down, { status: 500, body: '<html>' }, sound) },
      { onCall: (asked) => calls.push(asked) },
    );
    expect((await pulls.readPull(7)).number).toBe(7);
    expect(client.calls()).toBe(3);
    expect(calls).toEqual([route, route, route]);
  });

  it('gives up after three more tries, and says what it asked for', async () => {
    const { pulls, client } = connectToScript({ [route]: down });
    const error = await failureOf(pulls.readPull(7));
    expect(error.message).toBe(`GitHub failed to answer ${route}: status 502 (Server Error).`);
    expect(error.cause).toMatchObject({ status: 502 });
    expect(error).not.toBeInstanceOf(Refusal);
    expect(client.calls()).toBe(4);
  });

  it('asks again when the connection breaks, before or in the middle of the answer', async () => {
    const midway = new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(Buffer.from('[{"id": 1, '));
          controller.error(new Error('socket hang up'));
        },
      }),
    );
    const { github } = connectToScript({ [route]: inTurn(new Error('ECONNRESET'), sound) });
    let isFirst = true;
    const { pulls, client } = connectToScript(
      {},
      {
        fetch: async (url, init) => {
          if (!isFirst) return github.fetch(url, init);
          isFirst = false;
          return midway;
        },
      },
    );
    expect((await pulls.readPull(7)).number).toBe(7);
    expect(client.calls()).toBe(3);
  });

  it('tells what the network says', async () => {
    const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:443') });
    const error = await failureOf(connectToScript({ [route]: refused }, { retries: 0 }).pulls.readPull(7));
    expect(error.message).toBe(`GitHub could not be reached for ${route} (connect ECONNREFUSED 127.0.0.1:443).`);
    expect(error.hint).toMatch(/network/);
  });

  it('waits no longer than the time limit for each request', async () => {
    const { pulls, client } = connectToScript({ [route]: 'nothing' }, { timeLimitMs: 20, retries: 1 });
    const error = await failureOf(pulls.readPull(7));
    expect(error.message).toMatch(/no answer within the time limit/);
    expect(client.calls()).toBe(2);
  });

  it.each([400, 401, 403, 404, 409, 410, 422, 451])(
    'takes %i for an answer, and does not ask again',
    async (status) => {
      const { client } = connectToScript({ [route]: limited(status, 'No.') });
      const error = await failureOf(client.ask(route));
      expect(error).toBeInstanceOf(Refusal);
      expect(error).toMatchObject({ status });
      expect(client.calls()).toBe(1);
    },
  );

  it.each([
    ['a redirect to another place', { status: 301, headers: { location: 'https://example.com/' } }],
    ['an answer that is still being made', { status: 202, body: [] }],
    ['an empty answer', { status: 204 }],
  ] as const)('takes %s for no answer', async (_, reply) => {
    const { client, github } = connectToScript({ [route]: reply });
    expect(await failureOf(client.ask(route))).not.toBeInstanceOf(Refusal);
    expect(client.calls()).toBe(1);
    expect(github.sent[0]?.redirect).toBe('manual');
  });

  it('prints nothing, whatever happens', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    const deprecated = { ...sound, headers: { deprecation: 'true', sunset: 'tomorrow' } };
    const { client } = connectToScript({ [route]: inTurn(down, spent(0), deprecated) });
    await client.ask(route);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
  afterEach(() => void vi.restoreAllMocks());
});

describe('limits', () => {
  const nextHour = Math.ceil(Date.now() / 1000) + 3600;

  it.each([
    ['a quota that is filled again', spent(1_000_000_000)],
    ['a secondary limit', limited(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '5' })],
    ['a secondary limit that names no time', limited(429, 'You have exceeded a secondary rate limit.')],
    ['a 429 that names nothing', limited(429, 'Too many requests')],
    ['a 429 that names a time', limited(429, 'Too many requests', { 'retry-after': '20' })],
    ['the wording of older servers', limited(403, 'You have triggered an abuse detection mechanism.')],
  ])('waits for %s, three times at most', async (_, limit) => {
    const passing = connectToScript({ [route]: inTurn(limit, limit, limit, sound) });
    expect((await passing.pulls.readPull(7)).number).toBe(7);
    expect(passing.client.calls()).toBe(4);

    const lasting = connectToScript({ [route]: limit });
    const error = await failureOf(lasting.pulls.readPull(7));
    expect(error).not.toBeInstanceOf(Refusal);
    expect(error.message).toMatch(/takes no more calls/);
    expect(lasting.client.calls()).toBe(4);
  });

  it('waits as long as GitHub asks for', async () => {
    const limit = limited(429, 'Too many requests', { 'retry-after': '30' });
    const { pulls, client } = connectToScript({ [route]: inTurn(limit, 'nothing') }, { secondMs: 1_000_000 });
    const outcome = await Promise.race([pulls.readPull(7), new Promise((go) => setTimeout(go, 50, 'still waiting'))]);
    expect(outcome).toBe('still waiting');
    expect(client.calls()).toBe(1);
  });

  it('does not wait for a quota that is filled much later, and says when to try again', async () => {
    const { pulls, client } = connectToScript({ [route]: spent(nextHour) });
    const error = await failureOf(pulls.readPull(7));
    expect(error.hint).toBe(`Run the gate again after ${new Date(nextHour * 1000).toISOString()}.`);
    expect(client.calls()).toBe(1);
  });

  it.each([
    ['a secondary limit', 'You have exceeded a secondary rate limit.'],
    ['a 429', 'Too many requests'],
  ])('does not wait for %s that lasts too long', async (_, message) => {
    const { pulls, client } = connectToScript({ [route]: limited(429, message, { 'retry-after': '3600' }) });
    expect((await failureOf(pulls.readPull(7))).hint).toBe('Run the gate again in 3600 seconds.');
    expect(client.calls()).toBe(1);
  });

  it.each(['', 'soon', '-5', '99999999999999999999'])('stands a reset time of %j', async (reset) => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const { pulls } = connectToScript({ [route]: limited(403, 'API rate limit exceeded.', headers) });
    expect((await failureOf(pulls.readPull(7))).hint).toBe('Run the gate again in a few minutes.');
  });
});

describe('addresses', () => {
  const hostile = ['../../user', '..%2f..%2fuser', 'a?b=c', 'a#b', 'a/b', 'a\\b', 'a%00', '{owner}', ':owner', 'a&b=c'];

  it.each(hostile)('keeps %j in its place', async (name) => {
    const { client, github } = connectToScript({});
    await client.ask('GET /repos/{owner}/{repo}/pulls', { owner: name, repo: name }).catch(() => null);
    const [request] = github.sent;
    expect(request?.path.split('/').map(decodeURIComponent)).toEqual(['', 'repos', name, name, 'pulls']);
    expect(request?.url.search).toBe('');
  });

  it.each(['', '.', '..', '\ud800', 0, -1, 1.5])('asks for nothing by the name %j', async (name) => {
    const { client } = connectToScript({});
    await failureOf(client.ask('GET /orgs/{organisation}/members', { organisation: name }));
    expect(client.calls()).toBe(0);
  });

  it('puts any text into one segment of the path, or asks for nothing', async () => {
    const { client, github } = connectToScript({}, { retries: 0 });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
        github.sent.length = 0;
        await client.ask('GET /orgs/{organisation}/members', { organisation: name }).catch(() => null);
        for (const { path: sent, url } of github.sent) {
          expect(sent.split('/').map(decodeURIComponent)).toEqual(['', 'orgs', name, 'members']);
          expect(url.href).toBe(`https://api.github.com${sent}`);
        }
      }),
    );
  });
});

describe('the token', () => {
  it('stands in no error, whatever GitHub or the network says', async () => {
    const tokens = fc.stringMatching(/^gh[ps]_[A-Za-z0-9]{20,40}$/);
    const replies = (secret: string): fc.Arbitrary<Reply> =>
      fc.oneof(
        fc.constant(new TypeError('fetch failed', { cause: new Error(`proxy saw ${secret}`) })),
        fc.constant(new Error(`token ${secret} is no header`)),
        fc.record({
          status: fc.constantFrom(200, 201, 301, 400, 401, 403, 404, 409, 422, 429, 500, 503),
          body: fc.constantFrom<unknown>(
            { message: `Bad credentials: ${secret}`, errors: [{ [secret]: secret }], documentation_url: secret },
            [{ [secret]: secret, number: secret }],
            `<html>${secret}`,
            pullAnswer({ head: { sha: secret } }),
          ),
          headers: fc.constantFrom<Record<string, string>>(
            {},
            { location: `https://example.com/${secret}` },
            { link: `<https://example.com/?token=${secret}>; rel="next"` },
            { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': secret },
            { 'retry-after': secret, 'x-echo': secret },
          ),
        }),
      );
    const cases = tokens.chain((secret) => fc.tuple(fc.constant(secret), replies(secret)));
    await fc.assert(
      fc.asyncProperty(cases, async ([secret, reply]) => {
        const { pulls } = connectToScript({ [route]: reply }, { token: secret, retries: 0 });
        const error = await failureOf(pulls.readPull(7));
        const texts = [inspect(error, { depth: 20, showHidden: true }), error.message, error.hint, String(error.stack)];
        expect(texts.join('\n')).not.toContain(secret);
      }),
    );
  });
});
