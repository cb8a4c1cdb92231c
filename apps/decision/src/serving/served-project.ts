import type { Config } from '#libs/config';
import { DomainError, notFound } from '#libs/errors';
import { compile, type CompiledProject, type Datafile } from '#libs/evaluation';
import { originRule, type OriginRule } from '#libs/ingestion';
import { EvaluationTally } from './evaluation-tally.js';

/** How a call names a project: by its id, or by its public id. */
export type ProjectReference = number | string;

/** A project as this app holds it: compiled, with the rule of who may ask. */
export interface ServedProject {
  readonly compiled: CompiledProject;
  readonly allowsOrigin: OriginRule;
  /**
   * The largest absolute value that an event of a type may have that names no experiment and came without a secret key:
   * the smallest that a metric of an Active experiment names. Types without one are not there.
   */
  readonly valueLimits: ReadonlyMap<string, number>;
  /** How often its flags were asked for. */
  readonly tally: EvaluationTally;
}

/** Makes a datafile ready for this installation's decisions. */
export function serveProject(datafile: Datafile, { hash }: Pick<Config, 'hash'>): ServedProject {
  const compiled = compile(datafile, hash);
  return {
    compiled,
    allowsOrigin: originRule(datafile.settings.allowedOrigins),
    valueLimits: valueLimitsOf(datafile),
    tally: new EvaluationTally(
      datafile.projectId,
      compiled.experiments.map(({ id }) => id),
    ),
  };
}

function valueLimitsOf({ experiments }: Datafile): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  const active = experiments.filter(({ shippedVariationId }) => typeof shippedVariationId !== 'number');
  for (const { custom, selector, maxPublicValue } of active.flatMap(({ metrics }) => metrics))
    if (custom && typeof maxPublicValue === 'number')
      limits.set(selector, Math.min(maxPublicValue, limits.get(selector) ?? Infinity));
  return limits;
}

/**
 * Refuses a call without a secret key that names a project as this one does not want to be named.
 *
 * @throws DomainError not-found, as if there were no such project
 */
export function checkReference({ compiled }: ServedProject, reference: ProjectReference): void {
  if (typeof reference === 'number' && compiled.settings.requirePublicId) throw notFound('project');
}

/** The answer to an origin that the project does not serve. */
export function originRefused(): DomainError {
  return new DomainError(
    'forbidden',
    'origin-not-allowed',
    'This origin is not in the project’s allowed origins.',
  );
}
