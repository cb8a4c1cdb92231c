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
  let waiting: object[] = [];

  /** What comes up at one moment goes out in one call, which outlives the page. */
  const send = (event: object): void => {
    if (waiting.push(event) === 1) queueMicrotask(flush);
  };
  const flush = (): void => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const body = JSON.stringify(waiting);
    waiting = [];
    fetch(`${baseUrl}/api/events`, { method: 'POST', headers, body, keepalive: true }).then(
      (response) => response.ok || onError(new Error(`The events were answered with ${response.status}.`)),
      onError,
    );
  };

  /** Using a flag is what shows it: the answer to all flags counts nothing. Once a page, variation and end user. */
  const hook: Hook = {
    after({ flagKey, context }, { flagMetadata }) {
      const { targetingKey, url, ...attributes } = context;
      const variationId = flagMetadata?.['variationId'];
      const name = JSON.stringify([flagKey, targetingKey, variationId]);
      if (shown.has(name) || variationId === undefined || targetingKey === undefined) return;
      shown.add(name);
      send({
        ...{ type: 'exposure', user_id: targetingKey, experiment_id: flagKey, variant_id: variationId },
        // The same on every page, so that it is stored once.
        ...{ event_id: `exposure-${flagMetadata['experimentId']}-${variationId}`, timestamp: Date.now() },
        ...{ url, attributes },
      });
    },
  };

  const track = (type: string, context: EvaluationContext, details: TrackingEventDetails): void => {
    const { value, ...properties } = details ?? {};
    send({
      ...{
        user_id: context.targetingKey,
        type,
        event_id: crypto.randomUUID(),
        timestamp: Date.now(),
        properties,
      },
      ...(value !== undefined && { value }),
    });
  };

  return { hook, withTracking: <P extends Provider>(provider: P): P => Object.assign(provider, { track }) };
}
