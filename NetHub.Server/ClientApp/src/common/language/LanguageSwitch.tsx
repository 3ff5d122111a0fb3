import { languages, languageTags, type InBoth } from './language.ts';
import { useLanguage } from './LanguageContext.ts';
import './LanguageSwitch.css';

// Each language has its own name in that language, so that its readers recognise it.
const names: InBoth<string> = { zh: '中文', en: 'English' };

export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  return (
    <div className="language-switch" role="group" aria-label="语言 Language">
      {languages.map((each) => (
        <button key={each} type="button" lang={languageTags[each]} aria-pressed={each === language} onClick={() => choose(each)}>
          {names[each]}
        </button>
      ))}
    </div>
  );
}
