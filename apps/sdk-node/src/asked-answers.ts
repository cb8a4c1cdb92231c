import type { ContextFault, FlagContext, FlagEvaluation, FlagFailure } from '#libs/evaluation';
import { BoundedMap } from '#libs/memory';
import { detailOf, type Server } from './server.js';
import type { Surroundings } from './surroundings.js';

/** A flag as the server answers it, with what to report when it is used. */
export type AskedFlag = (FlagEvaluation | FlagFailure) & {
  readonly exposure?: {
    readonly experiment_id: number;
    readonly variant_id: number;
    readonly allocation_version: number;
    readonly rule_id?: number;
  };
};

/** What the server said about one context. */
export interface AskedAnswer {
  readonly flags: ReadonlyMap<string, AskedFlag>;
  /** By the datafile of this revision. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One context, with what makes it the same as another. */
export interface AskedContext extends FlagContext {
  readonly name: string;
}

interface Question {
  readonly context: AskedContext;
  readonly ids: readonly number[];
  readonly revision: number;
  readonly answer: (answer: AskedAnswer | undefined) => void;
}

const contextsAtOnce = 100;
const callsAtOnce = 4;
const remembered = 10_000;

/** Answers of the server about what no datafile tells: those of several contexts by one call, and remembered. */
export class AskedAnswers {
  private readonly known = new BoundedMap<string, AskedAnswer>(remembered);
  private readonly asking = new Map<string, Promise<AskedAnswer | undefined>>();
  private readonly waiting: Question[] = [];
  private calls = 0;

  constructor(
    private readonly server: Server,
    private readonly surroundings: Surroundings,
    private readonly onError: (error: Error) => void,
  ) {}

  peek({ name }: AskedContext): AskedAnswer | undefined {
    return this.known.get(name);
  }

  /** Undefined when the server cannot tell now. Never rejects. */
  ask(context: AskedContext, ids: readonly number[], revision: number): Promise<AskedAnswer | undefined> {
    const underWay = this.asking.get(context.name);
    if (underWay) return underWay;
    const asked = new Promise<AskedAnswer | undefined>((answer) =>
      this.waiting.push({ context, ids, revision, answer }),
    ).finally(() => this.asking.delete(context.name));
    this.asking.set(context.name, asked);
    if (this.waiting.length === 1) queueMicrotask(() => this.callNext());
    return asked;
  }

  private callNext(): void {
    while (this.waiting.length > 0 && this.calls < callsAtOnce) {
      this.calls++;
      void this.call(this.waiting.splice(0, contextsAtOnce)).finally(() => {
        this.calls--;
        this.callNext();
      });
    }
  }

  private async call(questions: readonly Question[]): Promise<void> {
    const answers = await this.evaluate(questions).catch((error: Error) => {
      this.onError(error);
      return undefined;
    });
    questions.forEach(({ context, revision, answer }, index) => {
      const result = answers?.[index];
      if (result === undefined || 'errorCode' in result) return answer(undefined);
      const flags = new Map(result.flags.map((flag) => [flag.key, flag]));
      const known = { flags, revision, at: this.surroundings.now() };
      this.known.set(context.name, known);
      answer(known);
    });
  }

  private async evaluate(questions: readonly Question[]): Promise<({ flags: AskedFlag[] } | ContextFault)[]> {
    const contexts = questions.map(({ context: { endUserId, attributes }, ids }) => ({
      context: { ...attributes, targetingKey: endUserId },
      experiment_ids: ids,
    }));
    const answer = await this.server.post('/api/evaluations', { contexts });
    if (answer.status !== 200)
      throw new Error(`What only the server knows cannot be asked: ${detailOf(answer)}`);
    return (JSON.parse(answer.text) as { results: ({ flags: AskedFlag[] } | ContextFault)[] }).results;
  }
}
