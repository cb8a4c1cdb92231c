export type MessageListener = (message: string) => void;

/** Where commands go. What cannot be sent at once is refused, nothing waits for a server to come back. */
export interface RedisServers {
  /** The reply as Redis sends it under RESP 2; the key decides which node is asked. */
  send(key: string, args: readonly string[]): Promise<unknown>;
  /** Rejects unless every node that holds keys answers; connects those that are not connected. */
  ping(): Promise<void>;
  /** Each message of the channel, on whichever node it is published, for as long as connections last. */
  subscribe(channel: string, listener: MessageListener): Promise<void>;
  /** Why the last attempt to connect failed; undefined when none has. */
  readonly failure: Error | undefined;
  /** Ends all connections at once; what waits for a reply is rejected. */
  destroy(): void;
}
