import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A password to hash, with a salt or with the rounds of a new one. */
export interface PasswordJob {
  password: string;
  salt: string | number;
}

interface Waiting {
  resolve: (hash: string) => void;
  reject: (error: Error) => void;
}

/** One thread beside the main one. It starts with its first job, and anew after it died. */
export class PasswordThread {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private lastId = 0;

  get jobs(): number {
    return this.waiting.size;
  }

  /** @throws Error when the thread dies before it is done */
  run(job: PasswordJob): Promise<string> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...job });
    });
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(join(import.meta.dirname, 'password-worker.mjs'));
    worker.on('message', ({ id, hash }: { id: number; hash: string }) => {
      this.waiting.get(id)?.resolve(hash);
      this.waiting.delete(id);
      if (this.waiting.size === 0) worker.unref();
    });
    worker.on('error', (error) => this.fail(worker, error));
    worker.on('exit', () => this.fail(worker, new Error('The thread for passwords has ended.')));
    return worker;
  }

  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
