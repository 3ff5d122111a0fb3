const key = 'nethub.sample';

/** Stores the sample client of this tab, so that a reload does not sign out. The id is not a secret. */
export function rememberedSample(): string | null {
  return sessionStorage.getItem(key);
}

export function rememberSample(id: string | undefined): void {
  if (id === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, id);
}
