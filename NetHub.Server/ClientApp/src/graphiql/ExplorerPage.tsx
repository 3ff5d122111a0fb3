import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useLanguage, useWords } from '../common/language/LanguageContext.ts';
import { LanguageSwitch } from '../common/language/LanguageSwitch.tsx';
import type { Settings } from '../common/settings.ts';
import icon from '../common/icon.svg';
import './ExplorerPage.css';
import { noPurpose } from './purpose.ts';
import { PurposeFields } from './PurposeFields.tsx';
import { requestHeaders } from './requestHeaders.ts';
import { SampleSelect } from './SampleSelect.tsx';
import { TokenForm } from './TokenForm.tsx';
import { useSignIn, type SignInProblem } from './useSignIn.ts';
import { words } from './words.ts';

// The editor is large, so it loads only after sign-in.
const GraphiQLPane = lazy(async () => ({ default: (await import('./GraphiQLPane.tsx')).GraphiQLPane }));

export function ExplorerPage({ settings }: { settings: Settings }) {
  const text = useWords(words);
  const { language } = useLanguage();
  const signIn = useSignIn(settings);
  const [purpose, setPurpose] = useState(noPurpose);
  const [reportsCost, setReportsCost] = useState(false);
  const headers = useMemo(() => requestHeaders(language, purpose, reportsCost), [language, purpose, reportsCost]);
  useEffect(() => {
    document.title = `NetHub ${text.title}`;
  }, [text]);

  const { session, problem } = signIn;
  return (
    <div className="explorer">
      <header>
        <img src={icon} alt="" width="24" height="24" />
        <h1>
          NetHub <span>{text.title}</span>
        </h1>
        {settings.samples.length > 0 ? (
          <SampleSelect samples={settings.samples} chosen={session?.id ?? ''} onChoose={signIn.asSample} />
        ) : (
          <TokenForm signedIn={session?.id} onSignIn={signIn.withToken} onSignOut={signIn.out} />
        )}
        <PurposeFields purpose={purpose} onChange={setPurpose} />
        <label title={text.costHint}>
          <input type="checkbox" checked={reportsCost} onChange={(event) => setReportsCost(event.target.checked)} />
          {text.cost}
        </label>
        <LanguageSwitch />
      </header>
      {problem && <ProblemLine problem={problem} />}
      <main>
        {session ? (
          <Suspense>
            <GraphiQLPane
              key={session.id}
              session={session}
              headers={headers}
              refused={text.tokenRefused}
              notJson={text.notJson}
              // Sample data has invented people. Otherwise variables may contain personal data, so they must not outlive the tab.
              storage={settings.development ? localStorage : sessionStorage}
            />
          </Suspense>
        ) : (
          <Welcome hasSamples={settings.samples.length > 0} />
        )}
      </main>
    </div>
  );
}

function ProblemLine({ problem }: { problem: SignInProblem }) {
  const text = useWords(words);
  return (
    <p className="problem" role="alert">
      {problem.kind === 'refused' ? text.tokenRefused : `${text.signInFailed}: ${problem.reason}`}
    </p>
  );
}

function Welcome({ hasSamples }: { hasSamples: boolean }) {
  const text = useWords(words);
  return (
    <section className="welcome">
      <h2>{text.welcome}</h2>
      <p>{hasSamples ? text.welcomeSample : text.welcomeToken}</p>
    </section>
  );
}
