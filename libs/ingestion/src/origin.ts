/**
 * Whether a request may come from this origin.
 *
 * @param allowedOrigins the project's list; empty allows any
 * @param origin the Origin header; null or undefined for a caller that is no browser, which always may
 */
export function allowsOrigin(allowedOrigins: readonly string[], origin: string | null | undefined): boolean {
  if (allowedOrigins.length === 0 || origin === null || origin === undefined) return true;
  return allowedOrigins.some((allowed) => normalOrigin(allowed) === normalOrigin(origin));
}

function normalOrigin(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text.trim().toLowerCase();
}
