const storageKey = 'abtesting-last-grants';

interface Grants {
  orgId: number;
  userId: number;
  actions: readonly string[];
}

/**
 * What the member's menu granted the last time, as far as pages ask for it: only a hint of what is worth beginning, since
 * the menu may have changed. Undefined where the last menu was another one.
 */
export function lastGrants(orgId: number, userId: number): ReadonlySet<string> | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Grants | null;
    return kept?.orgId === orgId && kept.userId === userId ? new Set(kept.actions) : undefined;
  } catch {
    return undefined;
  }
}

export function rememberGrants(orgId: number, userId: number, actions: readonly string[]): void {
  const grants: Grants = { orgId, userId, actions: [...new Set(actions)] };
  localStorage.setItem(storageKey, JSON.stringify(grants));
}
