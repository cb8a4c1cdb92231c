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
  private status: Status | undefined;

  constructor(private readonly client: AbTestingClient) {}

  /** @throws Error when there is no datafile to decide by */
  async initialize(): Promise<void> {
    const isReady = await this.client.ready();
    this.stopListening();
    this.status = this.client.status;
    this.stopListening = this.client.onChange((status, changed) => this.tell(status, changed));
    if (!isReady) throw new Error('There is no datafile: the server cannot be reached, or refuses the key.');
    if (this.status === 'stale' || this.status === 'error')
      setImmediate(() => this.events.emit(eventOf(this.status)));
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
    const before = this.status;
    this.status = status;
    if (status !== before) this.events.emit(eventOf(status));
    if (changed) this.events.emit('PROVIDER_CONFIGURATION_CHANGED');
  }
}

function eventOf(status: Status | undefined): string {
  if (status === 'ready') return 'PROVIDER_READY';
  return status === 'stale' ? 'PROVIDER_STALE' : 'PROVIDER_ERROR';
}
