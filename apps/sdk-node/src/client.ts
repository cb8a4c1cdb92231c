import {
  type CompiledExperiment,
  decideOne,
  disabledFlag,
  type EvaluationInput,
  EvaluationRequest,
  evaluationOf,
  exposuresOf,
  Fingerprint,
  FingerprintTable,
  type FlagContext,
  type Outcome,
  trustedAttributes,
} from '#libs/evaluation';
import { type AskedAnswer, AskedAnswers, type AskedContext, type AskedFlag } from './asked-answers.js';
import { type Context, readContext } from './contexts.js';
import { type Decision, failed, valueOr } from './decision.js';
import { Keeper, type Status, type StatusListener } from './keeper.js';
import { LatestRequest } from './latest-request.js';
import type { Loaded } from './loaded.js';
import { type ClientOptions, type CompleteOptions, readOptions } from './options.js';
import { Outbox } from './outbox.js';
import { detailOf, Server } from './server.js';
import { machine, type Surroundings } from './surroundings.js';

/** What an event says beside its type. */
export interface EventDetails {
  value?: number;
  properties?: Record<string, unknown>;
  /** Id or key; without one it counts in every experiment that the end user is in. */
  experiment?: number | string;
  /** Such as the number of an order: sent again, it counts once. */
  id?: string;
  /** Milliseconds since 1970; now when left out. */
  timestamp?: number;
}

export interface DecideOptions {
  /** With `false` nothing is reported, as for something that is only looked at. */
  exposure?: boolean;
}

/** How old an answer of the server may be when it can be waited for, and when not. */
const freshMs = 5_000;
const usableMs = 600_000;
/** How often a client that closes tries again. */
const triesMs = 500;
const mostReported = 2 ** 17;
const mostAttributes = 20;
const mostLetters = 100;

/** Decides in this process by the datafile of the project, and reports what was shown. Nothing of it throws but `new`. */
export class AbTestingClient {
  private readonly options: CompleteOptions;
  private readonly server: Server;
  private readonly keeper: Keeper;
  private readonly outbox: Outbox;
  private readonly asked: AskedAnswers;
  private readonly fingerprint: Fingerprint;
  private readonly reported = new FingerprintTable(mostReported);
  private readonly latest: LatestRequest;
  private readonly joinedHere = new Set<string>();
  private isClosed = false;

  /**
   * Starts at once.
   *
   * @throws TypeError that names what is missing or wrong in the options
   */
  constructor(
    options: ClientOptions,
    private readonly surroundings: Surroundings = machine,
  ) {
    this.options = readOptions(options);
    this.server = new Server(this.options, surroundings);
    this.outbox = new Outbox(this.options, surroundings, this.server);
    this.asked = new AskedAnswers(this.server, surroundings, this.options.onError);
    this.latest = new LatestRequest(() => surroundings.now());
    const seed = () => Math.floor(surroundings.random() * 2 ** 32);
    this.fingerprint = new Fingerprint([seed(), seed()]);
    this.keeper = new Keeper(this.options, surroundings, this.server);
  }

  get status(): Status {
    return this.keeper.status;
  }

  /** How many exposures and events wait for the server, and how many were lost. */
  get queue(): { readonly queued: number; readonly dropped: number } {
    return { queued: this.outbox.queued, dropped: this.outbox.dropped };
  }

  /** Whether there is a datafile to decide by, from the server or from disk; waits for it so long at most. Never rejects. */
  async ready(timeoutMs = this.options.timeoutMs): Promise<boolean> {
    let stopWaiting = () => {};
    let stopListening = () => {};
    await new Promise<void>((resolve) => {
      const check = () => {
        if (this.keeper.loaded !== undefined) resolve();
      };
      stopWaiting = this.surroundings.after(timeoutMs, resolve);
      stopListening = this.keeper.listen(check);
      void this.keeper.started.then(check);
    });
    stopWaiting();
    stopListening();
    return this.keeper.loaded !== undefined;
  }

  /** Calls back with each change of the status, or with `true` of the datafile; what it returns ends that. */
  onChange(listener: StatusListener): () => void {
    return this.keeper.listen(listener);
  }

  /** Looks for a newer datafile now. Never rejects. */
  refresh(): Promise<void> {
    return this.keeper.refresh();
  }

  /**
   * The value of a flag, or the fallback: where there is none, where it is of another type, and for what only the server
   * can tell and was not asked before (see `prepare`). Without waiting; the exposure is reported later.
   */
  value<T>(key: string, context: Context, fallback: T): T {
    try {
      const outcome = this.decideHere(key, context);
      if (outcome === undefined) return valueOr(this.decideKnown(key, context, {}).value, fallback);
      if (outcome.variation === null)
        return valueOr(toDecision(key, evaluationOf(outcome, false)).value, fallback);
      this.report(outcome, context);
      return valueOr(outcome.variation.value, fallback);
    } catch (error) {
      this.options.onError(error as Error);
      return fallback;
    }
  }

  /** What an end user gets of a flag, and why. Without waiting; as `value`. */
  decide(key: string, context: Context, options: DecideOptions = {}): Decision {
    try {
      return this.decideKnown(key, context, options);
    } catch (error) {
      this.options.onError(error as Error);
      return failed(key, 'GENERAL', 'The flag cannot be evaluated.');
    }
  }

  /** The same, for which the server is asked where only it can tell. Never rejects. */
  async evaluate(key: string, context: Context, options: DecideOptions = {}): Promise<Decision> {
    const loaded = this.keeper.loaded;
    const id = loaded && (loaded.project.experimentsByKey.get(key)?.id ?? loaded.unread.get(key));
    const asking = id === undefined ? undefined : this.asking(context);
    if (asking !== undefined && asking.ids.includes(id!)) await this.ask(asking, freshMs);
    return this.decide(key, context, options);
  }

  /** Asks the server about everything that only it can tell of a context, so that `value` and `decide` know it. */
  async prepare(context: Context): Promise<void> {
    const asking = this.asking(context);
    if (asking !== undefined) await this.ask(asking, freshMs);
  }

  /** Counts an event of an end user. */
  track(type: string, context: Context, details: EventDetails = {}): void {
    const { value, properties, experiment, id, timestamp } = details;
    const read = readContext(context);
    if ('errorCode' in read || this.isClosed) {
      this.options.onError(new Error(`The event ${type} is not sent: ${faultOf(read)}`));
      return;
    }
    this.outbox.track({
      ...{ event_id: id ?? this.surroundings.newId(), user_id: read.endUserId, type },
      timestamp: timestamp ?? this.surroundings.now(),
      ...(experiment !== undefined && { experiment_id: experiment }),
      ...(value !== undefined && { value }),
      ...(properties !== undefined && { properties }),
    });
  }

  /**
   * After a log-in: both ids are one person from now on. Never rejects.
   *
   * @returns whether the server has joined them
   */
  async identify(userId: string, anonymousId: string): Promise<boolean> {
    try {
      const body = { user_id: userId, anonymous_id: anonymousId };
      const answer = await this.server.post('/api/identify', body);
      if (answer.status !== 200) throw new Error(detailOf(answer));
      this.joinedHere.add(userId).add(anonymousId);
      return true;
    } catch (error) {
      this.options.onError(new Error(`The ids are not joined: ${(error as Error).message}`));
      return false;
    }
  }

  /** Sends what waits; whether all of it arrived. Never rejects. */
  flush(): Promise<boolean> {
    return this.outbox.flush();
  }

  /** Sends what waits, so long at most, and ends. Never rejects. */
  async close(withinMs = 5_000): Promise<boolean> {
    this.keeper.stop();
    let stopWaiting = () => {};
    const late = new Promise<boolean>((resolve) => {
      stopWaiting = this.surroundings.after(withinMs, () => resolve(false));
    });
    const done = await Promise.race([this.flushAll(), late]);
    stopWaiting();
    this.isClosed = true;
    this.outbox.close();
    return done;
  }

  /** What comes in meanwhile too. */
  private async flushAll(): Promise<boolean> {
    while (this.outbox.queued > 0 && !this.isClosed) {
      if (await this.outbox.flush()) continue;
      await new Promise<void>((resume) => void this.surroundings.after(triesMs, resume));
    }
    return this.outbox.queued === 0;
  }

  private decideKnown(key: string, context: Context, { exposure = true }: DecideOptions): Decision {
    const loaded = this.keeper.loaded;
    if (loaded === undefined) return failed(key, 'PROVIDER_NOT_READY', 'There is no datafile yet.');
    const read = readContext(context);
    if ('errorCode' in read) return failed(key, read.errorCode, read.errorDetails);
    const { project } = loaded;
    const experiment = project.experimentsByKey.get(key);
    const id = experiment?.id ?? loaded.unread.get(key);
    if (id === undefined) {
      const off = project.disabledByKey.get(key);
      return off === undefined ? unknownFlag(key) : (disabledFlag(off, false) as Decision);
    }
    if (experiment === undefined || this.asks(loaded, experiment, read.endUserId))
      return this.decideAsked(key, read, exposure);
    const outcome = decideOne(project, experiment, this.requestOf(read));
    if (exposure) this.report(outcome, context);
    return toDecision(key, evaluationOf(outcome, false));
  }

  /** The outcome of a flag that is decided here, for the shortest way; undefined for everything else. */
  private decideHere(key: string, context: Context): Outcome | undefined {
    const loaded = this.keeper.loaded;
    const experiment = loaded?.project.experimentsByKey.get(key);
    if (experiment === undefined) return undefined;
    const request = this.latest.requestOf(context, loaded!.project.firstEndAt);
    if (request === undefined || this.asks(loaded!, experiment, request.endUserId)) return undefined;
    return decideOne(loaded!.project, experiment, request);
  }

  private requestOf({ endUserId, url, attributes }: FlagContext): EvaluationRequest {
    const input: EvaluationInput = {
      ...{ endUserId, url, now: this.surroundings.now() },
      attributes: () => trustedAttributes({ url, attributes }),
    };
    return new EvaluationRequest(input);
  }

  private asks(loaded: Loaded, { id, measured, ruling }: CompiledExperiment, endUserId: string): boolean {
    return loaded.asks.has(id) || ((measured || ruling !== null) && this.mayBeJoined(loaded, endUserId));
  }

  private mayBeJoined({ joined }: Loaded, endUserId: string): boolean {
    return (joined !== undefined && joined.has(endUserId)) || this.joinedHere.has(endUserId);
  }

  private idsToAsk(loaded: Loaded, endUserId: string): readonly number[] {
    const asks = [...loaded.asks];
    return this.mayBeJoined(loaded, endUserId) ? [...new Set([...asks, ...loaded.measured])] : asks;
  }

  /** What the server has to be asked for a context; undefined for nothing. */
  private asking(context: Context) {
    const loaded = this.keeper.loaded;
    const read = readContext(context);
    if (loaded === undefined || 'errorCode' in read) return undefined;
    const ids = this.idsToAsk(loaded, read.endUserId);
    return ids.length === 0 ? undefined : { context: named(read), ids, revision: loaded.revision };
  }

  private async ask(
    { context, ids, revision }: { context: AskedContext; ids: readonly number[]; revision: number },
    maxAgeMs: number,
  ): Promise<AskedAnswer | undefined> {
    const known = this.asked.peek(context);
    const isFresh =
      known !== undefined && known.revision === revision && this.surroundings.now() - known.at < maxAgeMs;
    return isFresh ? known : this.asked.ask(context, ids, revision);
  }

  private decideAsked(key: string, read: FlagContext, exposure: boolean): Decision {
    const context = named(read);
    const loaded = this.keeper.loaded!;
    const known = this.asked.peek(context);
    const now = this.surroundings.now();
    if (known === undefined || known.revision !== loaded.revision || now - known.at >= freshMs)
      void this.asked.ask(context, this.idsToAsk(loaded, read.endUserId), loaded.revision);
    const flag = known !== undefined && now - known.at < usableMs ? known.flags.get(key) : undefined;
    if (flag === undefined)
      return failed(key, 'GENERAL', 'Only the server can tell, and has not been asked yet: see prepare().');
    if (exposure && flag.exposure !== undefined) this.reportAsked(flag, read);
    return toDecision(key, flag);
  }

  private reportAsked(flag: AskedFlag, read: FlagContext): void {
    const {
      experiment_id: experimentId,
      variant_id: variationId,
      allocation_version: allocationVersion,
      rule_id: ruleId = 0,
    } = flag.exposure!;
    const fingerprint = this.fingerprint.start(read.endUserId).add(experimentId).add(variationId).add(ruleId);
    if (this.reported.get(fingerprint) !== 0) return;
    this.expose({ experimentId, variationId, allocationVersion, ruleId }, read);
  }

  private report(outcome: Outcome, context: Context): void {
    const { experiment, variation } = outcome;
    if (variation === null) return;
    const endUserId = context.targetingKey as string;
    if (
      this.reported.get(
        this.fingerprint.start(endUserId).add(experiment.id).add(variation.id).add(outcome.ruleId),
      ) !== 0
    )
      return;
    const exposures = exposuresOf([outcome]);
    if (exposures.length === 0) return;
    const read = readContext(context);
    if ('errorCode' in read) return;
    for (const exposure of exposures) this.expose(exposure, read);
  }

  private expose(
    of: { experimentId: number; variationId: number; allocationVersion: number; ruleId: number },
    { endUserId, url, attributes }: FlagContext,
  ): void {
    if (this.isClosed) return;
    const kept = keptAttributes(attributes);
    const isTaken = this.outbox.expose({
      ...{ user_id: endUserId, experiment_id: of.experimentId, variant_id: of.variationId },
      ...{ allocation_version: of.allocationVersion, timestamp: this.surroundings.now() },
      ...(of.ruleId !== 0 && { rule_id: of.ruleId }),
      ...(url !== undefined && { url }),
      ...(kept !== undefined && { attributes: kept }),
    });
    if (!isTaken) return;
    this.reported.set(
      this.fingerprint.start(endUserId).add(of.experimentId).add(of.variationId).add(of.ruleId),
      1,
    );
  }
}

const named = (read: FlagContext): AskedContext => ({
  ...read,
  name: JSON.stringify([read.endUserId, read.attributes]),
});

const unknownFlag = (key: string): Decision => failed(key, 'FLAG_NOT_FOUND', 'The project has no such flag.');

function toDecision(key: string, flag: AskedFlag): Decision {
  if ('errorCode' in flag) return failed(key, flag.errorCode, flag.errorDetails);
  const { reason, variant, value, metadata } = flag;
  return { key, reason, variant, value, metadata };
}

const faultOf = (read: ReturnType<typeof readContext>): string =>
  'errorCode' in read ? read.errorDetails : 'the client is closed.';

/** What results can be broken down by; the server keeps no more. */
function keptAttributes({
  url: _,
  ...attributes
}: FlagContext['attributes']): Record<string, unknown> | undefined {
  const kept: Record<string, unknown> = {};
  let count = 0;
  for (const name in attributes) {
    if (count === mostAttributes) break;
    const value = attributes[name];
    const isShort =
      typeof value === 'boolean' ||
      typeof value === 'number' ||
      (typeof value === 'string' && value.length <= mostLetters);
    if (!isShort || name.length > mostLetters) continue;
    kept[name] = value;
    count++;
  }
  return count === 0 ? undefined : kept;
}
