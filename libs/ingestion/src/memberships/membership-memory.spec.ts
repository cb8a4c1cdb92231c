import { MembershipMemory } from './membership-memory.js';

const ada = { projectId: 1, revision: 1, endUserId: 'ada' };

describe('MembershipMemory', () => {
  it('knows what was set under the same project, revision and end user only', () => {
    const memory = new MembershipMemory();

    memory.set(ada, new Set([7]));

    expect(memory.get({ ...ada })).toEqual(new Set([7]));
    expect(memory.get({ ...ada, revision: 2 })).toBeUndefined();
    expect(memory.get({ ...ada, projectId: 2 })).toBeUndefined();
    expect(memory.get({ ...ada, endUserId: 'bob' })).toBeUndefined();
  });

  it('forgets the oldest entry when it is full', () => {
    const memory = new MembershipMemory(2);

    for (const endUserId of ['ada', 'bob', 'cyd']) memory.set({ ...ada, endUserId }, new Set());

    expect(memory.get(ada)).toBeUndefined();
    expect(memory.get({ ...ada, endUserId: 'bob' })).toEqual(new Set());
    expect(memory.get({ ...ada, endUserId: 'cyd' })).toEqual(new Set());
  });
});
