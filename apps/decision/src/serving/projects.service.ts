import { Injectable } from '@nestjs/common';
import { DatafileStore, PublicIds } from '#libs/datafiles';
import { isId } from '#libs/entities';
import { notFound } from '#libs/errors';
import {
  checkReference,
  originRefused,
  type ProjectReference,
  type ServedProject,
} from './served-project.js';

/** Finds the projects that calls name. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly datafiles: DatafileStore<ServedProject>,
    private readonly publicIds: PublicIds,
  ) {}

  /**
   * A project in memory as calls without a secret key name it; undefined when it has to be looked up.
   *
   * @throws DomainError not-found for a project that does not want to be named by its number
   */
  peek(reference: ProjectReference): ServedProject | undefined {
    const id = typeof reference === 'number' ? reference : this.publicIds.peek(reference);
    const project = id === undefined ? undefined : this.datafiles.peek(id);
    if (project !== undefined) checkReference(project, reference);
    return project;
  }

  /** @throws DomainError not-found, as for `peek` too */
  async get(reference: ProjectReference): Promise<ServedProject> {
    const id = typeof reference === 'number' ? reference : await this.publicIds.find(reference);
    const project = isId(id) ? await this.datafiles.get(id) : undefined;
    if (project === undefined) throw notFound('project');
    checkReference(project, reference);
    return project;
  }

  /** @throws DomainError forbidden when the project of a key does not serve the origin of a call */
  checkOrigin = async (projectId: number, origin: string | undefined): Promise<void> => {
    if (origin === undefined) return;
    const project = this.datafiles.peek(projectId) ?? (await this.datafiles.get(projectId));
    if (project === undefined) throw notFound('project');
    if (!project.allowsOrigin(origin)) throw originRefused();
  };
}
