import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { languageTags, rememberedLanguage, rememberLanguage } from './language.ts';
import { LanguageContext, type LanguageChoice } from './LanguageContext.ts';

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = languageTags[language];
    rememberLanguage(language);
  }, [language]);
  const choice = useMemo<LanguageChoice>(() => ({ language, choose }), [language]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
