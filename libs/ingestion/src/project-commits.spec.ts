import { setImmediate as soon } from 'node:timers/promises';
import { ProjectCommits } from './project-commits.js';

interface Item {
  readonly projectId: number;
  readonly rows: number;
}

function commitsTo(
  flush: (projectId: number, items: readonly Item[]) => Promise<void[]>,
  maxWaitingRows = 9,
) {
  return new ProjectCommits<Item>({
    ...{ name: 'store', flush, maxWaitingRows, projectOf: ({ projectId }) => projectId },
    rowsOf: ({ rows }) => rows,
  });
}

describe('ProjectCommits', () => {
  it('lets no project wait for another one, and refuses what is too much for all together', async () => {
    let release: (results: void[]) => void = () => undefined;
    const stuck = new Promise<void[]>((resolve) => (release = resolve));
    const commits = commitsTo((projectId, items) =>
      projectId === 1 ? stuck : Promise.resolve(items.map(() => undefined)),
    );

    const first = commits.append({ projectId: 1, rows: 4 });
    await soon();
    const waiting = commits.append({ projectId: 1, rows: 8 });
    await commits.append({ projectId: 2, rows: 1 });

    expect(commits.queuedRows).toBe(8);
    await expect(commits.append({ projectId: 3, rows: 2 })).rejects.toThrow('Too many events');
    release([undefined]);
    await Promise.all([first, waiting, commits.drained()]);
    expect(commits.queuedRows).toBe(0);
  });

  it('counts what was refused together as no longer waiting', async () => {
    const commits = new ProjectCommits<number>({
      ...{ name: 'store', projectOf: () => 1, concernsAll: () => true },
      flush: () => Promise.reject(new Error('away')),
    });

    const all = await Promise.allSettled([1, 2, 3].map((item) => commits.append(item)));

    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(commits.queuedRows).toBe(0);
  });

  it('keeps nothing of most projects that have nothing to do, and all that has', async () => {
    let release: (results: void[]) => void = () => undefined;
    const stuck = new Promise<void[]>((resolve) => (release = resolve));
    const commits = commitsTo((projectId, items) =>
      projectId === 1 ? stuck : Promise.resolve(items.map(() => undefined)),
    );
    const first = commits.append({ projectId: 1, rows: 1 });
    await soon();
    const second = commits.append({ projectId: 1, rows: 1 });

    for (let projectId = 2; projectId < 5_000; projectId++) await commits.append({ projectId, rows: 1 });

    expect(commits['commits'].size).toBeLessThan(1_100);
    expect(commits.queuedRows).toBe(1);
    release([undefined]);
    await Promise.all([first, second, commits.drained()]);
  });
});
