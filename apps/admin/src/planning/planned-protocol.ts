import type { EntityManager } from 'typeorm';
import { Project } from '#libs/entities';
import { defaultProtocol, engineMethod, type Protocol } from '#libs/protocol';
import { chooseMetrics, conversionTypeOf, readMeasured } from '../results/index.js';

/** How results will be judged, as far as a plan has to know. */
export interface PlannedProtocol {
  method: 'fixed' | 'sequential';
  alpha: number;
  /** Among how many comparisons alpha is divided. */
  comparisons: number;
  /** Treatments that get traffic. */
  treatments: number;
  /** Shares, the control first; null where they are not known. */
  weights: number[] | null;
}

/**
 * That of the experiment, else of the project, else the usual one. Alpha is divided by the treatments and primary metrics
 * of an experiment unless its protocol does not correct for them; a plan for `bayesian` is that of the fixed test.
 */
export async function readPlannedProtocol(
  manager: EntityManager,
  {
    projectId,
    experimentId,
  }: { projectId?: number | null | undefined; experimentId?: number | null | undefined },
): Promise<PlannedProtocol> {
  const unknown = { comparisons: 1, treatments: 1, weights: null };
  if (!experimentId) return { ...termsOf(await protocolOf(manager, projectId)), ...unknown };
  const measured = await readMeasured(manager, experimentId);
  const { protocol } = measured.experiment;
  const served = measured.variations.filter(({ retiredAt, traffic }) => retiredAt === null && traffic > 0);
  const control = served.filter(({ isControl }) => isControl);
  const treatments = served.filter(({ isControl }) => !isControl);
  const isKnown = control.length === 1 && treatments.length > 0;
  const count = isKnown ? treatments.length : 1;
  const goals = chooseMetrics(measured, { conversionType: conversionTypeOf(measured.experiment) });
  const primary = goals.filter(({ role }) => role === 'primary').length;
  return {
    ...termsOf(protocol),
    comparisons: protocol.correction === 'none' ? 1 : count * primary,
    treatments: count,
    weights: isKnown ? [...control, ...treatments].map(({ traffic }) => traffic) : null,
  };
}

async function protocolOf(manager: EntityManager, projectId?: number | null): Promise<Protocol> {
  const project = projectId
    ? await manager.findOne(Project, { where: { id: projectId }, select: { id: true, protocol: true } })
    : null;
  return project?.protocol ?? defaultProtocol;
}

const termsOf = ({ method, alpha }: Protocol): Pick<PlannedProtocol, 'method' | 'alpha'> => ({
  method: engineMethod(method) === 'sequential' ? 'sequential' : 'fixed',
  alpha,
});
