import { snakeCase } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { parseDefinition, type DefinitionFault, type MetricDefinition } from '#libs/metrics';
import { currentActor } from '../audit/index.js';

const definitionFields = [
  ...(['kind', 'source', 'value', 'measure', 'denominator', 'steps', 'retention', 'quantile'] as const),
  ...(['distinct', 'direction', 'window', 'cap', 'cuped'] as const),
  ...(['minimumDetectableEffect', 'nonInferiorityMargin'] as const),
] satisfies (keyof MetricDefinition)[];

/** What a request says of a definition: what is left out or null is not there; 0 and an empty text stand for none. */
export function definitionIn(request: object): Partial<Record<keyof MetricDefinition, unknown>> {
  const given = request as Partial<Record<keyof MetricDefinition, unknown>>;
  const fields: Partial<Record<keyof MetricDefinition, unknown>> = {};
  for (const name of definitionFields)
    if (given[name] !== undefined && given[name] !== null) fields[name] = given[name];
  if (fields.minimumDetectableEffect === 0) fields.minimumDetectableEffect = null;
  if (fields.nonInferiorityMargin === '') fields.nonInferiorityMargin = null;
  return fields;
}

/**
 * @param within where it stands in the request, such as `definition.`
 * @throws DomainError that names everything that is wrong with it
 */
export function requireDefinition(given: unknown, within = ''): MetricDefinition {
  const { definition, faults } = parseDefinition(given);
  if (definition) return definition;
  throw invalidDefinition(faults, within);
}

function invalidDefinition(faults: readonly DefinitionFault[], within: string): DomainError {
  const isProgram = currentActor()?.isProgram === true;
  const fields = faults.slice(0, mostFaults).map(({ path, message }) => ({
    field: `${within}${path.map((step) => (isProgram && isName(step, path) ? snakeCase(step) : step)).join('.')}`,
    message,
  }));
  return new DomainError('invalid', 'validation-failed', 'The definition is not valid.', { fields });
}

/** Names within a filter are data. */
const isName = (step: string | number, path: readonly (string | number)[]): step is string =>
  typeof step === 'string' && !path.slice(0, path.indexOf(step)).includes('filter');

const mostFaults = 100;
