import { languageTags, type Language } from '../common/language/language.ts';
import { purposeHeader, type Purpose } from './purpose.ts';

/** The headers of every request, except the token. */
export function requestHeaders(language: Language, purpose: Purpose, reportsCost: boolean): Readonly<Record<string, string>> {
  const named = purposeHeader(purpose);
  return {
    'Accept-Language': languageTags[language],
    ...(named !== undefined && { 'NetHub-Purpose': named }),
    ...(reportsCost && { 'GraphQL-Cost': 'report' }),
  };
}
