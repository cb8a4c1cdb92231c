import { CreateConditionRequest, UpdateConditionRequest } from '../../conditions/index.js';
import { AttachedMetricRequest, CreateMetricRequest, UpdateMetricRequest } from '../../metrics/index.js';
import { CreateVariationRequest, UpdateVariationRequest } from '../../variations/index.js';
import { PercentField } from '#libs/http';
import { UpdateExperimentRequest } from '../experiment.dto.js';
import type { FieldFact } from '../writer/field-facts.js';
import type { PartKind } from '../writer/wanted.js';

const traffic = { optional: true, example: 50, description: 'Its share, in percent' };

class NewVariationOfDocument extends CreateVariationRequest {
  @PercentField(traffic)
  traffic?: number | null;
}

class VariationOfDocument extends UpdateVariationRequest {
  @PercentField(traffic)
  traffic?: number | null;
}

type RequestClass = new () => object;

/** What the fields of an experiment have to be: the same as where they are changed one by one. */
export const experimentRequest: RequestClass = UpdateExperimentRequest;

/** The same for parts, new ones and others. */
export const partRequests: Record<PartKind, { made: RequestClass; changed: RequestClass }> = {
  conditions: { made: CreateConditionRequest, changed: UpdateConditionRequest },
  variations: { made: NewVariationOfDocument, changed: VariationOfDocument },
  metrics: { made: CreateMetricRequest, changed: UpdateMetricRequest },
};

/** What a new metric is when it is attached from the library. */
export const attachedRequest: RequestClass = AttachedMetricRequest;

/** Fields of answers that requests may carry as long as they are unchanged. */
export const readOnlyFields = {
  experiment: ['id', 'key', 'projectId', 'createdAt', 'updatedAt', 'startedAt', 'endedAt'],
  conditions: ['experimentId'],
  variations: ['experimentId', 'isControl', 'retired'],
  metrics: ['experimentId', 'sharedVersion', 'newestVersion'],
} as const;

/** Fields that requests may write beside those that are kept, with what null stands for. */
export const writtenFields: Record<PartKind, Readonly<Record<string, FieldFact>>> = {
  conditions: { name: { words: 'Parameter', cleared: null }, value: { words: 'Value', cleared: null } },
  variations: {},
  metrics: {},
};
