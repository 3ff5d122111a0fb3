import type { Session } from './Session.ts';
import { isAccepted, parseToken, subjectOf, type AccessToken } from './tokens.ts';

/** Somebody who brought a token. It cannot be renewed here: when it ends, another one is asked for. */
export class TokenSession implements Session {
  readonly id: string;
  readonly #token: AccessToken;

  private constructor(token: AccessToken) {
    this.#token = token;
    this.id = subjectOf(token) ?? '…';
  }

  /** The session, or nothing where the hub does not take the token. */
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
