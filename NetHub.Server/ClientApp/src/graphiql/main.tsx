import '../common/page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { rememberedLanguage } from '../common/language/language.ts';
import { LanguageProvider } from '../common/language/LanguageProvider.tsx';
import { readSettings } from '../common/settings.ts';
import { ExplorerPage } from './ExplorerPage.tsx';
import { words } from './words.ts';

const root = createRoot(document.getElementById('root')!);
try {
  const settings = await readSettings();
  root.render(
    <StrictMode>
      <LanguageProvider>
        <ExplorerPage settings={settings} />
      </LanguageProvider>
    </StrictMode>,
  );
} catch {
  root.render(<p role="alert">{words[rememberedLanguage()].noSettings}</p>);
}
