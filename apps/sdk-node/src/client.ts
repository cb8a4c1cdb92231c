import {
  type CompiledVariation,
  decideOne,
  disabledFlag,
  type EvaluationInput,
  EvaluationRequest,
  evaluationOf,
  exposuresOf,
  type FlagContext,
  isMeasured,
  type Outcome,
  pickPlainly,
  trustedAttributes,
} from '#libs/evaluation';
import { type AskedAnswer, AskedAnswers, type AskedContext, type AskedFlag } from './asked-answers.js';
import { type Context, readContext } from './contexts.js';
import { type Decision, failed, valueOr } from './decision.js';
import { Keeper, type Status, type StatusListener } from './keeper.js';
import { LatestRequest } from './latest-request.js';
import type { Loaded, LoadedFlag } from './loaded.js';
import { type ClientOptions, type CompleteOptions, readOptions } from './options.js';
import { Outbox } from './outbox.js';
import { Reported, type ReportedExposure } from './reported.js';
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
/** Entries of 32 exposures. */
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
  private readonly reported: Reported;
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
    this.reported = new Reported([seed(), seed()], mostReported);
    this.keeper = new Keeper(this.options, surroundings, this.server);
  }

  get status(): Status {
    return this.keeper.status;
  }

  /** How many exposures and events wait for the server, and how many were lost. */
  get queue(): { readonly queued: number; readonly dropped: number } {
    return { queued: this.outbox.queued, dropped: this.outbox.dropped };
  }

  /**
   * Whether there is a datafile to decide by, from the server or from disk; waits for it so long at most, and not where the
   * server refuses the key. Never rejects.
   */
  async ready(timeoutMs = this.options.timeoutMs): Promise<boolean> {
    let stopWaiting = () => {};
    let stopListening = () => {};
    await new Promise<void>((resolve) => {
      const check = () => {
        if (this.keeper.loaded !== undefined || this.keeper.status === 'error') resolve();
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
      const { loaded } = this.keeper;
      const flag = loaded?.flags.get(key);
      const request = flag && this.latest.requestOf(context, loaded!.project.firstEndAt);
      if (request === undefined || this.asks(loaded!, flag!, request.endUserId))
        return valueOr(this.decideKnown(key, context, {}).value, fallback);
      const place = flag!.isPlain ? pickPlainly(loaded!.project, flag!.experiment, request) : -1;
      if (place < 0) return valueOr(this.serve(loaded!, flag!, request, context), fallback);
      this.reportPlainly(flag!, place, request.endUserId, context);
      return valueOr(flag!.experiment.allocation.served[place]!.value, fallback);
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
    const flag = loaded.flags.get(key);
    if (flag === undefined && !loaded.unread.has(key)) {
      const off = project.disabledByKey.get(key);
      return off === undefined ? unknownFlag(key) : (disabledFlag(off, false) as Decision);
    }
    if (flag === undefined || this.asks(loaded, flag, read.endUserId))
      return this.decideAsked(key, read, exposure);
    const outcome = decideOne(project, flag.experiment, this.requestOf(read));
    if (exposure) this.report(flag, outcome, context);
    return toDecision(key, evaluationOf(outcome, false));
  }

  /** The value of a flag that is decided here; undefined for none. */
  private serve(loaded: Loaded, flag: LoadedFlag, request: EvaluationRequest, context: Context): unknown {
    const outcome = decideOne(loaded.project, flag.experiment, request);
    if (outcome.variation === null)
      return toDecision(flag.experiment.key, evaluationOf(outcome, false)).value;
    this.report(flag, outcome, context);
    return outcome.variation.value;
  }

  private requestOf({ endUserId, url, attributes }: FlagContext): EvaluationRequest {
    const input: EvaluationInput = {
      ...{ endUserId, url, now: this.surroundings.now() },
      attributes: () => trustedAttributes({ url, attributes }),
    };
    return new EvaluationRequest(input);
  }

  private asks(loaded: Loaded, { asks, asksJoined }: LoadedFlag, endUserId: string): boolean {
    return asks || (asksJoined && this.mayBeJoined(loaded, endUserId));
  }

  private mayBeJoined({ joined }: Loaded, endUserId: string): boolean {
    if (joined !== undefined && joined.has(endUserId)) return true;
    return this.joinedHere.size > 0 && this.joinedHere.has(endUserId);
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
    const number = this.reported.numberOf({ experimentId, variationId, ruleId });
    if (this.reported.has(read.endUserId, number)) return;
    this.expose({ experimentId, variationId, allocationVersion, ruleId }, number, read);
  }

  private reportPlainly(
    { experiment, plainNumbers }: LoadedFlag,
    place: number,
    endUserId: string,
    context: Context,
  ): void {
    if (!experiment.measured) return;
    const { id: experimentId, allocationVersion, allocation } = experiment;
    const { id: variationId } = allocation.served[place]!;
    const exposed = { experimentId, variationId, ruleId: 0 };
    const number = (plainNumbers[place] ??= this.reported.numberOf(exposed));
    if (this.reported.has(endUserId, number)) return;
    const read = readContext(context);
    if (!('errorCode' in read)) this.expose({ ...exposed, allocationVersion }, number, read);
  }

  private report(flag: LoadedFlag, outcome: Outcome, context: Context): void {
    if (outcome.variation === null || !isMeasured(outcome)) return;
    const number = this.numberOf(flag, outcome, outcome.variation);
    if (this.reported.has(context.targetingKey as string, number)) return;
    const [exposure] = exposuresOf([outcome]);
    const read = readContext(context);
    if (exposure === undefined || 'errorCode' in read) return;
    this.expose(exposure, number, read);
  }

  private numberOf(
    { exposures }: LoadedFlag,
    { experiment, ruleId }: Outcome,
    variation: CompiledVariation,
  ): number {
    for (const known of exposures)
      if (known.variation === variation && known.ruleId === ruleId) return known.number;
    const number = this.reported.numberOf({ experimentId: experiment.id, variationId: variation.id, ruleId });
    exposures.push({ variation, ruleId, number });
    return number;
  }

  private expose(
    of: ReportedExposure & { readonly allocationVersion: number },
    number: number,
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
    if (isTaken) this.reported.add(endUserId, number);
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
