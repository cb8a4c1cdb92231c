import type { DatafileStore } from '#libs/datafiles';
import type { CompiledExperiment, CompiledProject } from '#libs/evaluation';
import type { ExperimentReference, FindServed, TrackableExperiment } from '#libs/ingestion';
import type { Clock } from '../clock.js';
import type { ServedProject } from '../decisions/served-project.js';

/** Finds Active experiments in the datafiles in memory. A key without its project may mean one elsewhere too. */
export function findServedIn(datafiles: DatafileStore<ServedProject>, clock: Clock): FindServed {
  return (reference) => {
    for (const { compiled } of projectsOf(reference, datafiles)) {
      const experiment = findIn(compiled, reference);
      if (experiment) return trackable(experiment, compiled, clock.now());
    }
    return undefined;
  };
}

function projectsOf(
  { id, projectId }: ExperimentReference,
  datafiles: DatafileStore<ServedProject>,
): Iterable<ServedProject> {
  if (projectId === null) return id === null ? [] : datafiles.all();
  const project = datafiles.peek(projectId);
  return project ? [project] : [];
}

function findIn(
  { experimentsById, experimentsByKey }: CompiledProject,
  { id, key }: ExperimentReference,
): CompiledExperiment | undefined {
  return id === null ? experimentsByKey.get(key ?? '') : experimentsById.get(id);
}

function trackable(
  { id, key, metrics, endAt }: CompiledExperiment,
  { projectId, settings }: CompiledProject,
  now: number,
): TrackableExperiment {
  return { id, key, projectId, active: now < endAt, allowedOrigins: settings.allowedOrigins, metrics };
}
