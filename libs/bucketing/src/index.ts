/**
 * Bucketing: which of 10,000 buckets an end user has for a key, and which variation owns the bucket.
 *
 * Pure: the same arguments give the same answer in every process, now and later. Reference cases are in
 * test/vectors/murmur3-x86-32.json and test/vectors/bucketing.json.
 */
export { murmur3 } from './murmur3.js';
export { type BucketOf, type BucketSettings, bucketOf, createBucketOf, saltCheck } from './bucket.js';
export { cumulativeLimits, evenShares, pickVariation } from './shares.js';
export {
  type BucketRange,
  assignmentKeySuffix,
  coverageRange,
  fallsInto,
  groupRange,
  holdoutRange,
} from './ranges.js';
