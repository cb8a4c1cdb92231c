import { randomBytes } from 'node:crypto';
import type { DataSource, DeepPartial } from 'typeorm';
import {
  ApiKey,
  Condition,
  Experiment,
  Metric,
  Organization,
  Project,
  scopesOfKind,
  Variation,
  type ApiKeyKind,
} from '#libs/entities';
import { hashApiKey, makeApiKey, maskApiKey } from '#libs/guards';

const unique = (): string => `x${randomBytes(6).toString('hex')}`;

/** A project of a verified organization of its own. */
export async function buildProject(
  dataSource: DataSource,
  overrides: DeepPartial<Project> = {},
): Promise<Project> {
  const { id: organizationId } = await buildOrganization(dataSource);
  const repository = dataSource.getRepository(Project);
  return repository.save(repository.create({ organizationId, name: `Shop ${unique()}`, ...overrides }));
}

async function buildOrganization(
  dataSource: DataSource,
  overrides: DeepPartial<Organization> = {},
): Promise<Organization> {
  const domain = `${unique()}.example`;
  const repository = dataSource.getRepository(Organization);
  const valid = { name: domain, domain, verifiedAt: new Date('2026-01-01T00:00:00Z') };
  return repository.save(repository.create({ ...valid, ...overrides }));
}

export interface ExperimentParts {
  /** Shares in percent; the first variation is the control. */
  traffic?: number[];
  /** Fields of single variations, by position. */
  variations?: DeepPartial<Variation>[];
  conditions?: DeepPartial<Condition>[];
  metrics?: DeepPartial<Metric>[];
}

export interface BuiltExperiment extends Experiment {
  variations: Variation[];
  conditions: Condition[];
  metrics: Metric[];
}

/** An Active experiment for every URL with an even split, unless the parts say otherwise. */
export async function buildExperiment(
  dataSource: DataSource,
  projectId: number,
  overrides: DeepPartial<Experiment> = {},
  parts: ExperimentParts = {},
): Promise<BuiltExperiment> {
  const { traffic = [50, 50], variations = [], conditions = [], metrics = [] } = parts;
  const running = { status: 'Active', startedAt: new Date(), startedAllocationVersion: 1 } as const;
  return dataSource.transaction(async (manager) => {
    const experiment = await manager.save(
      manager.create(Experiment, { projectId, key: unique(), title: 'Button', ...running, ...overrides }),
    );
    const owned = { experimentId: experiment.id };
    const arms = traffic.map((share, index) => ({
      ...owned,
      title: index === 0 ? 'Control' : `Variation ${index}`,
      traffic: share,
      isControl: index === 0,
      ...variations[index],
    }));
    const addresses = conditions.map((condition) => ({ ...owned, ...condition }));
    const measures = metrics.map((metric) => ({ ...owned, title: 'Buy', selector: '#buy', ...metric }));
    const saved = await manager.save(manager.create(Variation, arms));
    await manager.query(
      `INSERT INTO allocation_share (experiment_id, allocation_version, variation_id, traffic)
       SELECT $1, $2, id, traffic FROM variation WHERE experiment_id = $1`,
      [experiment.id, experiment.allocationVersion],
    );
    return Object.assign(experiment, {
      variations: saved,
      conditions: await manager.save(manager.create(Condition, addresses)),
      metrics: await manager.save(manager.create(Metric, measures)),
    });
  });
}

/** A new API key of a project, ready to be sent. */
export async function buildApiKey(
  dataSource: DataSource,
  projectId: number,
  overrides: DeepPartial<ApiKey> = {},
): Promise<string> {
  const { kind = 'secret' } = overrides;
  const key = makeApiKey(kind);
  const stored = { projectId, kind, name: 'Shop server', hash: hashApiKey(key), masked: maskApiKey(key) };
  const rights = { service: true, scopes: [...scopesOfKind[kind as ApiKeyKind]] };
  await dataSource.getRepository(ApiKey).insert({ ...stored, ...rights, ...overrides });
  return key;
}
