import type { DatafileStore, PublicIds } from '#libs/datafiles';
import type { CompiledExperiment, CompiledProject } from '#libs/evaluation';
import type { ExperimentReference, FindServed, TrackableExperiment } from '#libs/ingestion';
import type { Clock } from '../clock.js';
import type { ServedProject } from './served-project.js';

/** Where projects are in memory. */
export interface ServedSources {
  readonly datafiles: DatafileStore<ServedProject>;
  readonly publicIds: PublicIds;
  readonly clock: Clock;
}

/** Finds Active experiments in the datafiles in memory, named as their projects want it. */
export function findServedIn(sources: ServedSources): FindServed {
  return (reference) => {
    for (const { compiled } of projectsOf(reference, sources)) {
      if (compiled.settings.requirePublicId && reference.projectId !== compiled.publicId) continue;
      const experiment = findIn(compiled, reference);
      if (experiment) return trackable(experiment, compiled, sources.clock.now());
    }
    return undefined;
  };
}

function projectsOf(
  { id, projectId }: ExperimentReference,
  { datafiles, publicIds }: ServedSources,
): Iterable<ServedProject> {
  if (projectId === null) return id === null ? [] : datafiles.all();
  const known = typeof projectId === 'number' ? projectId : publicIds.peek(projectId);
  const project = known === undefined ? undefined : datafiles.peek(known);
  return project ? [project] : [];
}

function findIn(
  { experimentsById, experimentsByKey }: CompiledProject,
  { id, key }: ExperimentReference,
): CompiledExperiment | undefined {
  return id === null ? experimentsByKey.get(key ?? '') : experimentsById.get(id);
}

function trackable(
  { id, key, metrics, endAt, shipped }: CompiledExperiment,
  { projectId, publicId, settings }: CompiledProject,
  now: number,
): TrackableExperiment {
  const { allowedOrigins, requirePublicId = false } = settings;
  const active = shipped === null && now < endAt;
  return { id, key, projectId, publicId, requirePublicId, active, allowedOrigins, metrics };
}
