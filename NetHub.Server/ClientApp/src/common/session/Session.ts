/** A signed-in session. Tokens are stored in memory only. */
export interface Session {
  /** The client id. */
  readonly id: string;

  /** Returns a currently valid token. */
  token(): Promise<string>;

  /** Calls the listener after each renewal of the token; returns a function that removes the listener. */
  onRenewal(listener: () => void): () => void;

  end(): void;
}
