import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type Call, type TestApp } from './admin-app.js';
import type { Account, Json } from './product.js';
import { startProgram, type Program } from './programs.js';

/** A flag of booleans, with the ids of its variations. */
export interface Flag {
  id: number;
  key: string;
  off: number;
  on: number;
}

/** The whole product with an organization that has feature flags. */
export class FlagsWorld {
  private constructor(
    readonly app: TestApp,
    readonly owner: Account,
    /** With a secret key of the owner's project. */
    readonly program: Program,
  ) {}

  static async create(): Promise<FlagsWorld> {
    const app = await startTestApp(createProduct);
    const owner = await app.signUp();
    return new FlagsWorld(app, owner, await startProgram(app, owner));
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  /** A request of the owner. */
  get call(): Call {
    return this.app.as(this.owner);
  }

  /** The answer to a request of the owner that has to succeed. */
  done(method: string, path: string, body?: Json): Promise<Json> {
    return this.app.expectDone(method, path, body, this.owner.headers);
  }

  async newFlag(key: string): Promise<Flag> {
    const { projectId } = this.owner;
    const { id } = await this.done('POST', '/experiments', {
      projectId,
      title: key,
      key,
      type: 'Feature Flag',
    });
    const variations = await this.done('GET', `/experiments/${id}/variations`);
    const idOf = (title: string) => variations.find((one: Json) => one.title === title).id;
    return { id, key, off: idOf('off'), on: idOf('on') };
  }

  async newSegment(name: string, rules: object): Promise<number> {
    return (await this.done('POST', '/segments', { projectId: this.owner.projectId, name, rules })).id;
  }

  setRules(flag: Flag, rules: readonly Json[]): Promise<Json> {
    return this.done('PATCH', `/experiments/${flag.id}`, { rules });
  }
}
