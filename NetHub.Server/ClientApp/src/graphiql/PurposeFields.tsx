import { useWords } from '../common/language/LanguageContext.ts';
import { caseNumberPattern, purposeCodes, type Purpose, type PurposeCode } from './purpose.ts';
import { words } from './words.ts';

interface Props {
  readonly purpose: Purpose;
  readonly onChange: (purpose: Purpose) => void;
}

export function PurposeFields({ purpose, onChange }: Props) {
  const text = useWords(words);
  return (
    <>
      <label>
        {text.purpose}
        <select value={purpose.code} onChange={(event) => onChange({ ...purpose, code: event.target.value as PurposeCode | '' })}>
          <option value="">{text.noPurpose}</option>
          {purposeCodes.map((code) => (
            <option key={code} value={code}>
              {code} {text.purposes[code]}
            </option>
          ))}
        </select>
      </label>
      {purpose.code === 'CASE' && (
        <label>
          {text.caseNumber}
          <input
            value={purpose.caseNumber}
            pattern={caseNumberPattern}
            title={text.caseNumberForm}
            size={16}
            onChange={(event) => onChange({ ...purpose, caseNumber: event.target.value })}
          />
        </label>
      )}
    </>
  );
}
