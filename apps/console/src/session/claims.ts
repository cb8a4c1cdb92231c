/** What an access token says; the server checks it, the console only reads it. */
export interface Claims {
  userId: number;
  email: string;
  orgs: readonly OrganizationAccess[];
  /** Whether organizations or projects are missing in `orgs`. */
  orgsCut: boolean;
  /** When it stops being valid, in milliseconds since 1970. */
  expiresAt: number;
}

/** An organization that is open to the user, with its open projects. */
export interface OrganizationAccess {
  id: number;
  name: string;
  projects: readonly { id: number; name: string }[];
}

interface TokenBody {
  sub: string;
  userId: number;
  exp: number;
  orgs?: OrganizationAccess[];
  orgsCut?: boolean;
}

/** Reads a JWT's middle part, or answers undefined for anything else. */
export function readClaims(token: string): Claims | undefined {
  try {
    const bytes = Uint8Array.from(atob(fromUrlSafe(token.split('.')[1] ?? '')), (c) => c.charCodeAt(0));
    const body = JSON.parse(new TextDecoder().decode(bytes)) as TokenBody;
    const { orgs = [], orgsCut = false } = body;
    return { userId: body.userId, email: body.sub, orgs, orgsCut, expiresAt: body.exp * 1000 };
  } catch {
    return undefined;
  }
}

const fromUrlSafe = (text: string): string => text.replace(/-/g, '+').replace(/_/g, '/');
