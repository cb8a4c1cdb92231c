type Handler = (details?: unknown) => void | Promise<void>;

/** The part of OpenFeature's emitter that is asked of a provider. */
export class ProviderEvents {
  private readonly handlers = new Map<string, Set<Handler>>();

  emit(event: string, details: Record<string, unknown> = {}): void {
    for (const handler of [...(this.handlers.get(event) ?? [])]) void handler(details);
  }

  addHandler(event: string, handler: Handler): void {
    const known = this.handlers.get(event) ?? new Set();
    this.handlers.set(event, known.add(handler));
  }

  removeHandler(event: string, handler: Handler): void {
    this.handlers.get(event)?.delete(handler);
  }

  removeAllHandlers(event?: string): void {
    if (event === undefined) this.handlers.clear();
    else this.handlers.delete(event);
  }

  getHandlers(event: string): Handler[] {
    return [...(this.handlers.get(event) ?? [])];
  }

  setLogger(): this {
    return this;
  }
}
