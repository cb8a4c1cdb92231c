import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Experiment } from '#libs/entities';
import { invalidField, type DomainError } from '#libs/errors';
import type { PlanInput } from '#libs/statistics';
import { ReportsService } from '../reports/reports.service.js';
import { camelCased } from './field-names.js';
import type { PlanDto, PlanRequest, PlanTrafficDto } from './plan.dto.js';
import { TrafficQueries, type TrafficScope } from './traffic.queries.js';

/** Works plans out, with the recent traffic of the project where none is given. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly traffic: TrafficQueries,
    private readonly reports: ReportsService,
  ) {}

  /** @throws DomainError `invalid` at the field that makes no sense, in the spelling of the caller; `busy` */
  async plan({ projectId, experimentId, ...input }: PlanRequest, spell = camelCased): Promise<PlanDto> {
    requireQuestion(input, spell);
    await this.requireSameProject(projectId, experimentId);
    const traffic = await this.trafficOf(input, { projectId, experimentId });
    const { dailyUsers } = traffic;
    const method = input.method === 'sequential' ? 'sequential' : 'fixed';
    const outcome = await this.reports.make('plan', { ...input, method, dailyUsers }, { urgent: true });
    if ('plan' in outcome) return { ...outcome.plan, traffic };
    throw refusalOf(outcome.field, outcome.fault, spell);
  }

  private async requireSameProject(projectId?: number | null, experimentId?: number | null): Promise<void> {
    if (!projectId || !experimentId) return;
    const experiments = this.dataSource.getRepository(Experiment);
    if (await experiments.existsBy({ id: experimentId, projectId })) return;
    throw invalidField('experimentId', 'is no experiment of the project');
  }

  private async scopeOf(
    projectId?: number | null,
    experimentId?: number | null,
  ): Promise<TrafficScope | undefined> {
    if (!experimentId) return projectId ? { projectId } : undefined;
    const found = await this.dataSource
      .getRepository(Experiment)
      .findOne({ where: { id: experimentId }, select: { id: true, projectId: true } });
    return found ? { projectId: found.projectId, experimentId } : undefined;
  }

  private async trafficOf(
    { dailyUsers }: Pick<PlanInput, 'dailyUsers'>,
    { projectId, experimentId }: Pick<PlanRequest, 'projectId' | 'experimentId'>,
  ): Promise<PlanTrafficDto> {
    if (typeof dailyUsers === 'number') return { ...unknownTraffic, source: 'given', dailyUsers };
    const scope = await this.scopeOf(projectId, experimentId);
    const found = scope && (await this.traffic.find(scope, new Date()));
    return found ? { source: experimentId ? 'experiment' : 'project', ...found } : unknownTraffic;
  }
}

const unknownTraffic: PlanTrafficDto = {
  source: 'none',
  dailyUsers: null,
  days: null,
  from: null,
  until: null,
};

/** Without an effect or users there is nothing to work out. */
function requireQuestion(
  { relativeMde, users, nControl, nTreatment }: Omit<PlanInput, 'method'>,
  spell: (name: string) => string,
): void {
  const [hasControl, hasTreatment] = [typeof nControl === 'number', typeof nTreatment === 'number'];
  if (hasControl !== hasTreatment) {
    const [missing, given] = hasControl ? ['n_treatment', 'n_control'] : ['n_control', 'n_treatment'];
    throw invalidField(spell(missing), `must be given together with ${spell(given)}`);
  }
  if (typeof relativeMde !== 'number' && typeof users !== 'number' && !hasControl)
    throw invalidField(spell('relative_mde'), 'must be given, or users');
}

function refusalOf(field: string, fault: string, spell: (name: string) => string): DomainError {
  return field.startsWith('required_users')
    ? invalidField(spell('relative_mde'), 'needs more users than can be counted')
    : invalidField(spell(field), fault);
}
