/** Beside a target, or inside it. */
export const positions = ['before', 'after', 'first', 'last'] as const;
export type Position = (typeof positions)[number];

/** One thing that a variation changes in a page. `>>>` in a selector steps into an open shadow root. */
export type Change =
  | { action: 'text' | 'html'; selector: string; value: string }
  /** Null takes the attribute away. */
  | { action: 'attribute'; selector: string; name: string; value: string | null }
  | { action: 'style'; selector: string; property: string; value: string; important?: boolean }
  | { action: 'class'; selector: string; add?: string[]; remove?: string[] }
  | { action: 'hide' | 'remove'; selector: string }
  | { action: 'move'; selector: string; target: string; position: Position }
  /** The value is HTML of one element. */
  | { action: 'insert'; target: string; position: Position; value: string }
  /** The value is a style sheet. */
  | { action: 'css'; value: string };

export const actions = [
  ...['text', 'html', 'attribute', 'style', 'class'],
  ...['hide', 'remove', 'move', 'insert', 'css'],
] as readonly Action[];
export type Action = Change['action'];
