import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Call } from './host/emulator.ts';
import { type Fault, type Faults, noFaults } from './faults.ts';
import { parseJson } from './json.ts';

export interface Front {
  /** Where the world outside sends its requests. */
  readonly origin: string;
  /** Every request from outside, in order. */
  readonly calls: { readonly method: string; readonly path: string }[];
  readonly faults: Faults;
  close(): Promise<void>;
}

/** A server on the loopback address, through which alone the gate sees the world. */
export async function openFront(answer: (call: Call) => Promise<Answer>): Promise<Front> {
  const calls: Front['calls'] = [];
  const faults = noFaults();
  const server = createServer((request, response) => {
    void serve({ request, response, faults, calls, answer });
  });
  // A test that was busy for longer must not find its connection closed under its hands.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    calls,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly faults: Faults;
  readonly calls: Front['calls'];
  readonly answer: (call: Call) => Promise<Answer>;
}

async function serve({ request, response, faults, calls, answer }: Exchange): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  calls.push({ method, path: url });
  const fault = faults.next(method, url);
  if (fault === null) return send(response, await tryAnswering(await readCall(request), answer));
  if (typeof fault === 'function') {
    return send(response, await tryAnswering(await readCall(request), (call) => falsify(answer(call), fault)));
  }
  if (fault === 'hang') return;
  if (fault === 'cut') return void response.destroy();
  if (fault === 'cut midway') return cutMidway(response);
  if (fault.delayMs !== undefined) await sleep(fault.delayMs);
  sendFault(response, fault);
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://front');
  const body = await text(request);
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    token: request.headers.authorization?.replace(/^(?:bearer|token) /i, '') ?? null,
    body: body === '' ? undefined : parseJson(body),
  };
}

async function falsify(answer: Promise<Answer>, change: Extract<Fault, Function>): Promise<Answer> {
  const real = await answer;
  return { ...real, body: await change(real.body ?? null) };
}

/** A world that breaks answers, so that a test fails instead of waiting. */
async function tryAnswering(call: Call, answer: Exchange['answer']): Promise<Answer> {
  try {
    return await answer(call);
  } catch (error) {
    return { status: 500, body: { message: `The test world broke: ${String(error)}` }, link: null };
  }
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function send(response: ServerResponse, { status, body, link }: Answer): void {
  response.writeHead(status, { ...json, ...(link === null ? {} : { link }) });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

function sendFault(response: ServerResponse, { status, body, headers }: Exclude<Fault, string | Function>): void {
  response.writeHead(status, { ...json, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body ?? { message: 'The test wanted this.' }));
}

function cutMidway(response: ServerResponse): void {
  response.writeHead(200, { ...json, 'content-length': '1000' });
  response.write('[{"id": 1, ', () => response.destroy());
}
