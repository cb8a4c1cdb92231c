/** The browser engines that the SDK is tested in. */
export const engineNames = ['Chromium', 'Firefox', 'WebKit'] as const;
export type EngineName = (typeof engineNames)[number];

/** One browser, without a window to see. Visitors of one engine follow each other: close the last one first. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Opens a tab whose cookies and storage are empty. */
  newVisitor(options?: VisitorOptions): Promise<Tab>;
  stop(): Promise<void>;
}

export interface VisitorOptions {
  /** `none` for pages whose `load` event never comes: `goto` returns while they load. */
  wait?: 'load' | 'none';
}

/** What an engine clicks with. */
export interface Click {
  button?: 'left' | 'middle';
}

/** A tab of a visitor. */
export interface Tab {
  /** Goes to an address, and returns when the page has loaded. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The address of the page. */
  url(): Promise<string>;
  /**
   * What a JavaScript expression gives in the page, or what its promise resolves to; `undefined` for nothing. No
   * Content-Security-Policy stops it. Rejects when the page goes away meanwhile.
   */
  evaluate<Value = unknown>(expression: string): Promise<Value>;
  /** Clicks as a visitor does, in the middle of an element. */
  click(selector: string, click?: Click): Promise<void>;
  /** Presses a key as a visitor does, such as `Enter` or `Tab`, where the focus is. */
  press(key: 'Enter' | 'Space' | 'Tab'): Promise<void>;
  /** Types text as a visitor does, where the focus is. */
  type(text: string): Promise<void>;
  /** Opens another tab of the same visitor. */
  newTab(): Promise<Tab>;
  /** Closes the tab; the first tab of a visitor takes the others, cookies and storage with it. */
  close(): Promise<void>;
}
