import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EndUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import { pageWindow, type Page } from '#libs/http';
import {
  EndUserProfileDto,
  type EndUserAssignmentDto,
  type EndUserSegmentDto,
  type EndUserViewDto,
  type ListEndUsersRequest,
  type UpdateEndUserProfileRequest,
} from './end-user-profile.dto.js';
import { EndUsersService } from './end-users.service.js';

/** End users as the console shows them. */
@Injectable()
export class EndUserProfilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly endUsers: EndUsersService,
  ) {}

  async list(request: ListEndUsersRequest): Promise<Page<EndUserProfileDto>> {
    const { projectId, q } = request;
    const { skip, take } = pageWindow(request);
    const matching = this.dataSource
      .getRepository(EndUser)
      .createQueryBuilder('endUser')
      .where('endUser.projectId = :projectId', { projectId });
    if (q) matching.andWhere(`strpos(lower(${searched}), lower(:q)) > 0`, { q });
    const users = await matching.clone().orderBy('endUser.id').offset(skip).limit(take).getMany();
    const total = request.total || (await matching.getCount());
    return { items: users.map((user) => EndUserProfileDto.from(user)), total };
  }

  /** @throws DomainError `not-found` when nothing at all is known of the id */
  async get(projectId: number, id: string): Promise<EndUserViewDto> {
    const user = await this.dataSource.getRepository(EndUser).findOneBy({ projectId, id });
    const segments = await this.dataSource.query<EndUserSegmentDto[]>(segmentsOf, [projectId, id]);
    const assignments = await this.dataSource.query<EndUserAssignmentDto[]>(assignmentsOf, [projectId, id]);
    if (!user && segments.length === 0 && assignments.length === 0) throw notFound('user');
    return { id, profile: user && EndUserProfileDto.from(user), segments, assignments };
  }

  /** @throws DomainError `not-found` when nothing is stored about them */
  async update(
    projectId: number,
    id: string,
    { firstName, lastName, isPremium, countryCode, ...rest }: UpdateEndUserProfileRequest,
  ): Promise<EndUserProfileDto> {
    const named = { first_name: firstName, last_name: lastName, is_premium: isPremium };
    await this.endUsers.update(projectId, id, { ...named, country_code: countryCode, ...rest });
    const user = await this.dataSource.getRepository(EndUser).findOneByOrFail({ projectId, id });
    return EndUserProfileDto.from(user);
  }

  /** Also for one who is known by their id only; counts stay, under a random id. */
  async remove(projectId: number, id: string): Promise<{ id: string }> {
    await this.endUsers.remove(projectId, id);
    return { id };
  }
}

const searched = `endUser.id || ' ' || endUser.firstName || ' ' || endUser.lastName || ' ' || endUser.email`;

const segmentsOf = `
  SELECT segment.id, segment.name FROM segment_user AS member JOIN segment ON segment.id = member.segment_id
  WHERE member.project_id = $1 AND member.end_user_id = $2 ORDER BY segment.id`;

const assignmentsOf = `
  SELECT experiment.id AS "experimentId", experiment.title AS "experimentTitle",
    variation.id AS "variationId", variation.title AS "variationTitle", assigned_at AS "assignedAt"
  FROM experiment
  JOIN assignment ON assignment.experiment_id = experiment.id
  JOIN variation ON variation.id = assignment.variation_id
  WHERE experiment.project_id = $1 AND assignment.end_user_id = $2 ORDER BY experiment.id`;
