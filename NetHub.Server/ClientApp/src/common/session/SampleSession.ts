import type { Session } from './Session.ts';
import { requestSampleToken, type AccessToken } from './tokens.ts';

const longestMargin = 60_000;
const marginShare = 0.2;
const shortestWait = 1000;

/** A session of a sample client. It renews its token a minute before expiry, or a fifth of the lifetime if that is shorter. */
export class SampleSession implements Session {
  readonly id: string;
  readonly #listeners = new Set<() => void>();
  #token: AccessToken;
  #renewAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewal: Promise<void> | undefined;
  #isOver = false;

  private constructor(id: string, token: AccessToken) {
    this.id = id;
    this.#token = token;
    this.#schedule();
  }

  static async signIn(id: string): Promise<SampleSession> {
    return new SampleSession(id, await requestSampleToken(id));
  }

  async token(): Promise<string> {
    // Timers stop while the computer sleeps, so check the time here as well.
    if (Date.now() >= this.#renewAt) await this.#renew();
    return this.#token.value;
  }

  onRenewal(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #schedule(): void {
    if (this.#isOver) return;
    const life = (this.#token.endsAt ?? Infinity) - Date.now();
    const wait = Math.max(life - Math.min(longestMargin, life * marginShare), shortestWait);
    this.#renewAt = Date.now() + wait;
    clearTimeout(this.#timer);
    if (wait === Infinity) return;
    // Ignore a failure here: the next caller of token() retries and gets the error.
    this.#timer = setTimeout(() => void this.#renew().catch(() => undefined), wait);
  }

  #renew(): Promise<void> {
    this.#renewal ??= this.#replace().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #replace(): Promise<void> {
    this.#token = await requestSampleToken(this.id);
    this.#schedule();
    for (const listener of this.#listeners) listener();
  }
}
