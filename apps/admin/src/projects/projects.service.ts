import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Config } from '#libs/config';
import { announceChange } from '#libs/datafiles';
import { MetricGroup, Organization, Project, ProjectUser } from '#libs/entities';
import { invalidField, notFound } from '#libs/errors';
import { changeProtocol, defaultProtocol } from '#libs/protocol';
import type { Caller, Membership } from '#libs/guards';
import { encryptSecret, identitySecretPlace } from '#libs/security';
import { givenFields, pageWindow, type ListRequest, type Page } from '#libs/http';
import { ExperimentWriter } from '../experiments/index.js';
import { changesOf } from '../protocol/index.js';
import {
  ProjectDto,
  type CreateProjectRequest,
  type MemberProjectDto,
  type UpdateProjectRequest,
} from './project.dto.js';

@Injectable()
export class ProjectsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
    private readonly config: Config,
  ) {}

  /** A new project; every super member of the organization and its maker own it. */
  create({ orgId, protocol, ...rest }: CreateProjectRequest, caller: Caller): Promise<ProjectDto> {
    return this.dataSource.transaction(async (manager) => {
      const project = await manager.save(Project, {
        ...{ organizationId: orgId, ...givenFields(rest) },
        ...(protocol && { protocol: changeProtocol(defaultProtocol, changesOf(protocol)) }),
      });
      await manager.query(
        `INSERT INTO project_user (project_id, user_id, permission_type)
         SELECT $1, user_id, 'Owner' FROM organization_user WHERE organization_id = $2 AND (super OR user_id = $3)`,
        [project.id, orgId, caller.userId],
      );
      await announceChange(manager, project.id);
      return readProject(manager, project.id);
    });
  }

  update(id: number, request: UpdateProjectRequest): Promise<ProjectDto> {
    const { protocol, defaultMetricGroupId, ...changes } = givenFields(request);
    return this.dataSource.transaction(async (manager) => {
      const served =
        changes.holdoutPercent === undefined ? [] : await lockServed(manager, id, changes.holdoutPercent);
      const { protocol: present } = await manager.findOneOrFail(Project, {
        ...{ where: { id }, lock: { mode: 'pessimistic_write' } },
      });
      const agreed = protocol && changeProtocol(present, changesOf(protocol));
      const group = await groupOf(manager, id, defaultMetricGroupId);
      await manager.update(Project, { id }, { ...changes, ...group, ...(agreed && { protocol: agreed }) });
      await this.writer.noteOutside(manager, served, {
        ...{ reason: `Holdout changed to ${changes.holdoutPercent}%`, movesBuckets: true },
      });
      await announceChange(manager, id);
      return readProject(manager, id);
    });
  }

  /** A new secret for proofs of identity, which nobody is shown again; one from before counts no more. */
  async makeIdentitySecret(id: number): Promise<{ identitySecret: string }> {
    const identitySecret = `is_${randomBytes(32).toString('base64url')}`;
    const stored = encryptSecret(this.config, identitySecretPlace, identitySecret);
    const { affected } = await this.dataSource.transaction((manager) =>
      manager.update(Project, { id }, { identitySecret: stored }),
    );
    if (affected !== 1) throw notFound('project');
    return { identitySecret };
  }

  async list(request: ListRequest, membership: Membership, caller: Caller): Promise<Page<ProjectDto>> {
    const visible = this.openTo(caller.userId, membership);
    if (request.projectId) visible.andWhere('project.id = :projectId', { projectId: request.projectId });
    const { skip, take } = pageWindow(request);
    const projects = await visible.clone().orderBy('project.id').offset(skip).limit(take).getMany();
    const total = request.total || (await visible.getCount());
    const orgName = await this.organizationName(membership.organizationId);
    return { items: projects.map((project) => ProjectDto.from(project, orgName)), total };
  }

  /** The projects of an organization that are open to one of its members. */
  async listOfUser(userId: number, organizationId: number): Promise<MemberProjectDto[]> {
    const [link] = await this.dataSource.query<{ super: boolean }[]>(
      'SELECT super FROM organization_user WHERE user_id = $1 AND organization_id = $2 AND NOT disabled',
      [userId, organizationId],
    );
    if (!link) throw notFound('user');
    const projects = await this.openTo(userId, { organizationId, isSuper: link.super })
      .orderBy('project.id')
      .getMany();
    const orgName = await this.organizationName(organizationId);
    const links = await this.dataSource.getRepository(ProjectUser).findBy({ userId });
    const permissions = new Map(links.map(({ projectId, permissionType }) => [projectId, permissionType]));
    return projects.map((project) => ({
      ...ProjectDto.from(project, orgName),
      permissionType: link.super ? 'Owner' : permissions.get(project.id)!,
    }));
  }

  private openTo(
    userId: number,
    { organizationId, isSuper }: Pick<Membership, 'organizationId' | 'isSuper'>,
  ): SelectQueryBuilder<Project> {
    const query = this.dataSource
      .getRepository(Project)
      .createQueryBuilder('project')
      .where('project.organizationId = :organizationId', { organizationId });
    if (isSuper) return query;
    return query.innerJoin(
      'project_user',
      'pu',
      'pu.project_id = project.id AND pu.user_id = :userId AND NOT pu.disabled',
      { userId },
    );
  }

  private async organizationName(id: number): Promise<string> {
    const organization = await this.dataSource.getRepository(Organization).findOneByOrFail({ id });
    return organization.name;
  }
}

/**
 * The experiments that a new holdout reaches, locked: it moves nobody who has been served, since from here on recorded
 * assignments win. In ascending id and before the project, as every change of several does, so that none waits for
 * another in a circle.
 */
async function lockServed(
  manager: EntityManager,
  projectId: number,
  holdoutPercent: number,
): Promise<number[]> {
  const served = await manager.query<{ id: number }[]>(
    `SELECT experiment.id FROM experiment JOIN project ON project.id = experiment.project_id
     WHERE project.id = $1 AND project.holdout_percent <> $2 AND experiment.started_at IS NOT NULL
     ORDER BY experiment.id FOR UPDATE OF experiment`,
    [projectId, holdoutPercent],
  );
  return served.map(({ id }) => id);
}

/** @throws DomainError `invalid` for a metric group of another project */
async function groupOf(
  manager: EntityManager,
  projectId: number,
  groupId: number | undefined,
): Promise<Pick<Project, 'defaultMetricGroupId'> | undefined> {
  if (groupId === undefined) return undefined;
  if (groupId !== 0 && !(await manager.existsBy(MetricGroup, { id: groupId, projectId })))
    throw invalidField('defaultMetricGroupId', `${groupId} is not a metric group of the project`);
  return { defaultMetricGroupId: groupId || null };
}

async function readProject(manager: EntityManager, id: number): Promise<ProjectDto> {
  const project = await manager.findOneBy(Project, { id });
  if (!project) throw notFound('project');
  const organization = await manager.findOneByOrFail(Organization, { id: project.organizationId });
  return ProjectDto.from(project, organization.name);
}
