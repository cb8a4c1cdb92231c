import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EndUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import { readPerson } from '#libs/ingestion';
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
  async get(projectId: number, asked: string): Promise<EndUserViewDto> {
    const person = await readPerson((text, values) => this.dataSource.query(text, values), projectId, asked);
    const { id, joinedIds } = person;
    const user = await this.dataSource.getRepository(EndUser).findOneBy({ projectId, id });
    const segments = await this.dataSource.query<EndUserSegmentDto[]>(segmentsOf, [
      ...[projectId, [id, ...joinedIds]],
    ]);
    const assignments = await this.readAssignments(projectId, id);
    if (!user && segments.length === 0 && assignments.length === 0) throw notFound('user');
    const profile = user && EndUserProfileDto.from(user);
    return { id, joinedIds: [...joinedIds], profile, segments, assignments };
  }

  private async readAssignments(projectId: number, id: string): Promise<EndUserAssignmentDto[]> {
    const recorded = await this.dataSource.query<RecordedAssignment[]>(assignmentsOf, [projectId, id]);
    const titles = await this.dataSource.query<VariationTitles[]>(titlesOf, [
      recorded.map(({ variationId }) => variationId),
    ]);
    const titlesById = new Map(titles.map(({ variationId, ...named }) => [variationId, named]));
    return recorded.flatMap(({ experimentId, variationId, assignedAt }) => {
      const named = titlesById.get(variationId);
      if (named === undefined) return [];
      const { experimentTitle, variationTitle } = named;
      return [{ experimentId, experimentTitle, variationId, variationTitle, assignedAt }];
    });
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
  SELECT DISTINCT segment.id, segment.name FROM segment_user AS member JOIN segment ON segment.id = member.segment_id
  WHERE member.project_id = $1 AND member.end_user_id = ANY ($2::text[]) ORDER BY segment.id`;

type RecordedAssignment = Pick<EndUserAssignmentDto, 'experimentId' | 'variationId' | 'assignedAt'>;
type VariationTitles = Pick<EndUserAssignmentDto, 'experimentTitle' | 'variationId' | 'variationTitle'>;

const assignmentsOf = `
  SELECT experiment_id AS "experimentId", variation_id AS "variationId", assigned_at AS "assignedAt"
  FROM assignment WHERE project_id = $1 AND end_user_id = $2
  UNION ALL SELECT experiment_id, variation_id, assigned_at FROM crossed_assignment
  WHERE project_id = $1 AND end_user_id = $2
  ORDER BY "experimentId", "assignedAt"`;

const titlesOf = `
  SELECT experiment.title AS "experimentTitle", variation.id AS "variationId", variation.title AS "variationTitle"
  FROM variation JOIN experiment ON experiment.id = variation.experiment_id WHERE variation.id = ANY ($1::int[])`;
