import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { HashSettings } from '#libs/config';
import { RecordedSetting } from '#libs/entities';
import type { RedisConnection } from '#libs/redis';
import { StartFailure } from '#libs/processes';

/** The salt's digest is keyed by the salt itself, so that rotating another secret does not touch it. */
const saltLabel = 'abtestingtool: the salt of the hash';
const noSalt = 'none';
const redisKey = 'hash-settings';

/**
 * Records the hash settings at the first start of an installation and compares them at every later one. Of
 * processes that start together one records; the others are compared with it.
 *
 * @throws StartFailure naming every setting that is another one now
 */
export async function requireSameHashSettings(dataSource: DataSource, hash: HashSettings): Promise<void> {
  const settings = describeSettings(hash);
  const repository = dataSource.getRepository(RecordedSetting);
  await repository.createQueryBuilder().insert().values(settings).orIgnore().execute();
  const recorded = new Map((await repository.find()).map(({ name, value }) => [name, value]));
  const faults = settings.flatMap(({ name, value }) => describeChange(name, value, recorded.get(name)));
  if (faults.length === 0) return;
  throw new StartFailure(
    `${faults.join(', and ')}: set it back, since with other settings every visitor could change the variation.`,
  );
}

/**
 * Keeps the settings in Redis too, once they are known to be right, for starts while the database is unavailable.
 */
export async function rememberHashSettings(redis: RedisConnection, hash: HashSettings): Promise<void> {
  await redis.send(redisKey, 'SET', redisKey, asText(hash)).catch(() => undefined);
}

/** Whether Redis remembers exactly these; false while nobody can tell. */
export async function remembersHashSettings(redis: RedisConnection, hash: HashSettings): Promise<boolean> {
  const remembered = await redis.send(redisKey, 'GET', redisKey).catch(() => null);
  return remembered === asText(hash);
}

const asText = (hash: HashSettings): string => JSON.stringify(describeSettings(hash));

function describeSettings({ hashSeed, maxTrafficVal, hmacSalt }: HashSettings): RecordedSetting[] {
  return [
    { name: 'HASH_SEED', value: String(hashSeed) },
    { name: 'HMAC_SALT', value: hmacSalt === undefined ? noSalt : digestOf(hmacSalt) },
    { name: 'MAX_TRAFFIC_VAL', value: String(maxTrafficVal) },
  ];
}

function digestOf(salt: string): string {
  return createHmac('sha256', salt).update(saltLabel).digest('hex');
}

function describeChange(name: string, value: string, recorded: string | undefined): string[] {
  if (value === recorded) return [];
  if (name !== 'HMAC_SALT') return [`${name} is ${value}, but was ${recorded} at the first start`];
  if (value === noSalt) return ['HMAC_SALT is not set, but was at the first start'];
  if (recorded === noSalt) return ['HMAC_SALT is set, but was not at the first start'];
  return ['HMAC_SALT is another one than at the first start'];
}
