import {
  createContext,
  createElement,
  type ReactElement,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { ABTestingClient } from '../../sdk/src/module-entry.js';
import type { Variation } from '../../sdk/src/published-types.js';
import { DecisionStore } from './decision-store.js';
import type { AbTestingProviderProps } from './published-types.js';

interface Shared {
  readonly store: DecisionStore;
  /** Undefined on the server, and before the page has come alive. */
  readonly client: ABTestingClient | undefined;
}

const Decisions = createContext<Shared | undefined>(undefined);

/** Starts a client in the browser, or takes the one given, and lets components beneath show what it decides. */
export function AbTestingProvider({
  options,
  client: given,
  answer,
  children,
}: AbTestingProviderProps): ReactElement {
  const [store] = useState(() => new DecisionStore(answer));
  const [client, setClient] = useState<ABTestingClient>();
  const project = options?.projectId;
  const server = options?.serverBaseUrl;

  useEffect(() => {
    const own = given === undefined && options !== undefined ? new ABTestingClient(options) : undefined;
    const used = given ?? own;
    if (used === undefined) return undefined;
    const disconnect = store.connect(used);
    setClient(used);
    void used.init();
    return () => {
      disconnect();
      own?.destroy();
      setClient(undefined);
    };
    // Other options count from the start only, so that an object written in place starts no other client.
  }, [store, given, project, server]);

  const shared = useMemo(() => ({ store, client }), [store, client]);
  return createElement(Decisions.Provider, { value: shared }, children);
}

/** The variation that the page shows of an experiment or flag, given by its key or id; undefined when it shows none. */
export function useVariation(experiment: number | string): Variation | undefined {
  const { store } = useShared('useVariation');
  return useSyncExternalStore(
    store.subscribe,
    () => store.variation(experiment),
    () => store.handed(experiment),
  );
}

/** The value of that variation; the fallback when the page shows none, and where that has no value. */
export function useValue<T>(experiment: number | string, fallback: T): T {
  return (useVariation(experiment)?.value as T | undefined) ?? fallback;
}

/** The client, for events and the like; undefined on the server, and before the page has come alive. */
export function useClient(): ABTestingClient | undefined {
  return useShared('useClient').client;
}

function useShared(name: string): Shared {
  const shared = useContext(Decisions);
  if (shared === undefined) throw new Error(`${name} needs an <AbTestingProvider> around it.`);
  return shared;
}
