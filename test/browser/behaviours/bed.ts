import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startProductOnDatabase, type ProductOnDatabase } from '../../support/product-on-database.js';
import type { Account, Product } from '../../support/product.js';
import { callAs, plan, type PlannedExperiment } from '../../support/running-experiment.js';
import { type Engine, type EngineName, engineNames, startEngine, type Tab } from '../engines/index.js';
import type { Behaviour } from './behaviour.js';
import { engineOf, type Gateway, keepConnections, openGateway } from './gateway.js';
import { redTitle, Trial } from './trial.js';

const PLANS_AT_ONCE = 6;
/** Less than a test may take, so that the engine is known that does not end. */
const PATIENCE_MS = 70_000;

/** What became of a behaviour in an engine: it works, it cannot, or it failed. */
export type Outcome = 'ok' | { cannot: string } | { failed: Error };

/** A behaviour's project and experiments. */
interface Planned {
  projectId: number;
  experiments: PlannedExperiment[];
}

/** @param tell what was seen until then */
async function inTime(running: Promise<unknown>, tell: () => string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No end after ${PATIENCE_MS} ms; seen: ${tell()}`)),
      PATIENCE_MS,
    );
  });
  await Promise.race([running, limit]).finally(() => clearTimeout(timer));
}

/** The product, a site with hosts for each behaviour, and the three engines. */
export class BehaviourBed {
  private readonly trials = new Map<string, Trial>();
  private readonly tabs = new Map<EngineName, Tab>();
  private readonly planned = new Map<string, Promise<Planned>>();

  private constructor(
    readonly engines: readonly Engine[],
    private readonly running: ProductOnDatabase,
    private readonly account: Account,
    private readonly gateway: Gateway,
    private readonly site: Server,
  ) {}

  static async start(behaviours: readonly Behaviour[]): Promise<BehaviourBed> {
    const starting = engineNames.map(startEngine);
    const running = await startProductOnDatabase();
    const { product } = running;
    const account = await product.signUp();
    const found = (name: string, engine: EngineName) => bed.trials.get(`${name} ${engine}`);
    const gateway = await openGateway(product.origin, found);
    const site = createServer((request, response) => {
      const [, name = ''] = /([^.]+?)(?:-far|-out)?\.localhost/.exec(request.headers.host ?? '') ?? [];
      const { pathname } = new URL(request.url ?? '/', 'http://site');
      const page = found(name, engineOf(request))?.serve(pathname);
      const type = { 'content-type': 'text/html; charset=utf-8' };
      response.writeHead(page ? 200 : 404, { ...type, ...page?.headers }).end(page?.html);
    });
    keepConnections(site).listen(0);
    await once(site, 'listening');
    const bed: BehaviourBed = new BehaviourBed(await Promise.all(starting), running, account, gateway, site);
    const waiting = [...behaviours];
    const planNext = async (): Promise<void> => {
      const behaviour = waiting.shift();
      if (!behaviour) return;
      const planning = bed.plan(behaviour);
      bed.planned.set(behaviour.name, planning);
      await planning.catch(() => undefined);
      return planNext();
    };
    await Promise.all(Array.from({ length: PLANS_AT_ONCE }, planNext));
    return bed;
  }

  private get product(): Product {
    return this.running.product;
  }

  private get sitePort(): number {
    return (this.site.address() as AddressInfo).port;
  }

  /** Tries a behaviour in every engine at once. */
  async try(behaviour: Behaviour): Promise<Record<EngineName, Outcome>> {
    const outcomes = await Promise.all(this.engines.map((engine) => this.tryIn(engine, behaviour)));
    return Object.fromEntries(this.engines.map(({ name }, index) => [name, outcomes[index]])) as never;
  }

  async stop(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.stop()));
    this.gateway.close();
    this.site.closeAllConnections();
    this.site.close();
    await this.running.stop();
  }

  private async tryIn(engine: Engine, behaviour: Behaviour): Promise<Outcome> {
    const { name, cannot, isFresh, wait, run } = behaviour;
    const reason = cannot?.[engine.name];
    if (reason) return { cannot: reason };
    const isOwn = isFresh || !!wait;
    try {
      if (isOwn) await this.closeTab(engine.name);
      const tab = this.tabs.get(engine.name) ?? (await engine.newVisitor({ wait }));
      this.tabs.set(engine.name, tab);
      const { projectId, experiments } = await this.planned.get(name)!;
      const call = callAs(this.product, this.account);
      const { sitePort, gateway } = this;
      const trial = new Trial(engine.name, name, tab, sitePort, gateway.origin, projectId, experiments, {
        call,
      });
      this.trials.set(`${name} ${engine.name}`, trial);
      await inTime(run(trial), () => trial.summary());
      if (isOwn) await this.closeTab(engine.name);
      return 'ok';
    } catch (error) {
      await this.closeTab(engine.name).catch(() => undefined);
      return { failed: error as Error };
    }
  }

  private async closeTab(engine: EngineName): Promise<void> {
    const tab = this.tabs.get(engine);
    this.tabs.delete(engine);
    await tab?.close();
  }

  private async plan({ name, ownProject, experiments = () => [{}] }: Behaviour): Promise<Planned> {
    const { projectId: common, orgId } = this.account;
    const call = callAs(this.product, this.account);
    const projectId = ownProject ? (await call('POST', '/projects', { orgId, name })).id : common;
    const made: PlannedExperiment[] = [];
    for (const [index, details] of experiments(`http://www.${name}.localhost:${this.sitePort}`).entries()) {
      const usual = { path: `.${name}.localhost`, variations: [{}, { css: redTitle }] };
      const title = `${name}-${index}`;
      made.push(await plan(call, projectId, { title, ...usual, ...details }));
    }
    return { projectId, experiments: made };
  }
}
