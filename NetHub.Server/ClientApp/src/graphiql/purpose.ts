/** The hub's codes of purposes. */
export const purposeCodes = ['DUTY', 'CASE', 'STATISTICS', 'VERIFICATION'] as const;
export type PurposeCode = (typeof purposeCodes)[number];

/** The purpose of a read. */
export interface Purpose {
  readonly code: PurposeCode | '';
  readonly caseNumber: string;
}

export const noPurpose: Purpose = { code: '', caseNumber: '' };

/** The characters of a case number; none of them ends a header value or one of its parts. */
export const caseNumberPattern = '[A-Za-z0-9._:\\/\\-]*';
const caseNumber = new RegExp(`^${caseNumberPattern}$`);

/** Returns the value of `NetHub-Purpose`, or undefined without a purpose. */
export function purposeHeader(purpose: Purpose): string | undefined {
  if (purpose.code === '') return undefined;
  const number = purpose.caseNumber.trim();
  return purpose.code === 'CASE' && number !== '' && caseNumber.test(number) ? `CASE; case=${number}` : purpose.code;
}
