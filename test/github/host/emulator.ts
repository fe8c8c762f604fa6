import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createEmulator } from 'emulate';
import { admin, everybody, organisation, people, tokenOf } from '../cast.ts';
import { type Json, parseJson } from '../json.ts';

/** A request, taken apart. */
export interface Call {
  readonly method: string;
  /** Still encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Null when the caller sent none. */
  readonly token: string | null;
  readonly body: Json | undefined;
}

export interface Answer {
  readonly status: number;
  /** Undefined when the answer is empty. */
  readonly body: Json | undefined;
  /** In GitHub's form, or null on the only page. */
  readonly link: string | null;
}

export interface Emulator {
  /** Matches, everywhere in a text, the address that its own links point to. */
  readonly address: RegExp;
  ask(call: Call): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts the emulator with everybody in it and an empty repository. */
export async function startEmulator(): Promise<Emulator> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(everybody.map((login) => [tokenOf(login), { login }])),
      github: {
        users: everybody.map((login) => ({ login })),
        orgs: [
          { login: organisation, members: [{ login: admin, role: 'admin' }, ...people.map((login) => ({ login }))] },
        ],
        repos: [{ owner: organisation, name: 'site', auto_init: false }],
      },
    },
  });
  const { port } = new URL(emulator.url);
  return {
    address: new RegExp(`http://(?:localhost|127\\.0\\.0\\.1):${port}(?!\\d)`, 'g'),
    ask: (call) => forward(port, call),
    close: () => emulator.close(),
  };
}

/** A connection each time: one that was kept may be closed by the time that a test which was busy uses it again. */
async function forward(port: string, { method, path, query, token, body }: Call): Promise<Answer> {
  const search = query.size > 0 ? `?${query}` : '';
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const asked = request({ host: '127.0.0.1', port, method, path: path + search, headers, agent: false });
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const answer = await text(response);
  return {
    status: response.statusCode ?? 0,
    body: answer === '' ? undefined : parseJson(answer),
    link: [response.headers.link ?? []].flat()[0] ?? null,
  };
}
