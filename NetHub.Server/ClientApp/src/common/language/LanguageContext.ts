import { createContext, use } from 'react';
import type { InBoth, Language } from './language.ts';

export interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined });

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** Returns the words in the chosen language. */
export function useWords<T>(words: InBoth<T>): T {
  return words[useLanguage().language];
}
