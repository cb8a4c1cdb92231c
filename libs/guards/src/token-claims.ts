/** What a token says; `use` keeps a refresh token from passing as an access token. */
export interface TokenClaims {
  /** The e-mail. */
  sub: string;
  userId: number;
  /** The session. */
  sid: string;
  use: 'access' | 'refresh';
}
