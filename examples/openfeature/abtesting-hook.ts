/**
 * A hook for the OpenFeature SDK of browsers with the stock `OFREPWebProvider`: reports an exposure when a page uses a flag, and
 * sends what `track` says as events. Copy it into your project; it needs nothing but the SDK. See docs/flags.md.
 *
 *     const abTesting = createAbTesting({ baseUrl: 'https://ab.example.com', key: 'abt_pk_…' });
 *     OpenFeature.addHooks(abTesting.hook);
 *     await OpenFeature.setProviderAndWait(abTesting.withTracking(new OFREPWebProvider({ … })));
 *     OpenFeature.getClient().track('purchase', { value: 59.9 });
 */
import type { EvaluationContext, Hook, Provider, TrackingEventDetails } from '@openfeature/web-sdk';

export interface AbTestingOptions {
  /** Of ABTestingTool, without a slash at the end. */
  readonly baseUrl: string;
  /** The publishable key that the provider uses too. */
  readonly key: string;
  /** Told what could not be sent; a page goes on without it. */
  readonly onError?: (error: unknown) => void;
}

/** Makes the hook, and what gives a provider `track`. */
export function createAbTesting({ baseUrl, key, onError = () => undefined }: AbTestingOptions) {
  const shown = new Set<string>();
  const post = (path: string, body: object): void => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    fetch(`${baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true }).then(
      (response) => response.ok || onError(new Error(`${path} answered ${response.status}.`)),
      onError,
    );
  };

  /** Asking for a single flag is what shows it: the answer to all flags counts nothing. Once a page, flag and end user. */
  const hook: Hook = {
    after({ flagKey, context }, { flagMetadata }) {
      const name = JSON.stringify([flagKey, context.targetingKey]);
      if (shown.has(name) || flagMetadata?.['variationId'] === undefined) return;
      shown.add(name);
      post(`/ofrep/v1/evaluate/flags/${encodeURIComponent(flagKey)}`, { context });
    },
  };

  const track = (type: string, context: EvaluationContext, details: TrackingEventDetails): void => {
    const { value, ...properties } = details ?? {};
    post('/api/events', {
      ...{ user_id: context.targetingKey, type, event_id: crypto.randomUUID(), properties },
      ...(value !== undefined && { value }),
    });
  };

  return { hook, withTracking: <P extends Provider>(provider: P): P => Object.assign(provider, { track }) };
}
