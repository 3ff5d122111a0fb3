/** Codes of purposes, as the hub knows them. */
export const purposeCodes = ['DUTY', 'CASE', 'STATISTICS', 'VERIFICATION'] as const;
export type PurposeCode = (typeof purposeCodes)[number];

/** Why a caller reads. */
export interface Purpose {
  readonly code: PurposeCode | '';
  readonly caseNumber: string;
}

export const noPurpose: Purpose = { code: '', caseNumber: '' };

/** What a case number is written in: nothing that ends the value of a header or one of its parts. */
export const caseNumberPattern = '[A-Za-z0-9._:\\/\\-]*';
const caseNumber = new RegExp(`^${caseNumberPattern}$`);

/** The value of `NetHub-Purpose`, or nothing where no purpose is named. */
export function purposeHeader(purpose: Purpose): string | undefined {
  if (purpose.code === '') return undefined;
  const number = purpose.caseNumber.trim();
  return purpose.code === 'CASE' && number !== '' && caseNumber.test(number) ? `CASE; case=${number}` : purpose.code;
}
