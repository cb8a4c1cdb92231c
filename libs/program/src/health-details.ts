import { Injectable } from '@nestjs/common';

/** What features say of themselves in the answer of `GET /health/ready`; it does not decide about the status. */
@Injectable()
export class HealthDetails {
  private readonly descriptions = new Map<string, () => Promise<unknown>>();

  describe(name: string, description: () => Promise<unknown>): void {
    this.descriptions.set(name, description);
  }

  /** Those that cannot be told now are null. */
  async read(): Promise<Record<string, unknown>> {
    const read = [...this.descriptions].map(async ([name, description]): Promise<[string, unknown]> => {
      return [name, await description().catch(() => null)];
    });
    return Object.fromEntries(await Promise.all(read));
  }
}
