/** An access token and its expiry in milliseconds since 1970; undefined if the expiry is unknown. */
export interface AccessToken {
  readonly value: string;
  readonly endsAt?: number;
}

/** The HTTP status of a request without a valid token. */
export const unauthorized = 401;

interface TokenAnswer {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
}

/** Requests a token for a sample client, whose secret is public. */
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

/** Returns whether the hub accepts the token; errors other than 401 do not matter. */
export async function isAccepted(token: AccessToken): Promise<boolean> {
  const response = await fetch('/graphql?query={__typename}', { headers: { authorization: `Bearer ${token.value}` } });
  return response.status !== unauthorized;
}

/** Parses a pasted token, with or without `Bearer` and line breaks. */
export function parseToken(text: string): AccessToken {
  const value = text.trim().replace(/^Bearer\s+/i, '').replaceAll(/\s/g, '');
  return { value, endsAt: endOf(value) };
}

/** Returns the subject of a token, to display as its name. */
export function subjectOf(token: AccessToken): string | undefined {
  const subject = claimsOf(token.value)?.sub;
  return typeof subject === 'string' ? subject : undefined;
}

function endOf(token: string): number | undefined {
  const end = claimsOf(token)?.exp;
  return typeof end === 'number' ? end * 1000 : undefined;
}

// The claims are for display only: just the hub can verify them.
function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const bytes = atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)))) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
