import { useCallback, useEffect, useRef, useState } from 'react';
import { rememberedSample, rememberSample } from '../common/session/rememberedSample.ts';
import { SampleSession } from '../common/session/SampleSession.ts';
import type { Session } from '../common/session/Session.ts';
import { TokenSession } from '../common/session/TokenSession.ts';
import type { Settings } from '../common/settings.ts';

/** The reason for a failed sign-in: a rejected token, or a different failure. */
export type SignInProblem = { readonly kind: 'refused' } | { readonly kind: 'failed'; readonly reason: string };

export interface SignIn {
  readonly session: Session | undefined;
  readonly problem: SignInProblem | undefined;
  readonly asSample: (id: string) => void;
  readonly withToken: (token: string) => void;
  readonly out: () => void;
}

/** Holds the session and the ways to sign in. The tab's remembered sample client is signed in at once. */
export function useSignIn(settings: Settings): SignIn {
  const [session, setSession] = useState<Session>();
  const [problem, setProblem] = useState<SignInProblem>();
  const turn = useRef(0);
  useEffect(() => () => session?.end(), [session]);

  const begin = useCallback(async (start: () => Promise<Session | undefined>) => {
    const mine = ++turn.current;
    setProblem(undefined);
    try {
      const next = await start();
      // A different sign-in began meanwhile.
      if (mine !== turn.current) return next?.end();
      setSession(next);
      if (!next) setProblem({ kind: 'refused' });
    } catch (reason) {
      if (mine !== turn.current) return;
      setSession(undefined);
      setProblem({ kind: 'failed', reason: reason instanceof Error ? reason.message : String(reason) });
    }
  }, []);

  const asSample = useCallback((id: string) => {
    rememberSample(id);
    void begin(() => SampleSession.signIn(id));
  }, [begin]);
  const withToken = useCallback((token: string) => void begin(() => TokenSession.signIn(token)), [begin]);
  const out = useCallback(() => {
    turn.current++;
    setSession(undefined);
  }, []);

  useEffect(() => {
    const id = rememberedSample();
    if (settings.samples.some((sample) => sample.id === id)) asSample(id!);
  }, [settings, asSample]);

  return { session, problem, asSample, withToken, out };
}
