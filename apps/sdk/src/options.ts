import type { ClientOptions } from './published-types.js';

export interface Settings {
  readonly decisionUrl: string;
  readonly trackUrl: string;
  readonly projectId: number;
  readonly timeoutMs: number;
  readonly nonce: string | undefined;
}

const refuse = (complaint: string): never => {
  throw new Error(`ABTestingClient: ${complaint}`);
};

/** The options with defaults filled in. Throws an Error that names every missing or unusable one. */
export function settingsFrom(options: Partial<ClientOptions> = {}): Settings {
  const required = ['serverBaseUrl', 'projectId'] as const;
  const missing = required.filter((name) => options[name] == null || options[name] === '');
  if (missing.length) refuse(`${missing.join(' and ')} must be given`);

  const base = String(options.serverBaseUrl).replace(/\/+$/, '');
  const projectId = Number(options.projectId);
  const timeoutMs = Number(options.timeoutMs ?? 1000);
  if (!Number.isInteger(projectId)) refuse('projectId must be a whole number');
  if (!(timeoutMs > 0)) refuse('timeoutMs must be a number above 0');

  return {
    decisionUrl: base + (options.decisionPath ?? '/decision'),
    trackUrl: base + (options.trackPath ?? '/metrics/track'),
    projectId,
    timeoutMs,
    nonce: options.nonce || undefined,
  };
}
