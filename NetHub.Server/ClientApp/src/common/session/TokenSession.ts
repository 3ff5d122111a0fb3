import type { Session } from './Session.ts';
import { isAccepted, parseToken, subjectOf, type AccessToken } from './tokens.ts';

/** A session with a pasted token. The token cannot be renewed; after its expiry the page asks for a new one. */
export class TokenSession implements Session {
  readonly id: string;
  readonly #token: AccessToken;

  private constructor(token: AccessToken) {
    this.#token = token;
    this.id = subjectOf(token) ?? '…';
  }

  /** Returns the session, or undefined if the hub rejects the token. */
  static async signIn(text: string): Promise<TokenSession | undefined> {
    const token = parseToken(text);
    return (await isAccepted(token)) ? new TokenSession(token) : undefined;
  }

  token(): Promise<string> {
    return Promise.resolve(this.#token.value);
  }

  onRenewal(): () => void {
    return () => undefined;
  }

  end(): void {}
}
