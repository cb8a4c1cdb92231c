import type { ABTestingClient, Answer, Variation } from '../../sdk/src/published-types.js';

/** What components show: what was handed over, until the client has an answer of its own. */
export class DecisionStore {
  private readonly handedOver: ReadonlyMap<string, Variation>;
  private client: ABTestingClient | undefined;
  private hasAnswer = false;
  private readonly listeners = new Set<() => void>();

  constructor(answer: Answer | undefined) {
    this.handedOver = new Map(
      answer?.decisions.flatMap(({ experimentId, experimentKey, variation }) => [
        [experimentKey, variation],
        [String(experimentId), variation],
      ]),
    );
  }

  /** As on the server, where there is no client. */
  handed = (experiment: number | string): Variation | undefined => this.handedOver.get(String(experiment));

  variation = (experiment: number | string): Variation | undefined => {
    const own = this.client?.getVariation(experiment);
    return this.hasAnswer ? own : (this.handed(experiment) ?? own);
  };

  /** Calls back when something may have changed; what it returns ends that. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Shows what the client decides from now on; what it returns ends that. */
  connect(client: ABTestingClient): () => void {
    this.client = client;
    // The client tells of an answer before it has taken it in.
    const takeAnswer = () =>
      queueMicrotask(() => {
        if (this.client !== client) return;
        this.hasAnswer = true;
        this.tell();
      });
    client.on('decision', takeAnswer);
    client.on('applied', this.tell);
    return () => {
      client.off('decision', takeAnswer);
      client.off('applied', this.tell);
      this.client = undefined;
      this.hasAnswer = false;
    };
  }

  private tell = (): void => {
    for (const listener of [...this.listeners]) listener();
  };
}
