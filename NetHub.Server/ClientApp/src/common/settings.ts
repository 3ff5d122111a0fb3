/** A sample client that the page may sign in as. */
export interface Sample {
  readonly id: string;
  /** Chinese name of the department. */
  readonly name: string;
}

/** What the hub tells its pages before anybody is signed in. */
export interface Settings {
  readonly development: boolean;
  /** Empty outside Development and without the sample data. */
  readonly samples: readonly Sample[];
}

export async function readSettings(): Promise<Settings> {
  const response = await fetch('/graphiql/settings.json');
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as Settings;
}
