import { createHmac } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config, type HashSettings } from '#libs/config';
import { RecordedSetting } from '#libs/entities';
import { StartFailure } from './run-program.js';

/** The salt's digest is keyed by the salt itself, so that rotating another secret does not touch it. */
const saltLabel = 'abtestingtool: the salt of the hash';
const noSalt = 'none';

/** Stops a start whose hash settings would put visitors into other buckets than every start before. */
@Injectable()
export class HashSettingsGuard implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  onModuleInit(): Promise<void> {
    return requireSameHashSettings(this.dataSource, this.config.hash);
  }
}

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
