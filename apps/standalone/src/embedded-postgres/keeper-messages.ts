/** What a keeper is told on its standard input. */
export interface KeeperOrder {
  dataDir: string;
  database: string;
  settings: Record<string, string>;
  removeOnExit: boolean;
}

/** What a keeper answers on its standard output, once. */
export type KeeperAnswer = { url: string } | { failure: string };
