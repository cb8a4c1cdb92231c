import type { TestApp } from './admin-app.js';
import { ExperimentBuilder } from './experiments.js';
import type { Program } from './programs.js';
import type { Account, Json } from './product.js';
import { waitUntil } from './wait-until.js';

export interface Served {
  id: number;
  key: string;
  control: number;
  other: number;
}

/** Makes experiments with two variations, and waits until programs are served them unless told not to. */
export class ServedExperiments {
  readonly make: ExperimentBuilder;
  private segments = 0;

  constructor(
    private readonly app: TestApp,
    private readonly owner: Account,
    private readonly server: Program,
    private readonly waits = true,
  ) {
    this.make = new ExperimentBuilder(app, owner);
  }

  done(method: string, path: string, body?: Json): Promise<Json> {
    return this.app.expectDone(method, path, body, this.owner.headers);
  }

  /** A Draft with two variations at these shares. */
  async draft(fields: Json = {}, shares = [50, 50], values: Json[] = []): Promise<Served> {
    const { id, key } = await this.make.experiment(fields);
    const { id: other } = await this.make.variation(id, { title: 'B', value: values[1] });
    const [{ id: control }] = await this.make.variations(id);
    if (values.length > 0) await this.done('PATCH', `/variations/${control}`, { value: values[0] });
    const made = { id, key, control, other };
    await this.share(made, shares);
    return made;
  }

  async running(...args: Parameters<typeof this.draft>): Promise<Served> {
    return this.start(await this.draft(...args));
  }

  /** A running Feature Flag with rules, pins and whatever else its document has. */
  async flag(fields: (flag: Served) => Json, shares = [100, 0], values: Json[] = []): Promise<Served> {
    const { projectId } = this.owner;
    const { id, key } = await this.done('POST', '/experiments', {
      ...{ projectId, title: 'Flag', type: 'Feature Flag' },
    });
    const { revision, variations } = await this.done('GET', `/experiments/${id}/document`);
    const [control, other] = variations.map((one: Json) => one.id);
    const flag = { id, key, control, other };
    await this.done('PUT', `/experiments/${id}/document`, {
      ...{ revision, experiment: fields(flag) },
      variations: variations.map(({ id: variationId, value }: Json, index: number) => ({
        ...{ id: variationId, traffic: shares[index], value: values[index] ?? value },
      })),
    });
    return this.start(flag);
  }

  async share({ id, control, other }: Served, shares: number[]): Promise<void> {
    const allocations = [control, other].map((variationId, index) => ({
      variationId,
      traffic: shares[index]!,
    }));
    await this.done('PUT', `/experiments/${id}/traffic`, { allocations });
  }

  async segment(rules: Json): Promise<number> {
    const name = `Segment ${++this.segments}`;
    return (await this.done('POST', '/segments', { projectId: this.owner.projectId, name, rules })).id;
  }

  /** For end users who are in one segment for each of the rules. */
  async inSegments({ id }: Served, ...rules: Json[]): Promise<number[]> {
    const segmentIds: number[] = [];
    for (const each of rules) segmentIds.push(await this.segment(each));
    await this.done('PUT', `/experiments/${id}/segments`, { segmentIds });
    return segmentIds;
  }

  async start(made: Served): Promise<Served> {
    await this.make.move(made.id, 'Active');
    return this.waits ? this.whenServed(made) : made;
  }

  async whenServed(made: Served): Promise<Served> {
    await waitUntil(async () =>
      (await this.server.done('GET', '/api/datafile')).experiments.some((one: Json) => one.id === made.id),
    );
    return made;
  }
}
