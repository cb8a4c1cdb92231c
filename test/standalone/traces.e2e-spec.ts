import { randomBytes } from 'node:crypto';
import { type Account, type Product, startProduct } from '../support/product.js';
import { callAs, plan, type PlannedExperiment } from '../support/running-experiment.js';
import { type CollectedSpan, TraceCollector } from '../support/trace-collector.js';
import { waitUntil } from '../support/wait-until.js';

const password = 'Passw0rd!OfAda';
let collector: TraceCollector;
let product: Product;
let account: Account;
let experiment: PlannedExperiment;

beforeAll(async () => {
  collector = await TraceCollector.start();
  product = await startProduct({ env: tracesTo(collector) });
  account = await product.signUp({ password });
  experiment = await plan(callAs(product, account), account.projectId, {
    title: 'Traced',
    variations: [{}, { css: 'b {}' }],
  });
});

afterAll(async () => {
  await product?.stop();
  await collector?.stop();
});

/** A module that prints, at the end of a process, which packages of OpenTelemetry it has loaded. */
const loadedPackages = `import { Module } from 'node:module';
process.on('exit', () => {
  const found = Object.keys(Module._cache).map((path) => /@opentelemetry.([a-z-]+)/.exec(path)?.[1]);
  console.log('Loaded: ' + [...new Set(found)].filter(Boolean).sort().join(' ') + '.');
});`;
const tellsLoaded = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(loadedPackages)}` };

function tracesTo({ url }: TraceCollector): Record<string, string> {
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=shop',
    OTEL_BSP_SCHEDULE_DELAY: '50',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  };
}

/** A caller's trace, and the header that continues it. */
function newTrace() {
  const traceId = randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-01` } };
}

/** The span of the request that continued a trace. */
async function served({ traceId, spanId }: ReturnType<typeof newTrace>): Promise<CollectedSpan> {
  const find = () => collector.find({ traceId }).find(({ parentSpanId }) => parentSpanId === spanId);
  await waitUntil(() => find() !== undefined);
  return find()!;
}

const decisionOf = (endUserId: string) => ({
  projectId: account.projectId,
  url: 'https://shop.example/?coupon=XMAS',
  endUserId,
});

describe('Traces', () => {
  it('show a request of the console with its statements', async () => {
    const trace = newTrace();

    await product.request('GET', `/experiments/${experiment.id}?token=hidden`, undefined, {
      ...account.headers,
      ...trace.headers,
    });

    const span = await served(trace);
    expect(span).toMatchObject({ name: 'GET /experiments/:id', isError: false });
    expect(span.attributes).toMatchObject({
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'http.route': '/experiments/:id',
      'server.address': '127.0.0.1',
      'url.path': `/experiments/${experiment.id}`,
      'url.scheme': 'http',
    });
    const statements = collector.find({ traceId: trace.traceId }).filter((one) => one !== span);
    expect(statements.length).toBeGreaterThan(0);
    expect(new Set(statements.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([span.spanId]));
    expect(statements.map(({ attributes }) => attributes)).toContainEqual(
      expect.objectContaining({
        'db.system.name': 'postgresql',
        'db.operation.name': 'SELECT',
        'db.collection.name': 'experiment',
      }),
    );
  });

  it.each([
    ['past the framework', '/decision'],
    ['by the framework', '/decision/?unusual'],
  ])('show a decision that is served %s', async (_case, path) => {
    const trace = newTrace();

    const { status } = await product.request('POST', path, decisionOf('ada@shop.example'), trace.headers);

    expect(status).toBe(200);
    const span = await served(trace);
    expect(span).toMatchObject({ name: 'POST /decision', isError: false });
    expect(span.attributes).toMatchObject({ 'http.route': '/decision', 'url.path': '/decision' });
  });

  it('show the flush in which exposures of new visitors are stored', async () => {
    const ofFlushes = () => collector.find({ name: 'store exposures' });
    const before = ofFlushes().length;

    await product.request('POST', '/decision', decisionOf('grace@shop.example'));

    await waitUntil(() => ofFlushes().length > before);
    const flush = ofFlushes().at(-1)!;
    expect(flush.parentSpanId).toBeUndefined();
    expect(flush.attributes).toMatchObject({ 'abtesting.batch.size': 1 });
    const statements = collector.find({ traceId: flush.traceId }).filter((one) => one !== flush);
    expect(statements.length).toBeGreaterThan(0);
    expect(collector.find({ name: 'load datafile' }).length).toBeGreaterThan(0);
  });

  it('say who sends them, as the environment wants it', () => {
    expect(collector.paths).toEqual(new Set(['POST /v1/traces']));
    expect(collector.headers).toMatchObject({ 'x-tenant': 'shop' });
    expect(collector.spans[0]!.resource).toMatchObject({
      'service.name': 'abtesting-standalone',
      'deployment.environment.name': 'test',
    });
  });

  it('hold nothing of people, tokens, queries or values', async () => {
    const trace = newTrace();
    await product.request('POST', '/auth/login', { email: account.email, password: 'Wrong0ne!' });
    await product.request('GET', '/reset/ada@shop.example/c0de-of-ada?code=hidden', undefined, trace.headers);

    await served(trace);

    const all = collector.texts.join('\n');
    const told = [
      ...[account.email, account.headers.authorization.slice(7), 'hidden', 'XMAS', 'unusual'],
      ...['ada@shop.example', 'grace@shop.example', 'c0de-of-ada', '$1', password, 'Wrong0ne!'],
    ].filter((text) => all.includes(text));
    expect(told).toEqual([]);
    expect(collector.find({ name: 'POST /auth/login' }).length).toBeGreaterThan(0);
  });

  it('fail nothing while the collector is in trouble, which is logged once', async () => {
    const output = () => product.process.output;
    const failures = () => output().match(/Spans cannot be delivered/g)?.length ?? 0;
    const statuses = new Set<number>();
    const decide = async () => {
      const { status } = await product.request('POST', '/decision', decisionOf('ada@shop.example'));
      statuses.add(status);
    };

    await collector.stop();
    await waitUntil(() => decide().then(() => failures() > 0), 60_000);
    collector.isRefusing = true;
    await collector.start();
    await waitUntil(() => decide().then(() => collector.refusals > 2), 60_000);
    const whileInTrouble = { failures: failures(), isBack: output().includes('Spans are delivered again') };
    collector.isRefusing = false;

    await waitUntil(() => decide().then(() => output().includes('Spans are delivered again')), 60_000);
    expect(whileInTrouble).toEqual({ failures: 1, isBack: false });
    expect(statuses).toEqual(new Set([200]));
  });

  it('are sent before the process ends, which does not wait for a silent collector', async () => {
    const patient = await startProduct({
      env: {
        ...tracesTo(collector),
        OTEL_BSP_SCHEDULE_DELAY: '3600000',
        OTEL_SERVICE_NAME: 'patient',
        ...tellsLoaded,
      },
    });
    const ofPatient = () => collector.spans.filter(({ resource }) => resource['service.name'] === 'patient');
    await patient.request('GET', '/health');
    expect(ofPatient()).toEqual([]);

    await patient.stop();

    expect(ofPatient().map(({ name }) => name)).toContain('GET /health');
    expect(patient.process.output).toMatch(/Loaded: .*\bexporter-trace-otlp-http\b/);
    collector.isSilent = true;
    await product.request('GET', '/health');
    await product.process.end('SIGTERM');
    expect(product.process.child.exitCode).toBe(0);
    collector.isSilent = false;
  });
});

describe('Without a collector in the settings', () => {
  it('nothing is sent, and nothing that could is loaded', async () => {
    const before = collector.texts.length;
    const silent = await startProduct({
      env: { OTEL_SERVICE_NAME: 'silent', OTEL_BSP_SCHEDULE_DELAY: '1', ...tellsLoaded },
    });
    await silent.request('POST', '/decision', {
      projectId: 1,
      url: 'https://shop.example/',
      endUserId: 'ada',
    });

    await silent.stop();

    // The interface itself, which does nothing, is a part of the program.
    expect(silent.process.output).toContain('Loaded: .');
    expect(collector.texts.length).toBe(before);
  });
});
