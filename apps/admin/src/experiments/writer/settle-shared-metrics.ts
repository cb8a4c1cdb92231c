import { In, type EntityManager } from 'typeorm';
import { Metric, SharedMetric, SharedMetricVersion } from '#libs/entities';
import {
  applyOverrides,
  engineKindOf,
  parseOverrides,
  type MetricDefinition,
  type MetricOverrides,
} from '#libs/metrics';
import type { Configuration } from './configuration.js';
import type { Fault, Path } from './faults.js';
import { sameValue } from './same-value.js';
import type { Target, TargetPart } from './target.js';
import type { MetricFields } from './wanted.js';

type Part = TargetPart<MetricFields>;

export interface SettleShared {
  /** Whether everything comes from another experiment or version, where it was checked. */
  copied: boolean;
  /** Whether a metric of the experiment may become a shared one. */
  promotes?: boolean;
}

/**
 * Completes the metrics that are attached from the library: they show what the definition says, and keep the version of it
 * that they had at the start. Tells what is wrong with them.
 */
export async function settleSharedMetrics(
  manager: EntityManager,
  present: Configuration,
  target: Target,
  options: SettleShared,
): Promise<Fault[]> {
  const attached = target.metrics.filter(({ fields }) => fields.sharedMetricId !== null);
  const faults = target.metrics.flatMap((part) => ownFaults(part, options));
  if (attached.length === 0) return faults;
  const library = await readLibrary(manager, present, attached);
  const isStarted = present.experiment.startedAt !== null || target.experiment.status === 'Active';
  const seen = new Set<number>();
  for (const part of attached) {
    const found = settle(part, library, { ...options, isStarted });
    faults.push(...found);
    const id = part.fields.sharedMetricId!;
    if (seen.has(id)) faults.push(attachedTwice(part));
    seen.add(id);
  }
  return faults;
}

/** The fields of an attached metric that members set; the others follow. */
export const settableWhenAttached: readonly string[] = ['role', 'overrides'] satisfies (keyof MetricFields)[];

function ownFaults({ at, before, fields, given }: Part, { copied, promotes }: SettleShared): Fault[] {
  const faults: Fault[] = [];
  const isMoved = before !== undefined && given.sharedMetricId !== undefined;
  if (isMoved && !copied && !(promotes && before.sharedMetricId === null))
    faults.push({ path: ['metrics', at, 'sharedMetricId'], message: 'cannot be changed' });
  if (fields.sharedMetricId !== null) return faults;
  if (fields.overrides !== null && !isMoved)
    faults.push({ path: ['metrics', at, 'overrides'], message: 'applies to shared metrics only' });
  Object.assign(fields, { sharedVersion: null, overrides: null });
  return faults;
}

function attachedTwice({ at, fields }: Part): Fault {
  const detail = `The shared metric “${fields.title}” is attached already.`;
  const refusal = { kind: 'conflict', code: 'already-exists', detail } as const;
  return { path: ['metrics', at, 'sharedMetricId'], message: 'is attached already', refusal };
}

interface Library {
  metrics: ReadonlyMap<number, SharedMetric>;
  definitionOf(id: number, version: number): MetricDefinition | undefined;
}

/** Those that are attached now are locked, so that none is archived meanwhile. */
async function readLibrary(
  manager: EntityManager,
  { experiment: { projectId } }: Configuration,
  parts: readonly Part[],
): Promise<Library> {
  const ids = [...new Set(parts.map(({ fields }) => fields.sharedMetricId!))].sort((a, b) => a - b);
  const isAttaching = parts.some(({ fields, before }) => before?.sharedMetricId !== fields.sharedMetricId);
  const metrics = await manager.find(SharedMetric, {
    ...{ where: { projectId, id: In(ids) }, order: { id: 'ASC' } },
    ...(isAttaching && { lock: { mode: 'pessimistic_read' } as const }),
  });
  const asked = new Set(metrics.map(({ id, version }) => `${id}/${version}`));
  for (const { fields, before } of parts)
    for (const version of [fields.sharedVersion, before?.sharedVersion])
      if (version) asked.add(`${fields.sharedMetricId}/${version}`);
  const versions = await manager.find(SharedMetricVersion, {
    where: { sharedMetricId: In(metrics.map(({ id }) => id)) },
  });
  const known = new Map(
    versions
      .filter(({ sharedMetricId, version }) => asked.has(`${sharedMetricId}/${version}`))
      .map(({ sharedMetricId, version, definition }) => [`${sharedMetricId}/${version}`, definition]),
  );
  return {
    metrics: new Map(metrics.map((metric) => [metric.id, metric])),
    definitionOf: (id, version) => known.get(`${id}/${version}`),
  };
}

function settle(
  part: Part,
  library: Library,
  { copied, promotes, isStarted }: SettleShared & { isStarted: boolean },
): Fault[] {
  const { at, before, fields, given } = part;
  const path: Path = ['metrics', at];
  const shared = library.metrics.get(fields.sharedMetricId!);
  if (!shared) {
    const message = `${fields.sharedMetricId} is not a shared metric of the project`;
    return [{ path: [...path, 'sharedMetricId'], message }];
  }
  const isNew = before?.sharedMetricId !== shared.id;
  if (isNew && shared.archivedAt !== null && !copied) return [archived(path, shared)];
  const version = isStarted ? versionOf(part, shared) : null;
  const definition = library.definitionOf(shared.id, version ?? shared.version);
  if (!definition)
    return [{ path: [...path, 'sharedVersion'], message: `is no version of “${shared.name}”` }];
  const parsed = parseOverrides(fields.overrides);
  const { definition: own, faults } = applyOverrides(definition, parsed.overrides);
  const wrong = [...parsed.faults, ...faults].map((fault) => ({
    ...{ path: [...path, 'overrides', ...fault.path], message: fault.message },
  }));
  const follows = mirrored(shared, own);
  const strangers = Object.entries(follows).filter(
    ([name, value]) =>
      given[name as keyof MetricFields] !== undefined && !sameValue(given[name as keyof MetricFields], value),
  );
  Object.assign(fields, follows, { sharedVersion: version, overrides: parsed.overrides });
  if (copied || promotes) return wrong;
  return [
    ...wrong,
    ...strangers.map(([name]) => ({
      ...{ path: [...path, name], message: 'follows the shared metric, and is changed there' },
    })),
  ];
}

/** A version that was asked for, else the one that it has, else the newest. */
function versionOf({ before, fields, given }: Part, { id, version }: SharedMetric): number {
  if (given.sharedVersion) return given.sharedVersion;
  const isKept = before?.sharedMetricId === id && before.sharedVersion !== null;
  return isKept ? before.sharedVersion! : (fields.sharedVersion ?? version);
}

function archived(path: Path, { name }: SharedMetric): Fault {
  const detail = `The shared metric “${name}” is archived: it stays where it is attached, and cannot be attached any more.`;
  const refusal = { kind: 'conflict', code: 'archived', detail } as const;
  return { path: [...path, 'sharedMetricId'], message: 'is archived', refusal };
}

type Mirrored = Omit<MetricFields, 'role' | 'sharedMetricId' | 'sharedVersion' | 'overrides'>;

/** What the row of an attached metric shows of its definition. Nothing is matched with its selector. */
function mirrored({ key, name, description }: SharedMetric, definition: MetricDefinition): Mirrored {
  const { kind, direction, cap, cuped, nonInferiorityMargin } = definition;
  const engineKind = engineKindOf(kind);
  return {
    ...{
      title: name,
      description,
      custom: true,
      selector: `shared:${key}`,
      kind: engineKind,
      goal: direction,
    },
    ...{
      ratioOf: 'count',
      denominatorOf: 'count',
      denominator: engineKind === 'ratio' ? `shared:${key}` : '',
    },
    ...{ capping: cap.type, cap: cap.upper, capLower: cap.lower },
    ...{ capPercentile: cap.percentile ?? 0.99, capIgnoresZeros: cap.ignoreZeros },
    ...{ marginType: nonInferiorityMargin?.type ?? 'relative', margin: nonInferiorityMargin?.value ?? 0.05 },
    ...{ cuped: cuped.on, covariateDays: cuped.lookbackDays, maxPublicValue: null, secretOnly: false },
  };
}

/** What a metric that is attached from now on begins with. */
export const attachment = (
  sharedMetricId: number,
  role: Metric['role'],
  overrides: MetricOverrides | null = null,
): Partial<MetricFields> => ({ sharedMetricId, role, overrides });
