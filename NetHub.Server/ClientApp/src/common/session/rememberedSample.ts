const key = 'nethub.sample';

/** The sample client of this tab, so that reloading the page does not sign out. Its id is no secret. */
export function rememberedSample(): string | null {
  return sessionStorage.getItem(key);
}

export function rememberSample(id: string | undefined): void {
  if (id === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, id);
}
