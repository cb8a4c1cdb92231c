import { useState } from 'react';
import { useLocation } from 'react-router';

/**
 * The token of a mailed link. It stands behind the # of the address, which browsers send to no server; there it
 * goes away once it is read, so that it stays out of the history.
 */
export function useMailedToken(): string | undefined {
  const { hash, pathname, search } = useLocation();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get('token') ?? undefined);
  if (token && hash) window.history.replaceState(window.history.state, '', `/console${pathname}${search}`);
  return token;
}
