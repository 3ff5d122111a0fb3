import { departmentName, isTownship } from '../common/departments.ts';
import { useLanguage, useWords } from '../common/language/LanguageContext.ts';
import type { Sample } from '../common/settings.ts';
import { words } from './words.ts';

interface Props {
  readonly samples: readonly Sample[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Lists the departments first, then the townships. */
export function SampleSelect({ samples, chosen, onChoose }: Props) {
  const { language } = useLanguage();
  const text = useWords(words);
  const groups = [
    { label: text.departments, members: samples.filter((sample) => !isTownship(sample)) },
    { label: text.townships, members: samples.filter(isTownship) },
  ];
  return (
    <label>
      {text.department}
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="" disabled>
          {text.choose}
        </option>
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.members.map((sample) => (
              <option key={sample.id} value={sample.id}>
                {sample.id} · {departmentName(sample, language)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
