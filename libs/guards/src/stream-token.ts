import { isSigned, sign, type SecretKeys } from '#libs/security';

/** Whose stream a token opens, and what its reader knows already. */
export interface StreamClaims {
  projectId: number;
  /** Null for the tokens of API_TOKEN. */
  keyId: number | null;
  /** Of the project, as the answer that carried the token showed it. */
  revision: number;
}

const purpose = 'event-streams';

const signedText = ({ projectId, keyId }: Omit<StreamClaims, 'revision'>, tokensName: string): string =>
  keyId === null ? `${projectId}.tokens.${tokensName}` : `${projectId}.${keyId}`;

/**
 * The signature in the tokens of a key: always the same, so that an address of a stream changes only with what it is for.
 *
 * @param tokensName changes with API_TOKEN; see `ApiKeys`
 */
export function signStream(
  keys: SecretKeys,
  claims: Omit<StreamClaims, 'revision'>,
  tokensName: string,
): string {
  return sign(keys, purpose, signedText(claims, tokensName));
}

/** A token that is good for listening to the changes of a project alone, and says nothing of the key itself. */
export const streamToken = ({ projectId, keyId, revision }: StreamClaims, signature: string): string =>
  `${projectId}.${keyId ?? 0}.${revision}.${signature}`;

/**
 * What a token opens; undefined for one that was not signed here or was changed. Whether its key is still valid is
 * another question. The revision is not signed: a wrong one costs its sender a needless message.
 */
export function readStreamToken(
  keys: SecretKeys,
  token: string,
  tokensName: string,
): StreamClaims | undefined {
  const [, project, key, revision, signature] =
    /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})\.([\w-]{43})$/.exec(token) ?? [];
  if (signature === undefined) return undefined;
  const claims = {
    ...{ projectId: Number(project), keyId: Number(key) || null, revision: Number(revision) },
  };
  return isSigned(keys, purpose, signedText(claims, tokensName), signature) ? claims : undefined;
}
