import type { Datafile, DatafileExperiment, DatafileVariation } from '../datafile.js';

/** A valid datafile without experiments, for tests. */
export function aDatafile(
  over: Partial<Datafile> = {},
  settings: Partial<Datafile['settings']> = {},
): Datafile {
  return {
    projectId: 1,
    publicId: 'p_0123456789abcdefghijAB',
    revision: 1,
    experiments: [],
    ...over,
    settings: {
      holdoutPercent: 0,
      publishCounters: false,
      allowedOrigins: [],
      storedAttributesInPublic: false,
      ...settings,
    },
  };
}

/** A valid experiment for everyone: control and treatment at 50 percent each, with ids from its own. */
export function anExperiment(over: Partial<DatafileExperiment> = {}): DatafileExperiment {
  const id = over.id ?? 1;
  return {
    id,
    key: `experiment-${id}`,
    title: `Experiment ${id}`,
    js: '',
    css: '',
    type: 'AB Test',
    triggerType: 'Immediately',
    url: null,
    matching: 2,
    conditionType: 'ALL',
    coverage: 100,
    group: null,
    allocationVersion: 1,
    sticky: false,
    endAt: null,
    segments: [],
    variations: [
      aVariation({ id: id * 10, title: 'Control', isControl: true }),
      aVariation({ id: id * 10 + 1, title: 'Treatment' }),
    ],
    conditions: [],
    metrics: [],
    ...over,
  };
}

/** A valid variation at 50 percent, not the control. */
export function aVariation(over: Partial<DatafileVariation> = {}): DatafileVariation {
  return {
    id: 1,
    title: 'Variation',
    traffic: 50,
    js: '',
    css: '',
    redirectUrl: null,
    isControl: false,
    retired: false,
    segmentId: null,
    segmentRules: null,
    ...over,
  };
}
