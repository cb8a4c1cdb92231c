import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Config } from '#libs/config';

/** SECRET_KEY and SECRET_KEY_PREVIOUS. */
export type SecretKeys = Pick<Config, 'secretKey' | 'previousSecretKeys'>;

/** What keys are derived for. Each has a key of its own, so nothing made for one purpose passes for another. */
export type KeyPurpose =
  | 'one-time-codes'
  | 'preview-links'
  | 'refresh-successors'
  | 'demo-password'
  | 'stored-secrets'
  | 'event-streams';

const keyBytes = 32;
const derived = new Map<string, Buffer>();

/** The key of a purpose: HKDF-SHA-256 of the secret key. Tokens for logging in keep SECRET_KEY itself. */
function keyFor(secretKey: string, purpose: KeyPurpose): Buffer {
  const name = `${purpose} ${secretKey}`;
  let key = derived.get(name);
  if (key === undefined) {
    key = Buffer.from(hkdfSync('sha256', secretKey, '', `abtestingtool ${purpose}`, keyBytes));
    derived.set(name, key);
  }
  return key;
}

const hmac = (key: string | Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** The signature of a text for a purpose: 43 characters. */
export function sign({ secretKey }: SecretKeys, purpose: KeyPurpose, text: string): string {
  return hmac(keyFor(secretKey, purpose), text);
}

/**
 * Every signature that counts for a text, the one that is made now first: those of earlier keys, and those that
 * release 0.1.0 made with the secret key itself.
 */
export function acceptedSignatures(
  { secretKey, previousSecretKeys }: SecretKeys,
  purpose: KeyPurpose,
  text: string,
): string[] {
  const keys = [secretKey, ...previousSecretKeys];
  return [...keys.map((key) => hmac(keyFor(key, purpose), text)), ...keys.map((key) => hmac(key, text))];
}

/** Whether a signature counts for a text; takes as long for a wrong one. */
export function isSigned(keys: SecretKeys, purpose: KeyPurpose, text: string, signature: string): boolean {
  const given = Buffer.from(signature);
  return acceptedSignatures(keys, purpose, text)
    .map((accepted) => given.length === accepted.length && timingSafeEqual(given, Buffer.from(accepted)))
    .includes(true);
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const form = /^enc1\.([\w-]{11})\.([\w-]+)$/;

/** A name for a key that tells nothing about it. */
const nameOfKey = (secretKey: string): string =>
  hmac(keyFor(secretKey, 'stored-secrets'), 'name').slice(0, 11);

/**
 * A secret as it is stored: `enc1.<key>.<content>`, by AES-256-GCM.
 *
 * @param place where it is stored, such as `web_hook.secret`; it can be read back for this place only
 */
export function encryptSecret({ secretKey }: SecretKeys, place: string, secret: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyFor(secretKey, 'stored-secrets'), iv).setAAD(
    Buffer.from(place),
  );
  const content = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `enc1.${nameOfKey(secretKey)}.${content.toString('base64url')}`;
}

/**
 * The secret behind a stored text.
 *
 * @throws Error when it was changed, stored elsewhere, or encrypted with a key that is not known any more
 */
export function decryptSecret(keys: SecretKeys, place: string, stored: string): string {
  const [, name, content] = form.exec(stored) ?? [];
  const secretKey = [keys.secretKey, ...keys.previousSecretKeys].find((key) => nameOfKey(key) === name);
  if (secretKey === undefined || content === undefined)
    throw new Error(`A secret of ${place} cannot be read: neither SECRET_KEY nor SECRET_KEY_PREVIOUS fits.`);
  const bytes = Buffer.from(content, 'base64url');
  const decipher = createDecipheriv(
    algorithm,
    keyFor(secretKey, 'stored-secrets'),
    bytes.subarray(0, ivBytes),
  )
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-tagBytes));
  return decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
}

/** Whether a stored text is encrypted with the present key. */
export function isOfPresentKey({ secretKey }: SecretKeys, stored: string): boolean {
  return form.exec(stored)?.[1] === nameOfKey(secretKey);
}

/** The hash of a JSON Web Token's algorithm: HS256 signs with SHA-256. */
export const hashOfAlgorithm = (algorithm: Config['algorithm']): string => algorithm.replace('HS', 'sha');

/** Which of the keys signed a JSON Web Token; the present one for one that none did. */
export function keyOfToken(
  { secretKey, previousSecretKeys }: SecretKeys,
  token: string,
  hash: string,
): string {
  const signedAt = token.lastIndexOf('.');
  const text = token.slice(0, signedAt);
  const signature = Buffer.from(token.slice(signedAt + 1));
  const isSigner = (key: string): boolean => {
    const expected = Buffer.from(createHmac(hash, key).update(text).digest('base64url'));
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  };
  return previousSecretKeys.find(isSigner) ?? secretKey;
}
