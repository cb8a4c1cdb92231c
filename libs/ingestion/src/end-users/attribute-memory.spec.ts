import { AttributeMemory } from './attribute-memory.js';

const ada = { projectId: 1, endUserId: 'ada' };

describe('AttributeMemory', () => {
  let now: number;
  const clock = (): number => now;

  beforeEach(() => {
    now = 0;
  });

  it('knows what was set about the end user of the project, for its lifetime', () => {
    const memory = new AttributeMemory(clock, 1_000, 10);
    memory.set(ada, { plan: 'pro' }, 0);

    now = 999;
    expect(memory.get({ ...ada })).toEqual({ plan: 'pro' });
    expect(memory.get({ ...ada, projectId: 2 })).toBeUndefined();
    expect(memory.get({ ...ada, endUserId: 'bob' })).toBeUndefined();
    now = 1_000;
    expect(memory.get(ada)).toBeUndefined();
  });

  it('counts the lifetime from when it was asked for', () => {
    const memory = new AttributeMemory(clock, 1_000, 10);
    now = 900;

    memory.set(ada, {}, 0);
    now = 1_100;

    expect(memory.get(ada)).toBeUndefined();
  });

  it('forgets the oldest entry when it is full', () => {
    const memory = new AttributeMemory(clock, 1_000, 2);

    for (const endUserId of ['ada', 'bob', 'ada', 'cyd']) memory.set({ ...ada, endUserId }, {}, 0);

    expect(memory.get({ ...ada, endUserId: 'bob' })).toBeUndefined();
    expect(memory.get(ada)).toEqual({});
  });
});
