import { experimentReportKinds, type ExperimentReportKind } from '#libs/entities';
import { endUserIdRule, endUserIdText, FieldFaults, isObject, projectRule } from '../requests/index.js';
import type { ProjectReference } from '../serving/index.js';
import { readProjectId } from './tracking-request.js';

/** What a browser tells of an experiment that is no event. */
export interface ExperimentSaying {
  readonly projectId: ProjectReference;
  readonly endUserId: string;
  /** The id or the key. */
  readonly experiment: number | string;
  readonly kind: ExperimentReportKind;
}

/** Whether an item of a tracking call is a report and no event. */
export const isReport = (body: unknown): body is Record<string, unknown> =>
  isObject(body) && body['report'] !== undefined && body['report'] !== null;

const maxDetail = 1_000;

/** @throws DomainError invalid, naming every field that is wrong */
export function parseReport(body: Record<string, unknown>): ExperimentSaying {
  const faults = new FieldFaults();
  const { experimentId, report, detail } = body;
  const projectId = readProjectId(body['projectId'], faults);
  if (body['projectId'] === undefined || body['projectId'] === null) faults.add('projectId', projectRule);
  const endUserId = endUserIdText(body['endUserId']);
  if (endUserId === undefined) faults.add('endUserId', endUserIdRule);
  const isReference =
    Number.isSafeInteger(experimentId) ||
    (typeof experimentId === 'string' && /^[a-z0-9_-]{1,64}$/.test(experimentId));
  if (!isReference) faults.add('experimentId', 'must be the id or the key of an experiment');
  if (!experimentReportKinds.includes(report as ExperimentReportKind))
    faults.add('report', `must be one of ${experimentReportKinds.join(', ')}`);
  if (detail !== undefined && detail !== null && (typeof detail !== 'string' || detail.length > maxDetail))
    faults.add('detail', `must be a text of at most ${maxDetail} characters`);
  faults.throwIfAny();
  return {
    projectId: projectId!,
    endUserId: endUserId!,
    experiment: experimentId as number | string,
    kind: report as ExperimentReportKind,
  };
}
