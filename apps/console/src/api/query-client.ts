import { QueryClient } from '@tanstack/react-query';
import { whenConnectionIsBack } from './connection.js';
import { ApiProblem, SignedOut } from './problem.js';

const maxTries = 3;

/** What has been read of the API; lists stay fresh for some seconds, and everything is read again after a loss. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (failures, error) => failures < maxTries && mayPass(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

whenConnectionIsBack(() => void queryClient.invalidateQueries());

/** A refusal stays one; only what is about the moment is tried again. */
function mayPass(error: unknown): boolean {
  if (error instanceof SignedOut) return false;
  return !(error instanceof ApiProblem) || error.status === 503;
}
