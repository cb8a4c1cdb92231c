import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { endUserIdText, trustedAttributes } from '#libs/evaluation';
import { ExperimentDirectory, ExposureRecorder, type KnownExperiment } from '#libs/ingestion';
import { Clock } from '../clock.js';
import { bodyChecker, correctTime, FieldFaults, isObject, readTime } from '../requests/index.js';
import { detailsOf } from '../serving/index.js';
import { type ExposureBody, exposureSchema, maxExposures } from './exposures-schema.js';

/** What became of a list of exposures. */
export interface ExposuresAnswer {
  readonly accepted: number;
  readonly rejected: readonly { readonly index: number; readonly detail: string }[];
}

/** What is checked, or why it is refused. */
type Checked = { readonly exposure: ExposureBody; readonly at: number } | { readonly fault: string };

const checkExposure = bodyChecker(exposureSchema);

/** Takes in what programs decided themselves; answers when it is durable. */
@Injectable()
export class ExposuresService {
  constructor(
    private readonly directory: ExperimentDirectory,
    private readonly recorder: ExposureRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Records them like decisions: who is assigned already stays so, and sending them twice changes nothing.
   *
   * @throws DomainError invalid when the body is no list; unavailable when it is not known to be stored, so that they
   *   are to be sent again
   */
  async take(body: unknown, projectId: number): Promise<ExposuresAnswer> {
    const items = readItems(body);
    const receivedAt = this.clock.now();
    const checked = items.map((item) => check(item, receivedAt));
    const known = await this.find(projectId, checked);
    const rejected: { index: number; detail: string }[] = [];
    const recording: Promise<boolean>[] = [];
    checked.forEach((item, index) => {
      const fault =
        'fault' in item ? item.fault : faultOf(item, known.get(String(item.exposure.experiment_id)));
      if (fault !== undefined) rejected.push({ index, detail: fault });
      else if ('exposure' in item) recording.push(this.record(projectId, item.exposure, item.at));
    });
    const durable = await Promise.all(recording);
    if (durable.includes(false)) throw notStored();
    return { accepted: durable.length, rejected };
  }

  private find(projectId: number, checked: readonly Checked[]) {
    const names = checked.flatMap((item) =>
      'exposure' in item ? [String(item.exposure.experiment_id)] : [],
    );
    // Asked again: one that has ended a moment ago takes nothing any more.
    return this.directory.find(projectId, new Set(names), true);
  }

  private async record(
    projectId: number,
    { user_id: userId, experiment_id: experimentId, ...body }: ExposureBody,
    at: number,
  ): Promise<boolean> {
    const endUserId = endUserIdText(userId)!;
    const { variant_id: variationId, allocation_version: allocationVersion, rule_id, url, attributes } = body;
    const exposures = [
      { experimentId, variationId, allocationVersion, ruleId: rule_id ?? 0, binding: false },
    ];
    if (this.recorder.isSettled(endUserId, exposures)) return true;
    const sent = attributes ?? undefined;
    const details = detailsOf(trustedAttributes({ url: url ?? undefined, attributes: sent }), {
      attributes: sent,
    });
    return (await this.recorder.record({ projectId, endUserId }, exposures, details, at)).durable;
  }
}

function readItems(body: unknown): readonly unknown[] {
  const items = isObject(body) ? body['exposures'] : undefined;
  const faults = new FieldFaults();
  if (!Array.isArray(items)) faults.add('exposures', `must be a list of at most ${maxExposures} objects`);
  else if (items.length <= maxExposures) return items;
  else
    throw new DomainError(
      'too-large',
      'too-large',
      `A request can contain at most ${maxExposures} exposures.`,
    );
  throw faults.toError();
}

function check(item: unknown, receivedAt: number): Checked {
  const faults = new FieldFaults();
  if (checkExposure(item, faults)) {
    const timestamp = readTime(item.timestamp) ?? null;
    const at = correctTime({ timestamp, sentAt: readTime(item.sent_at) ?? null, receivedAt });
    return { exposure: item, at };
  }
  const [{ field, message }] = faults.list as [{ field: string; message: string }];
  return { fault: `${field} ${message}.` };
}

function faultOf(
  { exposure, at }: { exposure: ExposureBody; at: number },
  experiment: KnownExperiment | undefined,
): string | undefined {
  if (experiment === undefined) return 'experiment_id names no experiment of the project.';
  if (!experiment.variations.some(({ id }) => id === exposure.variant_id))
    return 'variant_id is no variant of the experiment.';
  if (experiment.endedAt !== null && at >= experiment.endedAt) return 'The experiment had ended.';
  return undefined;
}

function notStored(): DomainError {
  const detail = 'The exposures cannot be stored for the moment.';
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2 });
}
