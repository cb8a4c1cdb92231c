import type { TestApp } from './admin-app.js';
import type { Account, Json } from './product.js';

/** Makes the things of an experiment over HTTP; every default is valid. */
export class ExperimentBuilder {
  private count = 0;

  constructor(
    private readonly app: TestApp,
    private readonly account: Account,
  ) {}

  /** A Draft with its control; `fields` beyond those of the creating route are patched in. */
  async experiment(fields: Json = {}): Promise<Json> {
    const { projectId = this.account.projectId, title = `Experiment ${++this.count}`, ...rest } = fields;
    const { url, description, key, ...patch } = rest;
    const made = await this.done('POST', '/experiments', { projectId, title, url, description, key });
    return Object.keys(patch).length === 0 ? made : this.done('PATCH', `/experiments/${made.id}`, patch);
  }

  /** An experiment in a status, reached along the lifecycle. */
  async experimentIn(status: string, fields: Json = {}): Promise<Json> {
    const { id } = await this.experiment(fields);
    const pathTo: Record<string, string[]> = {
      Draft: [],
      Active: ['Active'],
      Paused: ['Active', 'Paused'],
      Ended: ['Active', 'Ended'],
      Archived: ['Archived'],
    };
    for (const step of pathTo[status]!) await this.move(id, step);
    return this.done('GET', `/experiments/${id}`);
  }

  move(id: number, status: string): Promise<Json> {
    return this.done('PATCH', `/experiments/${id}`, { status });
  }

  variation(experimentId: number, fields: Json = {}): Promise<Json> {
    return this.done('POST', `/experiments/${experimentId}/variations`, {
      title: `Variation ${++this.count}`,
      ...fields,
    });
  }

  variations(experimentId: number): Promise<Json> {
    return this.done('GET', `/experiments/${experimentId}/variations`);
  }

  condition(experimentId: number, fields: Json = {}): Promise<Json> {
    return this.done('POST', `/experiments/${experimentId}/conditions`, {
      operator: 'CONTAIN',
      urls: ['/product/'],
      ...fields,
    });
  }

  metric(experimentId: number, fields: Json = {}): Promise<Json> {
    return this.done('POST', `/experiments/${experimentId}/metrics`, {
      title: 'Clicks on buy',
      selector: '#buy',
      ...fields,
    });
  }

  private done(method: string, path: string, body?: Json): Promise<Json> {
    return this.app.expectDone(method, path, body, this.account.headers);
  }
}
