import { EnumField, IntegerField, NumberField, PartField } from '#libs/http';
import { resultMethods, type Protocol, type ProtocolChanges, type ResultMethod } from '#libs/protocol';
import { corrections, guardrailPolicies, type Correction, type GuardrailPolicy } from '#libs/statistics';

class RatePriorRequest {
  @NumberField({ above: 0, max: 1e12, example: 1, description: 'Conversions that are taken for seen' })
  alpha!: number;

  @NumberField({ above: 0, max: 1e12, example: 1, description: 'The same of those who did not convert' })
  beta!: number;
}

class LiftPriorRequest {
  @NumberField({ example: 0, description: 'The absolute lift that is expected' })
  mean!: number;

  @NumberField({ above: 0, example: 1, description: 'Its standard deviation' })
  sd!: number;
}

class PriorsRequest {
  @PartField(RatePriorRequest, ['alpha', 'beta'], {
    nullable: true,
    description: 'Of the rate of every variant; null for Beta(1, 1)',
  })
  rate?: RatePriorRequest | null;

  @PartField(LiftPriorRequest, ['mean', 'sd'], {
    nullable: true,
    description: 'Of the absolute lift of metrics that are no rates, in their own unit; null for a flat one',
  })
  lift?: LiftPriorRequest | null;
}

const alpha = {
  ...{ optional: true, above: 0, below: 1, example: 0.05 },
  description: 'Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha',
};
const method = {
  ...{ optional: true, example: 'sequential' },
  description: 'How results are judged; `fixed_horizon` is another name of `frequentist`',
};
const correction = {
  optional: true,
  description: 'Adjustment of p-values over all treatments and primary metrics together',
};
const policy = {
  optional: true,
  description:
    '`non_inferior`: every guardrail must pass for a winner. `no_harm`: only one that fails blocks',
};
const priors = { description: 'What is expected before any data, under `bayesian`' };
const minUsers = {
  ...{ optional: true, min: 1, max: 1_000_000_000, example: 100 },
  description: 'End users that every variant needs before it is judged',
};

/** How an experiment is to be judged; what is left out stays. */
export class ProtocolRequest {
  @EnumField(resultMethods, method)
  method?: ResultMethod | null;

  @NumberField(alpha)
  alpha?: number | null;

  @EnumField(corrections, correction)
  correction?: Correction | null;

  @EnumField(guardrailPolicies, policy)
  guardrailPolicy?: GuardrailPolicy | null;

  @PartField(PriorsRequest, ['rate', 'lift'], priors)
  priors?: PriorsRequest | null;

  @IntegerField(minUsers)
  minUsers?: number | null;
}

/** The same as programs write it. */
export class ApiProtocolRequest {
  @EnumField(resultMethods, method)
  method?: ResultMethod | null;

  @NumberField(alpha)
  alpha?: number | null;

  @EnumField(corrections, correction)
  correction?: Correction | null;

  @EnumField(guardrailPolicies, policy)
  guardrail_policy?: GuardrailPolicy | null;

  @PartField(PriorsRequest, ['rate', 'lift'], priors)
  priors?: PriorsRequest | null;

  @IntegerField(minUsers)
  min_users?: number | null;
}

const names = [
  'method',
  'alpha',
  'correction',
  'guardrailPolicy',
  'priors',
  'minUsers',
] as const satisfies (keyof Protocol)[];
const apiNames = ['method', 'alpha', 'correction', 'guardrail_policy', 'priors', 'min_users'];

/** A protocol, or a part of one. */
export const ProtocolField = (description: string): PropertyDecorator =>
  PartField(ProtocolRequest, names, { description });

/** The same as programs write it. */
export const ApiProtocolField = (description: string): PropertyDecorator =>
  PartField(ApiProtocolRequest, apiNames, { description });

/** What a request says of a protocol, as plain data. */
export function changesOf({ priors, ...changes }: ProtocolRequest): ProtocolChanges {
  return { ...changes, priors: priors && { ...priors } };
}

export function changesOfApi({
  guardrail_policy,
  min_users,
  ...changes
}: ApiProtocolRequest): ProtocolChanges {
  return changesOf({ ...changes, guardrailPolicy: guardrail_policy, minUsers: min_users });
}
