export interface ProxyOptions {
  port: number;
  tlsPort?: number;
  /** As host:port. */
  admin: string;
  decisions: string[];
  settings?: Record<string, string>;
}

export function startProxy(options: ProxyOptions): Promise<{ origin: string; stop(): Promise<void> }>;
