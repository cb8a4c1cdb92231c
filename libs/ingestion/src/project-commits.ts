import { DomainError } from '#libs/errors';
import { GroupCommit, type GroupCommitOptions } from './group-commit.js';

export interface ProjectCommitsOptions<Item, Result> extends Omit<
  GroupCommitOptions<Item, Result>,
  'flush' | 'onQueued'
> {
  projectOf: (item: Item) => number;
  /** As `flush` of GroupCommit, of items of one project. */
  flush: (projectId: number, items: readonly Item[]) => Promise<readonly Result[]>;
}

/** Projects with nothing to do that are kept. */
const mostIdle = 1_000;

/**
 * A group commit for each project, so that no project waits for another one's: neither for what is locked there nor for
 * what one of its rows breaks. The rows that may wait are those of all projects together.
 */
export class ProjectCommits<Item, Result = void> {
  private commits = new Map<number, GroupCommit<Item, Result>>();
  private rows = 0;
  /** With how many projects those with nothing to do are forgotten. */
  private forgetAt = mostIdle;

  constructor(private readonly options: ProjectCommitsOptions<Item, Result>) {}

  /** Rows of all projects that wait for a flush. */
  get queuedRows(): number {
    return this.rows;
  }

  /** As `append` of GroupCommit. */
  append(item: Item): Promise<Result> {
    const { projectOf, rowsOf, maxWaitingRows = 50_000 } = this.options;
    const rows = rowsOf?.(item) ?? 1;
    if (this.rows + rows > maxWaitingRows) return Promise.reject(overloaded());
    return this.of(projectOf(item)).append(item);
  }

  /** Resolves when nothing waits and nothing is under way in any project. */
  async drained(): Promise<void> {
    await Promise.all([...this.commits.values()].map((commit) => commit.drained()));
  }

  /** Those of some projects with nothing to do are kept: a Map whose entries come and go costs memory (PassingItems). */
  private of(projectId: number): GroupCommit<Item, Result> {
    const known = this.commits.get(projectId);
    if (known !== undefined) return known;
    if (this.commits.size >= this.forgetAt) this.forgetIdle();
    const { flush, projectOf: _, ...options } = this.options;
    const commit = new GroupCommit<Item, Result>({
      ...options,
      flush: (items) => flush(projectId, items),
      onQueued: (rows) => (this.rows += rows),
    });
    this.commits.set(projectId, commit);
    return commit;
  }

  private forgetIdle(): void {
    this.commits = new Map([...this.commits].filter(([, commit]) => commit.isBusy));
    this.forgetAt = mostIdle + 2 * this.commits.size;
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
