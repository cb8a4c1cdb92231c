import type { Environment } from './environment.js';
import { type Reader, text } from './readers.js';
import { doublyGiven, readSettingText } from './secret-files.js';

/** Reads settings by name and collects every fault, so that all of them are reported together. */
export class SettingReader {
  readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  /**
   * The value of the first name that is set, or undefined; empty texts and `null` count as not set. A secret may
   * stand in a file (`secretSettings`).
   */
  optional<T>(names: readonly string[], reader: Reader<T>): T | undefined {
    for (const name of names) {
      const value = this.textOf(name)?.trim();
      if (value === undefined || value === '' || value === 'null') continue;
      try {
        return reader(value);
      } catch (fault) {
        this.note(`${name} ${(fault as Error).message}.`);
        return undefined;
      }
    }
    return undefined;
  }

  read<T>(names: readonly string[], reader: Reader<T>, fallback: T): T {
    return this.optional(names, reader) ?? fallback;
  }

  /** Like `optional`, for a text that counts character by character: blanks at its ends are a fault. */
  exact(name: string): string | undefined {
    const value = this.textOf(name);
    if (value !== undefined && value !== value.trim()) {
      this.note(`${name} must have no blanks at its ends, where they never counted.`);
    }
    return this.optional([name], text);
  }

  /** Like `optional`, but its absence is a fault. */
  required<T>(names: readonly string[], reader: Reader<T>): T {
    const before = this.faults.length;
    const value = this.optional(names, reader);
    if (value === undefined && this.faults.length === before) this.faults.push(`${names[0]} is missing.`);
    return value as T;
  }

  /** Notes the secrets that are given both ways, of which one would win unnoticed. */
  refuseDoubles(): void {
    for (const fault of doublyGiven(this.environment)) this.note(fault);
  }

  private textOf(name: string): string | undefined {
    try {
      return readSettingText(this.environment, name);
    } catch (fault) {
      this.note((fault as Error).message);
      return undefined;
    }
  }

  /** A setting that is read in several places is wrong once. */
  private note(fault: string): void {
    if (!this.faults.includes(fault)) this.faults.push(fault);
  }
}
