import type { AbTestingClient } from './client.js';
import type { Context } from './contexts.js';
import { ProviderEvents } from './provider-events.js';
import type { Status } from './keeper.js';

/** As OpenFeature wants it. */
interface Resolution<T> {
  value: T;
  variant?: string | undefined;
  reason: string;
  errorCode?: string | undefined;
  errorMessage?: string | undefined;
  flagMetadata: Record<string, string | number | boolean>;
}

type TypeName = 'boolean' | 'string' | 'number' | 'object';

/** A client as a provider of `@openfeature/server-sdk`: the answers are those of OFREP. */
export class AbTestingProvider {
  readonly metadata = { name: 'abtestingtool' };
  readonly runsOn = 'server';
  readonly events = new ProviderEvents();
  private stopListening = () => {};
  private reported: Status | undefined;

  constructor(private readonly client: AbTestingClient) {}

  /**
   * @throws Error when there is no datafile to decide by; with the code `PROVIDER_FATAL`, so that OpenFeature gives
   *   fallbacks at once, when the server refuses the key. The provider becomes ready as soon as that ends.
   */
  async initialize(): Promise<void> {
    const isReady = await this.client.ready();
    this.stopListening();
    this.reported = this.client.status;
    this.stopListening = this.client.onChange((status, changed) => this.tell(status, changed));
    if (!isReady) throw noDatafile(this.reported);
    // After OpenFeature has taken the end of this for being ready.
    if (this.reported === 'stale' || this.reported === 'error') setImmediate(() => this.emitStatus());
  }

  /** Closes the client, which sends what waits. */
  async onClose(): Promise<void> {
    this.stopListening();
    await this.client.close();
  }

  resolveBooleanEvaluation(key: string, fallback: boolean, context: Context): Promise<Resolution<boolean>> {
    return this.resolve(key, fallback, context, 'boolean');
  }

  resolveStringEvaluation(key: string, fallback: string, context: Context): Promise<Resolution<string>> {
    return this.resolve(key, fallback, context, 'string');
  }

  resolveNumberEvaluation(key: string, fallback: number, context: Context): Promise<Resolution<number>> {
    return this.resolve(key, fallback, context, 'number');
  }

  resolveObjectEvaluation<T>(key: string, fallback: T, context: Context): Promise<Resolution<T>> {
    return this.resolve(key, fallback, context, 'object');
  }

  /** Counts an event of the end user in every experiment that they are in. */
  track(type: string, context: Context, details: Record<string, unknown> = {}): void {
    const { value, ...properties } = details;
    this.client.track(type, context, {
      ...(typeof value === 'number' && { value }),
      ...(Object.keys(properties).length > 0 && { properties }),
    });
  }

  private async resolve<T>(
    key: string,
    fallback: T,
    context: Context,
    type: TypeName,
  ): Promise<Resolution<T>> {
    const decision = await this.client.evaluate(key, context);
    const { value, variant, reason, errorCode, errorDetails, metadata: flagMetadata } = decision;
    if (errorCode !== undefined)
      return {
        value: fallback,
        reason,
        errorCode,
        errorMessage: errorDetails,
        flagMetadata: { ...flagMetadata },
      };
    const found = { variant, reason, flagMetadata: { ...flagMetadata } };
    if (value === undefined) return { ...found, value: fallback };
    if (typeof value === type) return { ...found, value: value as T };
    return {
      ...{ value: fallback, reason: 'ERROR', errorCode: 'TYPE_MISMATCH', flagMetadata: found.flagMetadata },
      errorMessage: `The flag is of the type ${typeof value}, not ${type}.`,
    };
  }

  private tell(status: Status, changed: boolean): void {
    const before = this.reported;
    this.reported = status;
    if (status !== before) this.emitStatus();
    if (changed) this.events.emit('PROVIDER_CONFIGURATION_CHANGED');
  }

  private emitStatus(): void {
    if (this.reported === 'ready') this.events.emit('PROVIDER_READY');
    else if (this.reported === 'stale')
      this.events.emit('PROVIDER_STALE', { message: 'The server cannot be reached.' });
    // Not fatal: what is known is used on, for which OpenFeature would give fallbacks.
    else this.events.emit('PROVIDER_ERROR', { message: refusedMessage, errorCode: 'GENERAL' });
  }
}

const refusedMessage = 'The server refuses the key.';

function noDatafile(status: Status): Error {
  const isRefused = status === 'error';
  const message = `There is no datafile. ${isRefused ? refusedMessage : 'The server cannot be reached.'}`;
  return Object.assign(new Error(message), { code: isRefused ? 'PROVIDER_FATAL' : 'PROVIDER_NOT_READY' });
}
