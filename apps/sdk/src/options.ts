import type { ClientOptions } from './published-types.js';

export interface Settings {
  readonly decisionUrl: string;
  readonly trackUrl: string;
  /** The number of the project, or its public id. */
  readonly projectId: number | string;
  readonly timeoutMs: number;
  readonly nonce: string;
  readonly attributes: Record<string, unknown> | undefined;
  /** Whether anything may be asked, stored or sent before `setConsent(true)`. */
  readonly consent: boolean;
}

const demand = (isMet: boolean, demanded: string): void => {
  if (!isMet) throw new Error(`ABTestingClient: ${demanded}`);
};

/** Whether the browser says for its user: do not track (by the old signal), do not sell or share (by the new one). */
function asksForPrivacy(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return doNotTrack === '1' || !!globalPrivacyControl;
}

/** The options with defaults filled in. Throws an Error that names every missing or unusable one. */
export function settingsFrom(options: Partial<ClientOptions> = {}): Settings {
  const required = ['serverBaseUrl', 'projectId'] as const;
  const missing = required.filter((name) => options[name] == null || options[name] === '');
  demand(!missing.length, `${missing.join(' and ')} must be given`);

  const {
    decisionPath = '/decision',
    trackPath = '/metrics/track',
    attributes,
    respectPrivacySignals,
  } = options;
  const base = String(options.serverBaseUrl).replace(/\/+$/, '');
  const projectId = /^p_/.test(String(options.projectId))
    ? String(options.projectId)
    : Number(options.projectId);
  const timeoutMs = Number(options.timeoutMs ?? 1000);
  demand(
    typeof projectId === 'string' || Number.isInteger(projectId),
    'projectId must be a whole number or a public id',
  );
  demand(timeoutMs > 0, 'timeoutMs must be a number above 0');
  demand(decisionPath !== trackPath, 'decisionPath and trackPath must differ');

  return {
    decisionUrl: base + decisionPath,
    trackUrl: base + trackPath,
    projectId,
    timeoutMs,
    nonce: options.nonce || '',
    attributes,
    consent:
      String(options.consent) !== 'false' && !(String(respectPrivacySignals) === 'true' && asksForPrivacy()),
  };
}
