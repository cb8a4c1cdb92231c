import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { listOperations } from '../support/api-operations.js';
import { ApiWorld } from '../support/api-world.js';
import type { Json } from '../support/product.js';

/** What is a name or a title by its field, in either case of the API. */
const namesSomething =
  /(^|_)(name|title|label|tags|icon|number)$|(Name|Title|Label|Number)$|^conversion(_event_type|EventType)$/;
const broken = 'nm\r\n\r\nB\u2028C\u0085D\tE\u202eF';

let app: TestApp;
let world: ApiWorld;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  world = await ApiWorld.create(app);
}, 180_000);

afterAll(() => app.stop());

let count = 0;

/** The body with names of many lines, different each time. */
function withBrokenNames(value: Json, field = ''): Json {
  if (Array.isArray(value)) return value.map((item) => withBrokenNames(item, field));
  if (typeof value === 'string') return namesSomething.test(field) ? broken + count++ : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withBrokenNames(inner, name)]),
  );
}

const writing = listOperations().filter(
  ({ method, name, keys, secured, bodyExample }) =>
    (secured || keys) &&
    !['GET', 'DELETE'].includes(method) &&
    !/\/(all|plan|overview|live)$/.test(name) &&
    JSON.stringify(bodyExample) !== JSON.stringify(withBrokenNames(bodyExample)),
);

describe('names and titles', () => {
  it('have fields of their own in many routes', () => {
    expect(writing.length).toBeGreaterThan(20);
  });

  it.each(writing)('become one line through $name', async (operation) => {
    const request = await world.requestFor(operation);
    const body = withBrokenNames(request.body);

    const answer = await world.send({ ...request, body });

    expect({ ...answer, status: answer.status < 300 ? 200 : answer.status }).toMatchObject({ status: 200 });
  });

  it('of menu trees become one line, and lead to no other host', async () => {
    const menu = (label: string, href: string) =>
      JSON.stringify([{ key: label, label, icon: label, data: { href, actions: [] } }]);
    const create = (tree: string) =>
      app.request(
        'POST',
        '/menu-templates',
        { orgId: world.owner.orgId, name: `T${count++}`, tree },
        world.owner.headers,
      );

    const done = await create(menu(broken, '/reports'));
    const refused = ['/\\evil.example', '//evil.example', '/\t/evil.example', 'javascript:1'];
    const answers = await Promise.all(refused.map((href) => create(menu('A', href))));

    expect(done.status).toBe(201);
    expect(answers.map(({ status }) => status)).toEqual(refused.map(() => 422));
  });

  it('are on one line in every table', async () => {
    const columns: { table: string; column: string }[] = await app.dataSource.query(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type IN ('text', 'jsonb', 'ARRAY')`,
    );
    const inOneLine = 'nm B C D EF';
    const counts: { place: string; broken: number; whole: number }[] = await app.dataSource.query(
      columns
        .map(
          ({ table, column }) =>
            `SELECT '${table}.${column}' AS place,
               count(*) FILTER (WHERE "${column}"::text ~ 'nm(\\r|\\\\r|\\n|\\\\n)')::int AS broken,
               count(*) FILTER (WHERE "${column}"::text LIKE '%${inOneLine}%')::int AS whole
             FROM "${table}"`,
        )
        .join(' UNION ALL '),
    );

    expect(counts.filter(({ broken }) => broken > 0)).toEqual([]);
    const named = counts.filter(({ whole }) => whole > 0).map(({ place }) => place);
    expect(named).toEqual(
      expect.arrayContaining([
        'api_key.name',
        'experiment.tags',
        'experiment.title',
        'menu.icon',
        'metric.title',
      ]),
    );
    expect(named).toEqual(
      expect.arrayContaining([
        'menu_template.tree',
        'role.name',
        'segment.name',
        'user.first_name',
        'variation.title',
      ]),
    );
  });
});
