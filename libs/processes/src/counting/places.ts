/** How many of something each name has open in several processes, of which each may have so many in all of them. */
export class Places {
  /** By name, how many each process has open. */
  private readonly taken = new Map<string, Map<unknown, number>>();

  /** Whether there was room for one more. */
  take(process: unknown, name: string, limit: number): boolean {
    const ofName = this.taken.get(name) ?? new Map<unknown, number>();
    let open = 0;
    for (const count of ofName.values()) open += count;
    if (open >= limit) return false;
    this.taken.set(name, ofName.set(process, (ofName.get(process) ?? 0) + 1));
    return true;
  }

  leave(process: unknown, name: string): void {
    const ofName = this.taken.get(name);
    const left = (ofName?.get(process) ?? 0) - 1;
    if (left > 0) ofName!.set(process, left);
    else ofName?.delete(process);
    if (ofName?.size === 0) this.taken.delete(name);
  }

  /** All of a process that has ended. */
  forget(process: unknown): void {
    for (const [name, ofName] of this.taken) {
      ofName.delete(process);
      if (ofName.size === 0) this.taken.delete(name);
    }
  }
}
