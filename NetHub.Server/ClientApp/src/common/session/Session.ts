/** Somebody who is signed in. Tokens are kept in memory only. */
export interface Session {
  /** Client id. */
  readonly id: string;

  /** A token that is good now. */
  token(): Promise<string>;

  /** Tells whenever a token took the place of another; returns what ends that. */
  onRenewal(listener: () => void): () => void;

  end(): void;
}
