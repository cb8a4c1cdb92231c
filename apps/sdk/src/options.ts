import type { ClientOptions } from './published-types.js';

type Given = Omit<ClientOptions, 'serverBaseUrl' | 'linkedHosts' | 'consent' | 'dataLayer' | 'segment'>;

/** The options as they were given, and with defaults filled in what hangs on them. */
export interface Settings extends Given {
  readonly decisionUrl: string;
  readonly trackUrl: string;
  /** Where the other files of the SDK lie. */
  readonly filesUrl: string;
  readonly timeoutMs: number;
  readonly nonce: string;
  /** Whether anything may be asked, stored or sent before `setConsent(true)`. */
  readonly consent: boolean;
  readonly linkedHosts: readonly string[];
  readonly dataLayer: boolean;
  readonly segment: boolean;
}

const demand = (isMet: boolean, demanded: string): void => {
  if (!isMet) throw new Error(`ABTesting: ${demanded}`);
};

const isSaid = (option: unknown): boolean => String(option) === 'true';

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

  const { decisionPath = '/decision', trackPath = '/metrics/track', linkedHosts = '' } = options;
  const base = String(options.serverBaseUrl).replace(/\/+$/, '');
  const name = String(options.projectId);
  const isPublic = /^p_/.test(name);
  const projectId = isPublic ? name : Number(name);
  const timeoutMs = Number(options.timeoutMs ?? 1000);
  demand(isPublic || Number.isInteger(projectId), 'projectId must be a number or p_...');
  demand(timeoutMs > 0, 'timeoutMs must be above 0');
  demand(decisionPath !== trackPath, 'decisionPath and trackPath must differ');

  return {
    ...options,
    decisionUrl: base + decisionPath,
    trackUrl: base + trackPath,
    filesUrl: `${base}/static/`,
    projectId,
    timeoutMs,
    nonce: options.nonce || '',
    consent:
      String(options.consent) !== 'false' && !(isSaid(options.respectPrivacySignals) && asksForPrivacy()),
    linkedHosts: String(linkedHosts).split(/[\s,]+/),
    dataLayer: isSaid(options.dataLayer),
    segment: isSaid(options.segment),
  };
}
