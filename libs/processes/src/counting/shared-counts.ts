import type { Channel } from '../channel.js';
import { type AllowanceRecall, type AllowanceRequest, Allowances, type Counting } from './allowances.js';
import { Places } from './places.js';
import { RefusalTimes } from './refusal-times.js';
import { TryWindows } from './try-windows.js';

/** One that keeps to itself for longer is not waited for. */
const recallLimitMs = 1_000;

/** What the processes of a program count together, in the one that started them. */
export class SharedCounts {
  private readonly processes = new Map<Channel, Counting>();
  private readonly allowances = new Allowances(() => [...this.processes.values()]);
  private readonly tries = new TryWindows();
  private readonly refusals = new RefusalTimes();
  private readonly places = new Places();

  /** Counts for the process at the other end. */
  serve(channel: Channel): void {
    const process: Counting = { recall: (recall) => recallFrom(channel, recall) };
    this.processes.set(channel, process);
    channel.on('allowance', (body) => this.allowances.request(process, body as AllowanceRequest));
    channel.on('try', (body) => {
      const { key, tries } = body as { key: string; tries: number };
      return this.tries.take(key, tries);
    });
    channel.on('refusal', (subject) => this.refusals.note(subject as string, performance.now()));
    channel.on('take-place', (body) => {
      const { name, limit } = body as { name: string; limit: number };
      return this.places.take(process, name, limit);
    });
    channel.on('leave-place', (name) => this.places.leave(process, name as string));
  }

  /** The process has ended; what it used up in this minute stays used up. */
  forget(channel: Channel): void {
    const process = this.processes.get(channel);
    if (process === undefined) return;
    this.processes.delete(channel);
    this.places.forget(process);
  }
}

async function recallFrom(channel: Channel, recall: AllowanceRecall): Promise<number | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, recallLimitMs, undefined).unref());
  const used = channel.ask('recall', recall, (answer) => answer as number).catch(() => undefined);
  return Promise.race([used, late]);
}
