import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations, type ApiOperation } from '../support/api-operations.js';
import { ApiWorld, digestTables, kindsOfFields, type ApiRequest } from '../support/api-world.js';
import type { Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const operations = listOperations().filter(({ secured, keys }) => secured || keys);

let app: TestApp;
let mine: ApiWorld;
let theirs: ApiWorld;
/** One thing of each kind, of the other organization and of nobody. */
const foreign: Record<string, number | string> = {};
const nobody = 2_000_000_000;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  await spreadIds();
  [theirs, mine] = [await ApiWorld.create(app), await ApiWorld.create(app)];
  const kinds = new Set([
    ...operations.flatMap((operation) => theirs.kindsOf(operation)),
    ...Object.values(kindsOfFields),
  ]);
  for (const kind of kinds) foreign[kind] = await theirs.make(kind);
}, 180_000);
afterAll(() => app.stop());

/** Long ids, so that none is found by chance inside another text. */
async function spreadIds(): Promise<void> {
  await app.dataSource.query(
    `SELECT setval(quote_ident(sequencename)::regclass, 7000000 + 10007 * row_number() OVER ())
     FROM pg_sequences WHERE schemaname = 'public' AND sequencename <> 'migration_id_seq'`,
  );
}

/** A place in a request where an id stands, and what puts another one there. */
interface IdPlace {
  name: string;
  kind: string;
  put: (request: ApiRequest, value: number | string) => ApiRequest;
}

/** An end user is known by whatever text a project chooses, and versions are counted for each experiment. */
const anybodys = ['end user', 'version'];

function idPlaces(operation: ApiOperation, { path, body }: ApiRequest): IdPlace[] {
  const kinds = mine.kindsOf(operation);
  const query = [...new URLSearchParams(path.split('?')[1] ?? '').keys()];
  return [
    ...kinds
      .map((kind, at) => ({ name: `path part ${kind}`, kind, put: putInPath(operation, at) }))
      .filter(({ kind }) => !anybodys.includes(kind)),
    ...query
      .filter(isId)
      .map((name) => ({ name: `query ${name}`, kind: kindsOfFields[name]!, put: putInQuery(name) })),
    ...fieldsOf(body).map((name) => ({
      name: `field ${name}`,
      kind: kindsOfFields[name]!,
      put: putInBody(name),
    })),
  ];
}

const isId = (name: string): boolean => name in kindsOfFields;

const fieldsOf = (body: Json): string[] => {
  const names = new Set<string>();
  JSON.stringify(body ?? {}, (name: string, value: Json) => {
    if (isId(name)) names.add(name);
    return value;
  });
  return [...names];
};

function putInPath(operation: ApiOperation, at: number): IdPlace['put'] {
  const positions = operation.path.split('/').flatMap((part, index) => (part.startsWith('{') ? [index] : []));
  return (request, value) => {
    const [path, ...query] = request.path.split('?') as [string, ...string[]];
    const parts = path.split('/');
    parts[positions[at]!] = String(value);
    return { ...request, path: [parts.join('/'), ...query].join('?') };
  };
}

function putInQuery(name: string): IdPlace['put'] {
  return (request, value) => {
    const [path, text] = request.path.split('?') as [string, string];
    const query = new URLSearchParams(text);
    query.set(name, String(value));
    return { ...request, path: `${path}?${query.toString()}` };
  };
}

function putInBody(name: string): IdPlace['put'] {
  return (request, value) => ({
    ...request,
    body: JSON.parse(
      JSON.stringify(request.body, (key: string, inner: Json) => (key === name ? value : inner)),
    ),
  });
}

/** The answer without what differs from request to request. */
const essence = ({ status, body }: ProductResponse, id: number | string): string =>
  JSON.stringify({ status, body: { ...body, requestId: '' } }).replaceAll(String(id), 'ID');

const isNothing = ({ body }: ProductResponse): boolean =>
  JSON.stringify(body) === '[]' ||
  (body?.items?.length === 0 && body.total === 0) ||
  (body?.accepted === 0 && body.rejected.length > 0);

/** Some lists take a project that they make nothing of. */
async function isIgnored(request: ApiRequest, { status, body }: ProductResponse): Promise<boolean> {
  if (request.method !== 'POST' || !request.path.endsWith('/all')) return false;
  const own = await mine.send(request);
  return status === own.status && JSON.stringify(body) === JSON.stringify(own.body);
}

async function noMailIsUnderway(): Promise<boolean> {
  const states = `('waiting', 'sending')`;
  const rows = await app.dataSource.query(`SELECT 1 FROM outgoing_mail WHERE state IN ${states} LIMIT 1`);
  return rows.length === 0;
}

describe('two organizations with the same shapes of data', () => {
  it.each(operations)('reach nothing of each other through $name', async (operation) => {
    const request = await mine.requestFor(operation);
    await waitUntil(noMailIsUnderway);
    for (const place of idPlaces(operation, request)) {
      const before = await digestTables(app);
      const id = foreign[place.kind]!;
      const absent = place.kind === 'domain' ? 'nobody.example' : nobody;

      const response = await mine.send(place.put(request, id));
      const nobodys = await mine.send(place.put(request, absent));

      const harmless = [403, 404, 422].includes(response.status) || isNothing(response);
      const answer = `${place.name}: ${response.status}`;
      expect(harmless || (await isIgnored(request, response)) || answer).toBe(true);
      expect(essence(response, id)).toBe(essence(nobodys, absent));
      expect(JSON.stringify(response.body)).not.toContain(theirs.mark);
      expect(await digestTables(app)).toEqual(before);
    }
  });

  it.each(operations.filter(({ action, keys }) => action || keys))(
    'see nothing of each other in $name',
    async (operation) => {
      const { status, body } = await mine.send(await mine.requestFor(operation));

      expect(status).toBeLessThan(300);
      expect(JSON.stringify(body)).not.toContain(theirs.mark);
    },
  );

  it('count only their own', async () => {
    const totals: Record<string, unknown> = {};
    const lists = operations.filter(({ path, method }) => method === 'POST' && path.endsWith('/all'));
    for (const operation of lists) {
      const request = await mine.requestFor(operation);
      const { body } = await mine.send({
        ...request,
        body: { ...request.body, rows: 1000, page: 1, total: 0 },
      });
      if (Array.isArray(body)) continue;
      totals[operation.path] = body.total === body.items.length ? 'all shown' : body;
    }

    expect(Object.values(totals)).toEqual(Object.keys(totals).map(() => 'all shown'));
    expect(Object.keys(totals).length).toBeGreaterThan(3);
  });
});
