import type { DatafileStore } from '#libs/datafiles';
import type { CompiledExperiment, CompiledProject } from '#libs/evaluation';
import type { ExperimentReference, FindServed, TrackableExperiment } from '#libs/ingestion';
import type { ServedProject } from '../decisions/served-project.js';

/** Finds Active experiments in the datafiles in memory. A key without its project may mean one elsewhere too. */
export function findServedIn(datafiles: DatafileStore<ServedProject>): FindServed {
  return (reference) => {
    const { id, projectId } = reference;
    if (projectId !== null) return findIn(datafiles.peek(projectId), reference);
    if (id === null) return undefined;
    for (const project of datafiles.all()) {
      const experiment = findIn(project, reference);
      if (experiment) return experiment;
    }
    return undefined;
  };
}

function findIn(
  project: ServedProject | undefined,
  { id, key }: ExperimentReference,
): TrackableExperiment | undefined {
  if (project === undefined) return undefined;
  const { compiled } = project;
  const experiment =
    id === null ? compiled.experimentsByKey.get(key ?? '') : compiled.experimentsById.get(id);
  return experiment && trackable(experiment, compiled);
}

function trackable(
  { id, key, metrics }: CompiledExperiment,
  { projectId, settings }: CompiledProject,
): TrackableExperiment {
  return { id, key, projectId, active: true, allowedOrigins: settings.allowedOrigins, metrics };
}
