import { PublicIds, type SharedPublicIds } from './public-ids.js';

const id = (end: string): string => `p_${end.padStart(22, '0')}`;

function build(known: Record<string, number>, shared?: SharedPublicIds) {
  const source = { asked: [] as string[], isAway: false };
  const find = (publicId: string) => {
    source.asked.push(publicId);
    return source.isAway ? Promise.reject(new Error('away')) : Promise.resolve(known[publicId]);
  };
  let now = 0;
  const ids = new PublicIds({ source: { find }, shared, now: () => now, capacity: 2 });
  return { ids, source, pass: (ms: number) => (now += ms) };
}

describe('PublicIds', () => {
  it('looks an id up once', async () => {
    const { ids, source } = build({ [id('1')]: 7 });

    expect(ids.peek(id('1'))).toBeUndefined();
    expect([await ids.find(id('1')), await ids.find(id('1')), ids.peek(id('1'))]).toEqual([7, 7, 7]);
    expect(source.asked).toHaveLength(1);
  });

  it('asks again for an unknown one only after a while, and never for what is none', async () => {
    const known: Record<string, number> = {};
    const { ids, source, pass } = build(known);

    expect([await ids.find(id('1')), await ids.find(id('1')), await ids.find('p_1')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    known[id('1')] = 7;
    pass(3_001);

    expect(await ids.find(id('1'))).toBe(7);
    expect(source.asked).toHaveLength(2);
  });

  it('remembers a bounded number, the newest', () => {
    const { ids } = build({});
    for (const end of ['1', '2', '3']) ids.learn(id(end), Number(end));

    expect(['1', '2', '3'].map((end) => ids.peek(id(end)))).toEqual([undefined, 2, 3]);
  });

  it('asks what others have found while the source is away', async () => {
    const kept = new Map<string, number>();
    const shared: SharedPublicIds = {
      get: (key) => Promise.resolve(kept.get(key) ?? null),
      set: (key, projectId) => Promise.resolve(kept.set(key, projectId)),
    };
    build({}, shared).ids.learn(id('1'), 7);
    const { ids, source } = build({}, shared);
    source.isAway = true;

    expect(await ids.find(id('1'))).toBe(7);
    await expect(ids.find(id('2'))).rejects.toThrow('away');
  });
});
