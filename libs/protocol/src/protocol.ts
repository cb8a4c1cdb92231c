import type { BetaParameters, Correction, GuardrailPolicy, NormalPrior } from '#libs/statistics';
import type { ResultMethod } from './result-method.js';

/** What is expected before any data, under `bayesian`; null for nothing in particular. */
export interface Priors {
  /** Of the rate of every variation; Beta(1, 1) when null. */
  rate: BetaParameters | null;
  /** Of the absolute lift of metrics that are no rates, each in its own unit; flat when null. */
  lift: NormalPrior | null;
}

/** How an experiment is judged. Its plan and its primary metrics belong to it and stand with the experiment. */
export interface Protocol {
  method: ResultMethod;
  /** Threshold of p-values, verdicts and guardrails; intervals have the level 1 - alpha. */
  alpha: number;
  /** Adjustment over all treatments and primary metrics together. */
  correction: Correction;
  /** `non_inferior`: every guardrail must pass. `no_harm`: only a guardrail that fails blocks. */
  guardrailPolicy: GuardrailPolicy;
  priors: Priors;
  /** Fewer users than this in a variation are never enough to judge. */
  minUsers: number;
}

export type ProtocolChanges = {
  [Name in keyof Omit<Protocol, 'priors'>]?: Protocol[Name] | null | undefined;
} & { priors?: { rate?: BetaParameters | null; lift?: NormalPrior | null } | null | undefined };

/** Of projects that say nothing else. */
export const defaultProtocol: Protocol = {
  method: 'frequentist',
  alpha: 0.05,
  correction: 'holm',
  guardrailPolicy: 'non_inferior',
  priors: { rate: null, lift: null },
  minUsers: 100,
};

/** The protocol with changes. What is left out or null stays, but a prior that is null is cleared. */
export function changeProtocol(protocol: Protocol, { priors, ...changes }: ProtocolChanges): Protocol {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined && value !== null);
  const ownPriors = Object.entries(priors ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...protocol,
    ...(Object.fromEntries(given) as Partial<Protocol>),
    priors: { ...protocol.priors, ...(Object.fromEntries(ownPriors) as Partial<Priors>) },
  };
}
