import { appendFileSync, renameSync, statSync } from 'node:fs';

/** Appends to a file; the previous `maxBytes` of it are kept beside it as `<file>.1`. */
export class RotatingLog {
  private size: number;

  constructor(
    readonly path: string,
    private readonly maxBytes = 5_000_000,
  ) {
    this.size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Never throws: a full disk must not take the database's keeper down. */
  append(text: string): void {
    try {
      if (this.size > this.maxBytes) this.rotate();
      appendFileSync(this.path, text, { mode: 0o600 });
      this.size += Buffer.byteLength(text);
    } catch {
      // Nowhere left to say it.
    }
  }

  private rotate(): void {
    renameSync(this.path, `${this.path}.1`);
    this.size = 0;
  }
}
