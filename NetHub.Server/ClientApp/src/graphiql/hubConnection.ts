import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import type { Session } from '../common/session/Session.ts';
import { unauthorized } from '../common/session/tokens.ts';

const path = '/graphql';
const forbidden = 4403;

/** What goes with every request, asked for anew each time. */
export interface RequestContext {
  readonly session: Session;
  readonly headers: Readonly<Record<string, string>>;
  /** What to say where the hub does not answer as GraphQL: the token is refused, or there is no JSON. */
  readonly refused: string;
  readonly notJson: string;
}

export interface HubConnection {
  readonly fetcher: Fetcher;
  /** Opens the socket anew, with the newest token and headers; subscriptions go on. */
  reconnect(): void;
  close(): void;
}

/** The hub over HTTP, and over a socket for subscriptions. */
export function connectToHub(context: () => RequestContext): HubConnection {
  const socket = createClient({
    url: new URL(path, location.href.replace(/^http/, 'ws')).href,
    // A browser's socket has no headers: the hub reads them here.
    connectionParams: async () => ({ ...context().headers, Authorization: `Bearer ${await context().session.token()}` }),
    // The first try comes at once: a socket that was opened anew on purpose has nothing to wait for.
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, retries === 0 ? 0 : 1000 * 2 ** retries)),
    // Asking again with a token that was refused does not help.
    shouldRetry: (reason) => !(isClose(reason) && reason.code === forbidden),
  });
  const fetcher = createGraphiQLFetcher({
    url: path,
    wsClient: socket,
    enableIncrementalDelivery: false,
    fetch: async (input, init) => {
      const { session, headers, refused, notJson } = context();
      const all = new Headers({ ...headers, Authorization: `Bearer ${await session.token()}` });
      // What was typed into the headers editor goes before what the page would send.
      new Headers(init?.headers).forEach((value, name) => all.set(name, value));
      const response = await fetch(input, { ...init, headers: all });
      if (response.status === unauthorized) return problem(refused);
      return isJson(response) ? response : problem(`${notJson} (HTTP ${response.status})`);
    },
  });
  return { fetcher, reconnect: () => socket.terminate(), close: () => void socket.dispose() };
}

function problem(message: string): Response {
  return Response.json({ errors: [{ message }] });
}

function isJson(response: Response): boolean {
  return /[/+]json\b/.test(response.headers.get('content-type') ?? '');
}

function isClose(reason: unknown): reason is CloseEvent {
  return typeof reason === 'object' && reason !== null && 'code' in reason;
}
