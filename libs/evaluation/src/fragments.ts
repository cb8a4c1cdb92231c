import type { CompiledVariation } from './compiled-project.js';
import type { DatafileExperiment, DatafileSettings, DatafileVariation } from './datafile.js';

/** A title or description as anybody may see it. */
type Shown = (name: string) => string;

/**
 * Makes the entries of an experiment in answers: for each variation the JSON text of a decision.
 *
 * What the variations share is written out once and held once: the engine keeps a concatenation as a
 * reference to its parts until it has to be flat.
 */
export function createFragments(
  given: DatafileExperiment,
  { publishCounters, publicNames = true }: Pick<DatafileSettings, 'publishCounters' | 'publicNames'>,
): (variation: DatafileVariation) => Pick<CompiledVariation, 'json' | 'isAscii'> {
  const experiment = given.type === 'Feature Flag' ? withoutCode(given) : given;
  const shown: Shown = (name) => (publicNames ? name : '');
  const head = `${experimentJson(experiment, shown).slice(0, -1)},"variation":`;
  const conditions = JSON.stringify(conditionsOf(experiment));
  const isShipped = typeof experiment.shippedVariationId === 'number';
  // After its end nothing is measured, so pages need not watch for anything.
  const metrics = isShipped ? '[]' : JSON.stringify(metricsOf(experiment, { publishCounters, shown }));
  const tail = `,"conditions":${conditions},"metrics":${metrics}${isShipped ? ',"shipped":true' : ''}}`;

  const isAsciiAround = isAsciiText(head) && isAsciiText(tail);

  return (variation) => {
    const own = variationJson(experiment, variation, { shown, publicNames });
    return { json: head + own + tail, isAscii: isAsciiAround && isAsciiText(own) };
  };
}

export function isAsciiText(text: string): boolean {
  return !beyondAscii.test(text);
}

const beyondAscii = /[^\0-\x7f]/;

function experimentJson(experiment: DatafileExperiment, shown: Shown): string {
  return JSON.stringify({
    experimentId: experiment.id,
    experimentKey: experiment.key,
    experimentTitle: shown(experiment.title),
    experimentJs: experiment.js,
    experimentCss: experiment.css,
    type: experiment.type,
    triggerType: experiment.triggerType,
    url: experiment.url,
    conditionType: experiment.conditionType,
    matching: experiment.matching,
  });
}

/** A flag never touches a page. */
const withoutCode = (flag: DatafileExperiment): DatafileExperiment => ({ ...flag, js: '', css: '' });

/** Whether values are of any matter: without them the answers are those of an experiment that only knows titles. */
export const hasValues = ({ valueType = 'string', variations }: DatafileExperiment): boolean =>
  valueType !== 'string' || variations.some(({ value = null }) => value !== null);

const noCode = { js: '', css: '', redirectUrl: null };

const codeOf = ({ js, css, changes, redirectUrl }: DatafileVariation): object => ({
  ...{ js, css },
  ...(changes?.length && { changes }),
  redirectUrl,
});

function variationJson(
  experiment: DatafileExperiment,
  variation: DatafileVariation,
  { shown, publicNames }: { shown: Shown; publicNames: boolean },
): string {
  const { valueType = 'string' } = experiment;
  const title = valueType === 'string' && publicNames ? variation.title : undefined;
  const value = hasValues(experiment) ? (variation.value ?? title) : undefined;
  return JSON.stringify({
    variationId: variation.id,
    variationTitle: shown(variation.title),
    ...(experiment.type === 'Feature Flag' ? noCode : codeOf(variation)),
    isControl: variation.isControl,
    ...(value !== undefined && { value }),
  });
}

function conditionsOf({ id: experimentId, conditions }: DatafileExperiment): object[] {
  return conditions.map(({ id, urls, operator, ignoreQuery }) => ({
    ...{ id, experimentId, urls, operator },
    ...(ignoreQuery && { ignoreQuery }),
  }));
}

function metricsOf(
  { id: experimentId, metrics }: DatafileExperiment,
  { publishCounters, shown }: { publishCounters: boolean; shown: Shown },
): object[] {
  return metrics.map(({ id, title, custom, selector, description, triggeredOnLIVE, triggeredOnQA }) => ({
    id,
    experimentId,
    title: shown(title),
    custom,
    selector,
    description: shown(description),
    triggeredOnLIVE: publishCounters ? triggeredOnLIVE : 0,
    triggeredOnQA: publishCounters ? triggeredOnQA : 0,
  }));
}
