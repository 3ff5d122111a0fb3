/** An access token and when it ends, in milliseconds since 1970; a token whose end is not known has none. */
export interface AccessToken {
  readonly value: string;
  readonly endsAt?: number;
}

/** The HTTP status of a request without a good token. */
export const unauthorized = 401;

interface TokenAnswer {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
}

/** Asks the hub's issuer as a sample client, whose secret is public. */
export async function requestSampleToken(clientId: string): Promise<AccessToken> {
  const asked = Date.now();
  const response = await fetch('/connect/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: `demo-${clientId}` }),
  });
  const answer = (await response.json().catch(() => ({}))) as TokenAnswer;
  if (!response.ok || !answer.access_token) throw new Error(answer.error_description ?? answer.error ?? `HTTP ${response.status}`);
  return { value: answer.access_token, endsAt: answer.expires_in === undefined ? undefined : asked + answer.expires_in * 1000 };
}

/** Whether the hub takes a token for one of a client that may read, whatever else it answers. */
export async function isAccepted(token: AccessToken): Promise<boolean> {
  const response = await fetch('/graphql?query={__typename}', { headers: { authorization: `Bearer ${token.value}` } });
  return response.status !== unauthorized;
}

/** A token as a person pastes it: with or without `Bearer`, broken over lines or not. */
export function parseToken(text: string): AccessToken {
  const value = text.trim().replace(/^Bearer\s+/i, '').replaceAll(/\s/g, '');
  return { value, endsAt: endOf(value) };
}

/** What a token is called to a person: its subject. */
export function subjectOf(token: AccessToken): string | undefined {
  const subject = claimsOf(token.value)?.sub;
  return typeof subject === 'string' ? subject : undefined;
}

function endOf(token: string): number | undefined {
  const end = claimsOf(token)?.exp;
  return typeof end === 'number' ? end * 1000 : undefined;
}

// Only the hub can tell whether what a token says is true; here it is only shown.
function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const bytes = atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)))) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
