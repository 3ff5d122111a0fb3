/** Chinese comes first. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A value in both languages. */
export type InBoth<T> = Readonly<Record<Language, T>>;

/** The values of `Accept-Language` and of the attribute `lang`. */
export const languageTags: InBoth<string> = { zh: 'zh-CN', en: 'en' };

const key = 'nethub.language';

export function rememberedLanguage(): Language {
  return languages.find((language) => language === localStorage.getItem(key)) ?? 'zh';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(key, language);
}
