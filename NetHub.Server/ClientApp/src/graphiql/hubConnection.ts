import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import type { Session } from '../common/session/Session.ts';
import { unauthorized } from '../common/session/tokens.ts';

const path = '/graphql';
const forbidden = 4403;

/** The context of a request, read again for each request. */
export interface RequestContext {
  readonly session: Session;
  readonly headers: Readonly<Record<string, string>>;
  /** The messages for answers that are not GraphQL: a rejected token, or a body that is not JSON. */
  readonly refused: string;
  readonly notJson: string;
}

export interface HubConnection {
  readonly fetcher: Fetcher;
  /** Reopens the socket with the latest token and headers; subscriptions continue. */
  reconnect(): void;
  close(): void;
}

/** Connects to the hub over HTTP, and over a socket for subscriptions. */
export function connectToHub(context: () => RequestContext): HubConnection {
  const socket = createClient({
    url: new URL(path, location.href.replace(/^http/, 'ws')).href,
    // Browsers cannot set headers on sockets, so the hub reads these parameters instead.
    connectionParams: async () => ({ ...context().headers, Authorization: `Bearer ${await context().session.token()}` }),
    // Retry at once the first time, since reconnect() closes the socket deliberately.
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, retries === 0 ? 0 : 1000 * 2 ** retries)),
    // Retrying with a rejected token does not help.
    shouldRetry: (reason) => !(isClose(reason) && reason.code === forbidden),
  });
  const fetcher = createGraphiQLFetcher({
    url: path,
    wsClient: socket,
    enableIncrementalDelivery: false,
    fetch: async (input, init) => {
      const { session, headers, refused, notJson } = context();
      const all = new Headers({ ...headers, Authorization: `Bearer ${await session.token()}` });
      // Headers from the headers editor override the page's own.
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
