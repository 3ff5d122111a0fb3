import type { Language } from './language/language.ts';
import type { Sample } from './settings.ts';

// The data has Chinese names only.
const english: Readonly<Record<string, string>> = {
  org: 'Organization Department',
  plc: 'Political and Legal Affairs Commission',
  pub: 'Publicity Department',
  prk: 'Industrial park',
  psb: 'Public security bureau',
  jus: 'Justice bureau',
  civ: 'Civil affairs bureau',
  agr: 'Agriculture bureau',
  hlt: 'Health bureau',
  vet: 'Veterans affairs bureau',
  ylc: 'Youth League committee',
  dat: "Data bureau, the hub's operator",
  ldr: 'County leaders',
};

const townshipPrefix = 'twn-';

export function isTownship(sample: Sample): boolean {
  return sample.id.startsWith(townshipPrefix);
}

/** The name of a sample's department; names without an English form stay Chinese. */
export function departmentName(sample: Sample, language: Language): string {
  return language === 'en' ? (english[sample.id] ?? sample.name) : sample.name;
}
