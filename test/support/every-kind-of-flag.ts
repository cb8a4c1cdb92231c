import type { Account, Json } from './product.js';
import type { Program } from './programs.js';
import type { Served, ServedExperiments } from './served-experiments.js';

/** End users of whom something is known: members of segments, pinned ones, and who has been served before a change. */
export const named = {
  ...{ members: ['1', 'user-2'], served: ['0', 'user-1', '2'], pinned: ['3', 'user-4', 'Zoë 5'] },
  /** With attributes that are stored, and after a log-in as whom the first served one is known. */
  ...{ known: ['user-3', 'user-7'], joined: 'user-8' },
};
/** More than a datafile tells. */
const many = Array.from({ length: 150 }, (_, index) => (index % 2 === 0 ? `${index}` : `user-${index}`));

/**
 * Experiments and flags of every kind that a project serves, and of some that it does not.
 *
 * @returns those about which only the server can tell
 */
export async function makeEveryKindOfFlag(
  of: ServedExperiments,
  server: Program,
  owner: Account,
): Promise<Served[]> {
  await of.done('PATCH', `/projects/${owner.projectId}`, { holdoutPercent: 4 });
  await makeSplit(of);
  await makeTargeted(of, owner);
  await makeGrouped(of, owner);
  await makeOff(of);
  await makeRuled(of);
  return [...(await makeAsked(of, server)), ...(await makeNamed(of))];
}

/** By shares alone, with values of every type. */
async function makeSplit(of: ServedExperiments): Promise<void> {
  await of.running();
  await of.running({ coverage: 37.5 }, [30, 70]);
  await of.running({ valueType: 'number' }, [10, 90], [2, 3.5]);
  await of.running({ valueType: 'json' }, [33.33, 66.67], [{ columns: 2 }, { columns: [3] }]);
  await of.running({ valueType: 'boolean' }, [0, 100], [false, true]);
}

/** By the page and by segments. */
async function makeTargeted(of: ServedExperiments, { projectId }: Account): Promise<void> {
  await of.make.condition((await of.running()).id, { urls: ['/cart'] });
  await of.make.condition((await of.running()).id, { urls: ['https://shop.example'], operator: 'IS' });
  await of.inSegments(await of.running(), { plan: 'pro' });
  const adults = await of.running({ coverage: 80 });
  await of.inSegments(adults, { age: { $gte: 18 } }, { country_code: { $in: ['US'] } });
  await of.inSegments(await of.running(), { version: { $vgte: '1.3.0' }, $not: { tags: { $size: 0 } } });
  await of.inSegments(await of.running(), { $or: [{ plan: { $regexi: '^pro$' } }, { 'query.a': '1' }] });
  const personal = await of.draft({ projectId, type: 'Personalization' });
  await of.done('PATCH', `/variations/${personal.other}`, { segmentId: await of.segment({ plan: 'pro' }) });
  await of.make.move(personal.id, 'Active');
}

async function makeGrouped(of: ServedExperiments, { projectId }: Account): Promise<void> {
  const members = [await of.draft(), await of.draft({ coverage: 60 })];
  const slots = members.map(({ id }, index) => ({ experimentId: id, percent: [35, 50][index] }));
  await of.done('POST', '/groups', { projectId, name: 'Of two', slots });
  for (const member of members) await of.start(member);
}

/** Shipped, paused, ended and never started. */
async function makeOff(of: ServedExperiments): Promise<void> {
  for (const shipped of [await of.running({ coverage: 10 }), await ofRules(of, [50, 50])])
    await of.done('PATCH', `/experiments/${shipped.id}`, {
      ...{ status: 'Ended', decision: { outcome: 'ship', variationId: shipped.other } },
    });
  for (const { id } of [await of.running(), await ofRules(of, [0, 100])]) await of.make.move(id, 'Paused');
  await of.make.move((await of.running()).id, 'Ended');
  await of.draft();
}

const shares = ({ control, other }: Served, ...percents: number[]): Json => ({
  shares: [control, other].map((variationId, index) => ({ variationId, percent: percents[index] })),
});

/** With a rule for one variation, rules for shares with and without coverage, and a default rule. */
async function ofRules(of: ServedExperiments, split: number[], fields: Json = {}): Promise<Served> {
  const segmentIds = [await of.segment({ plan: 'pro' })];
  const both = [...segmentIds, await of.segment({ age: { $gte: 18 } })];
  const { values, ...rest } = fields;
  return of.flag(
    (flag) => ({
      ...rest,
      rules: [
        { name: 'Adults', segmentIds: both, serve: { variationId: flag.other } },
        { name: 'Some', segmentIds, coverage: 40, serve: shares(flag, 25, 75) },
        { name: 'A tenth', coverage: 12.5, serve: { variationId: flag.other } },
        { name: 'A third', coverage: 33.33, serve: shares(flag, 60, 40) },
      ],
    }),
    split,
    values,
  );
}

async function makeRuled(of: ServedExperiments): Promise<void> {
  await ofRules(of, [100, 0]);
  await ofRules(of, [20, 80]);
  await ofRules(of, [50, 50], { coverage: 55 });
  await ofRules(of, [50, 50], { valueType: 'number', values: [0.5, -3] });
  await ofRules(of, [50, 50], { valueType: 'string', values: ['', 'green'] });
  await ofRules(of, [50, 50], { valueType: 'json', values: [[], { a: { b: [1, null, 'ü'] } }] });
  const base = await of.flag(() => ({}), [50, 50]);
  const wanting = (name: string, requiredIds: Json[]) =>
    of.flag(({ other }) => ({
      rules: [{ name, prerequisites: requiredIds, coverage: 70, serve: { variationId: other } }],
    }));
  const first = await wanting('One', [{ experimentId: base.id, variationId: base.other }]);
  await wanting('Two', [
    { experimentId: base.id, variationId: base.other },
    { experimentId: first.id, variationId: first.other },
  ]);
  const off = await of.flag(() => ({}), [0, 100]);
  await wanting('Off', [{ experimentId: off.id, variationId: off.control }]);
  await of.make.move(off.id, 'Paused');
}

/** Of which pins name few or many, and others that depend on them. */
async function makeNamed(of: ServedExperiments): Promise<Served[]> {
  const pinsOf = (ids: string[], { control, other }: Served) =>
    ids.map((endUserId, index) => ({ endUserId, variationId: index % 3 === 0 ? control : other }));
  await of.flag((flag) => ({ pins: pinsOf(named.pinned, flag) }), [70, 30]);
  await of.flag((flag) => ({
    pins: pinsOf(named.pinned, flag),
    rules: [{ name: 'Some', coverage: 30, serve: shares(flag, 50, 50) }],
  }));
  const pinned = await of.flag((flag) => ({ pins: pinsOf(many, flag) }), [50, 50]);
  const after = await of.flag(({ other }) => ({
    rules: [
      {
        name: 'After',
        prerequisites: [{ experimentId: pinned.id, variationId: pinned.other }],
        serve: { variationId: other },
      },
    ],
  }));
  return [pinned, after];
}

/** After changes of what was recorded, with attributes that are stored, and with members that are assigned to a segment. */
async function makeAsked(of: ServedExperiments, server: Program): Promise<Served[]> {
  const changed = await of.whenServed(await of.running());
  for (const endUserId of named.served)
    await server.done('POST', `/ofrep/v1/evaluate/flags/${changed.key}`, {
      context: { targetingKey: endUserId },
    });
  await of.share(changed, [5, 95]);
  const retired = await of.whenServed(await of.running());
  for (const endUserId of named.served)
    await server.done('POST', `/ofrep/v1/evaluate/flags/${retired.key}`, {
      context: { targetingKey: endUserId },
    });
  await of.share(retired, [100, 0]);
  await of.done('DELETE', `/variations/${retired.other}`);
  const known = await of.running();
  await of.inSegments(known, { tier: 'gold' });
  for (const id of named.known)
    await server.done('POST', '/api/users', {
      ...{ id, first_name: 'Kim', last_name: 'Known', email: `${id}@shop.example` },
      attributes: { tier: 'gold' },
    });
  await server.done('POST', '/api/identify', { user_id: named.joined, anonymous_id: named.served[0] });
  const members = await of.running();
  const [invited] = await of.inSegments(members, { plan: 'none' });
  for (const user_id of named.members)
    await server.done('POST', '/api/segments/assign-user', { user_id, segment_id: invited });
  return [changed, retired, known, members];
}
