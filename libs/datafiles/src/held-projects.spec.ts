import { HeldProjects } from './held-projects.js';

const put = (held: HeldProjects<{ revision: number }>, projectId: number, bytes: number, revision = 1) =>
  held.put(projectId, { revision }, bytes);

describe('HeldProjects', () => {
  it('lets the least recently used leave when the weight is too much', () => {
    const held = new HeldProjects({ number: 100, bytes: 100 });
    put(held, 1, 40);
    put(held, 2, 40);
    held.touch(1);

    put(held, 3, 40);

    expect(held.ids()).toEqual([1, 3]);
    expect(held.bytes).toBe(80);
  });

  it('lets them leave when there are too many', () => {
    const held = new HeldProjects({ number: 2, bytes: Infinity });
    for (const projectId of [1, 2, 3]) put(held, projectId, 1);

    expect(held.ids()).toEqual([2, 3]);
  });

  it('keeps the newest, whatever it weighs', () => {
    const held = new HeldProjects({ number: 10, bytes: 10 });
    put(held, 1, 5);

    put(held, 2, 1_000);

    expect(held.ids()).toEqual([2]);
    expect(held.bytes).toBe(1_000);
  });

  it('weighs a new revision in place of the old one', () => {
    const held = new HeldProjects({ number: 10, bytes: 100 });
    put(held, 1, 90, 1);

    put(held, 1, 20, 2);

    expect(held.bytes).toBe(20);
  });

  it('tells a revision that only comes back from a new one', () => {
    const held = new HeldProjects({ number: 1, bytes: Infinity });
    const first = put(held, 1, 1, 7);
    put(held, 2, 1);
    const again = put(held, 1, 1, 7);
    put(held, 2, 1, 2);
    const newer = put(held, 1, 1, 8);

    expect([first, again, newer]).toEqual([false, true, false]);
  });
});
