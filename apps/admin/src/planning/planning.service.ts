import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { camelCase, Experiment } from '#libs/entities';
import { invalidField, type DomainError } from '#libs/errors';
import type { PlanInput } from '#libs/statistics';
import { MetricInsightsService } from '../metric-insights/metric-insights.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { readMetricBaseline, type MetricBaseline } from './metric-baseline.js';
import type { PlanDto, PlanRequest, PlanTrafficDto } from './plan.dto.js';
import { readPlannedProtocol, type PlannedProtocol } from './planned-protocol.js';
import { readSharedBaseline, type SharedBaseline } from './shared-baseline.js';
import { TrafficQueries, type TrafficScope } from './traffic.queries.js';

/** Works plans out, with the recent traffic of the project where none is given. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly traffic: TrafficQueries,
    private readonly reports: ReportsService,
    private readonly insights: MetricInsightsService,
  ) {}

  /** @throws DomainError `invalid` at the field that makes no sense, in the spelling of the caller; `busy` */
  async plan({ projectId, experimentId, ...given }: PlanRequest, spell = camelCase): Promise<PlanDto> {
    await this.requireSameProject(projectId, experimentId);
    const shared = await this.sharedOf(given, { projectId, experimentId }, spell);
    const asked = { ...given, ...effectOf(given, shared) };
    requireQuestion(asked, spell);
    const traffic = await this.trafficOf(asked, { projectId, experimentId });
    const { dailyUsers } = traffic;
    const protocol = await readPlannedProtocol(this.dataSource.manager, { projectId, experimentId });
    const measured = await this.measure(asked, { projectId, experimentId, shared }, spell);
    const { weights, ...input } = { ...settle(asked, protocol), ...measured.input };
    const outcome = await this.reports.make('plan', { ...input, weights, dailyUsers }, { urgent: true });
    if (!('plan' in outcome)) throw refusalOf(outcome.field, outcome.fault, spell);
    const { method, alpha, comparisons, treatments } = input;
    const judgedBy = method === 'sequential' ? ('sequential' as const) : ('frequentist' as const);
    const assumptions = { ...measured.assumptions, method: judgedBy, alpha, comparisons, treatments };
    return { ...outcome.plan, traffic, assumptions };
  }

  /** The baseline as told, else that of the named metric. */
  private async measure(
    { metricId, kind, baseline, sd, covariateCorrelation }: PlanRequest,
    { shared, ...scope }: Pick<PlanRequest, 'projectId' | 'experimentId'> & { shared: SharedBaseline | null },
    spell: (name: string) => string,
  ) {
    if (shared && 'fault' in shared.baseline && typeof baseline !== 'number')
      throw invalidField(spell('shared_metric_id'), shared.baseline.fault);
    const ofShared = shared && !('fault' in shared.baseline) ? shared.baseline : null;
    const known = ofShared ?? (metricId ? await this.baselineOf(metricId, scope, spell) : null);
    const input = {
      kind: kind ?? known?.kind,
      baseline: baseline ?? known?.baseline,
      sd: sd ?? known?.sd ?? null,
      covariateCorrelation: covariateCorrelation ?? known?.covariateCorrelation ?? 0,
    };
    if (input.kind === undefined) throw invalidField('kind', 'must be given, or a metric');
    if (input.baseline === undefined) throw invalidField('baseline', 'must be given, or a metric');
    const told = { ...input, kind: input.kind, baseline: input.baseline };
    return {
      input: told,
      assumptions: {
        ...{ ...told, sd: told.kind === 'mean' ? told.sd : null },
        baselineSource: known ? ('metric' as const) : ('given' as const),
        baselineUsers: known?.users ?? null,
        baselineFrom: known?.from?.toISOString() ?? null,
      },
    };
  }

  private async sharedOf(
    { sharedMetricId, metricId }: PlanRequest,
    { projectId, experimentId }: Pick<PlanRequest, 'projectId' | 'experimentId'>,
    spell: (name: string) => string,
  ): Promise<SharedBaseline | null> {
    if (!sharedMetricId) return null;
    const field = spell('shared_metric_id');
    if (metricId) throw invalidField(field, `cannot be given together with ${spell('metric_id')}`);
    const scope = await this.scopeOf(projectId, experimentId);
    if (!scope) throw invalidField(field, 'needs the project, or an experiment of it');
    const found = await readSharedBaseline(this.insights, {
      ...{ id: sharedMetricId, projectId: scope.projectId, now: new Date() },
    });
    if ('fault' in found) throw invalidField(field, found.fault);
    return found;
  }

  private async baselineOf(
    metricId: number,
    { projectId, experimentId }: Pick<PlanRequest, 'projectId' | 'experimentId'>,
    spell: (name: string) => string,
  ): Promise<MetricBaseline> {
    const scope = await this.scopeOf(projectId, experimentId);
    if (!scope) throw invalidField(spell('metric_id'), 'needs the project, or an experiment of it');
    const found = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
      readMetricBaseline(manager, { metricId, projectId: scope.projectId, now: new Date() }),
    );
    if ('fault' in found) throw invalidField(spell('metric_id'), found.fault);
    return found;
  }

  private async requireSameProject(projectId?: number | null, experimentId?: number | null): Promise<void> {
    if (!projectId || !experimentId) return;
    const experiments = this.dataSource.getRepository(Experiment);
    if (await experiments.existsBy({ id: experimentId, projectId })) return;
    throw invalidField('experimentId', 'is not an experiment of the project');
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

/** What was told wins over the protocol; other shares or numbers of treatments are those of another experiment. */
function settle(
  { method, alpha, comparisons, treatments, weights, allocationRatio, ...told }: PlanRequest,
  protocol: PlannedProtocol,
) {
  const { relativeMde, nControl, nTreatment, users, direction, power, trafficFraction } = told;
  const isOther = [treatments, weights, allocationRatio].some(
    (value) => value !== undefined && value !== null,
  );
  return {
    ...{ relativeMde, nControl, nTreatment, users, direction, power, trafficFraction, allocationRatio },
    method: method
      ? method === 'sequential'
        ? ('sequential' as const)
        : ('fixed' as const)
      : protocol.method,
    alpha: alpha ?? protocol.alpha,
    comparisons: comparisons ?? (isOther ? 1 : protocol.comparisons),
    treatments: treatments ?? (isOther ? 1 : protocol.treatments),
    weights: weights ?? (isOther ? null : protocol.weights),
  };
}

/** The effect of the shared metric, where nothing else says what is asked. */
function effectOf(
  { relativeMde, users, nControl, nTreatment }: PlanRequest,
  shared: SharedBaseline | null,
): { relativeMde?: number } {
  const isAsked = [relativeMde, users, nControl, nTreatment].some((value) => typeof value === 'number');
  return isAsked || !shared?.relativeMde ? {} : { relativeMde: shared.relativeMde };
}

/** Without an effect or users there is nothing to work out. */
function requireQuestion(
  { relativeMde, users, nControl, nTreatment }: PlanRequest,
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
