/** A sample client for signing in. */
export interface Sample {
  readonly id: string;
  /** The Chinese name of the department. */
  readonly name: string;
}

/** The settings that the hub gives its pages before sign-in. */
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
