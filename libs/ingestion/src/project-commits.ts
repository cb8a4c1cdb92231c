import { DomainError } from '#libs/errors';
import { GroupCommit, type GroupCommitOptions } from './group-commit.js';

export interface ProjectCommitsOptions<Item, Result> extends Omit<
  GroupCommitOptions<Item, Result>,
  'flush' | 'onIdle'
> {
  projectOf: (item: Item) => number;
  /** As `flush` of GroupCommit, of items of one project. */
  flush: (projectId: number, items: readonly Item[]) => Promise<readonly Result[]>;
}

/**
 * A group commit for each project, so that no project waits for another one's: neither for what is locked there nor for
 * what one of its rows breaks. The rows that may wait are those of all projects together.
 */
export class ProjectCommits<Item, Result = void> {
  private readonly commits = new Map<number, GroupCommit<Item, Result>>();

  constructor(private readonly options: ProjectCommitsOptions<Item, Result>) {}

  /** Rows of all projects that wait for a flush. */
  get queuedRows(): number {
    let rows = 0;
    for (const commit of this.commits.values()) rows += commit.queuedRows;
    return rows;
  }

  /** As `append` of GroupCommit. */
  append(item: Item): Promise<Result> {
    const { projectOf, rowsOf, maxWaitingRows = 50_000 } = this.options;
    const rows = rowsOf?.(item) ?? 1;
    if (this.commits.size > 1 && this.queuedRows + rows > maxWaitingRows) return Promise.reject(overloaded());
    return this.of(projectOf(item)).append(item);
  }

  /** Resolves when nothing waits and nothing is under way in any project. */
  async drained(): Promise<void> {
    await Promise.all([...this.commits.values()].map((commit) => commit.drained()));
  }

  /** Those with nothing to do are forgotten, so there are only as many as projects that are written to just now. */
  private of(projectId: number): GroupCommit<Item, Result> {
    const known = this.commits.get(projectId);
    if (known !== undefined) return known;
    const { flush, projectOf: _, ...options } = this.options;
    const commit = new GroupCommit<Item, Result>({
      ...options,
      flush: (items) => flush(projectId, items),
      onIdle: () => this.commits.delete(projectId),
    });
    this.commits.set(projectId, commit);
    return commit;
  }
}

function overloaded(): DomainError {
  return new DomainError(
    'unavailable',
    'dependency-unavailable',
    'Too many events are waiting to be stored. Try again later.',
    {
      retryAfterSeconds: 2,
    },
  );
}
