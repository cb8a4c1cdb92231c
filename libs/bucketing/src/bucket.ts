import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Murmur3 } from './murmur3.js';

/**
 * What buckets depend on besides the key. An installation keeps one for ever: another one moves every
 * end user.
 */
export interface BucketSettings {
  /** Seed of the murmur hash, 32 bits; unused with a salt. */
  hashSeed: number;
  /** How many buckets there are: a multiple of 10000, at most 2^31. */
  maxTrafficVal: number;
  /** When set and not empty, buckets cannot be predicted without knowing it. */
  hmacSalt?: string;
}

/**
 * The bucket, 1 to `maxTrafficVal`, of the key `endUserId + keySuffix`. The parts come apart because asking
 * for one end user again and again is cheaper then.
 */
export type BucketOf = (endUserId: string, keySuffix: string) => number;

/**
 * The bucket function of an installation.
 *
 * `abs(hash) mod maxTrafficVal + 1`, where the hash is murmur3 of the key's UTF-8 bytes with the seed or,
 * with a salt, the first four bytes of HMAC-SHA256(salt, key) as a big-endian signed integer; abs is taken
 * in wider arithmetic, so -2^31 counts as 2^31. Depends on the arguments alone, so every process agrees
 * (cases in test/vectors/bucketing.json). Make it once and keep it: preparing the salt costs something.
 *
 * @throws RangeError when `maxTrafficVal` is no positive multiple of 10000 up to 2^31
 */
export function createBucketOf({ hashSeed, maxTrafficVal, hmacSalt }: BucketSettings): BucketOf {
  checkMaxTrafficVal(maxTrafficVal);
  if (hmacSalt) {
    const saltedHash = createSaltedHash(hmacSalt);
    return (endUserId, keySuffix) => bucketOfHash(saltedHash(endUserId + keySuffix), maxTrafficVal);
  }
  const murmur3 = new Murmur3(hashSeed);
  return (endUserId, keySuffix) => bucketOfHash(murmur3.hash(endUserId, keySuffix), maxTrafficVal);
}

/** In unsigned numbers of 32 bits, which hold 2^31 and are divided much faster than others. */
const bucketOfHash = (hash: number, maxTrafficVal: number): number =>
  (((hash < 0 ? -hash : hash) >>> 0) % (maxTrafficVal >>> 0)) + 1;

/**
 * The bucket of one whole key; the same as `createBucketOf(settings)`, for the odd single question.
 *
 * @throws RangeError as `createBucketOf`
 */
export function bucketOf(key: string, settings: BucketSettings): number {
  return createBucketOf(settings)(key, '');
}

/** @throws RangeError when `maxTrafficVal` is no positive multiple of 10000 up to 2^31 */
export function checkMaxTrafficVal(maxTrafficVal: number): void {
  if (maxTrafficVal > 0 && maxTrafficVal <= 2 ** 31 && maxTrafficVal % 10000 === 0) return;
  throw new RangeError(`maxTrafficVal must be a positive multiple of 10000 up to 2^31, not ${maxTrafficVal}`);
}

/** Tells whether somebody has the same salt, and nothing of it: 32 bits in hex. */
export function saltCheck(salt: string): string {
  const hash = createSaltedHash(salt)('abtestingtool:salt-check') >>> 0;
  return hash.toString(16).padStart(8, '0');
}

function createSaltedHash(salt: string): (key: string) => number {
  const prepared = hmac.create(sha256, utf8ToBytes(salt));

  return (key) => {
    const [a = 0, b = 0, c = 0, d = 0] = prepared.clone().update(utf8ToBytes(key)).digest();
    return (a << 24) | (b << 16) | (c << 8) | d;
  };
}
