/** Sets up running experiments of every type for the shop; README.md says how, and what each does. */
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: 'http://localhost:8000' },
    email: { type: 'string' },
    password: { type: 'string' },
    project: { type: 'string' },
  },
});
const [shop = 'http://127.0.0.1:3000'] = positionals;
const base = values.server.replace(/\/+$/, '');
const login = await call('POST', '/auth/login', { email: values.email, password: values.password });
const claims = JSON.parse(Buffer.from(login.accessToken.split('.')[1], 'base64url'));
const projectId = Number(values.project ?? claims.orgs[0].projects[0].id);

await run({
  ...{ title: 'Louder button', key: 'lantern-page', type: 'AB Test', triggerType: 'DOM Ready' },
  path: '/product/',
  variation: {
    title: 'Light it tonight',
    css: '#buy { background: #c2410c; box-shadow: 0 8px 24px #c2410c55 }',
    js: "document.getElementById('buy').textContent = 'Light it tonight';",
  },
  metrics: [
    { title: 'Clicks on buy', custom: false, selector: '#buy' },
    { title: 'Sign-ups', custom: true, selector: 'signup' },
    { title: 'Views', custom: true, selector: 'page_view' },
  ],
});

await run({
  ...{ title: 'Reading on', key: 'reading-on', type: 'AB Test', triggerType: 'URL Changes' },
  path: '/journal/wind',
  variation: {
    title: 'Loud teaser',
    css: '#teaser { padding: 24px; background: #ffdf9a; font-weight: 600 }',
  },
  metrics: [{ title: 'Clicks on the teaser', custom: false, selector: '#teaser a' }],
});

await run({
  ...{ title: 'Welcome back, reader', key: 'welcome', type: 'Personalization', triggerType: 'DOM Ready' },
  path: '/candles',
  segment: { name: 'From the newsletter', rules: { utm_source: 'newsletter' } },
  variation: {
    title: 'Newsletter',
    js: "document.getElementById('lead').textContent = 'Ten percent off, since you read our letters.';",
  },
});

await run({
  ...{ title: 'Short checkout', key: 'short-checkout', type: 'Split URL', triggerType: 'Immediately' },
  path: `${shop}/checkout`,
  operator: 'IS',
  variation: { title: 'One step', redirectUrl: `${shop}/checkout-short` },
  metrics: [{ title: 'Orders', custom: true, selector: 'order' }],
});

await run({
  ...{ title: 'The sale has moved', key: 'sale', type: 'Redirect', triggerType: 'Immediately' },
  path: '/sale',
  share: 100,
  variation: { title: 'Lanterns', redirectUrl: `${shop}/lanterns` },
});

/** Creates an experiment with a control and one variation, and starts it. */
async function run({
  title,
  key,
  path,
  operator = 'CONTAIN',
  share = 50,
  segment,
  variation,
  metrics = [],
  ...rest
}) {
  const { id } = await call('POST', '/experiments', { projectId, title, key });
  await call('PATCH', `/experiments/${id}`, rest);
  await call('POST', `/experiments/${id}/conditions`, { operator, urls: [path] });
  const [control] = await call('GET', `/experiments/${id}/variations`);
  const segmentId = segment && (await call('POST', '/segments', { projectId, ...segment })).id;
  const challenger = await call('POST', `/experiments/${id}/variations`, { ...variation, segmentId });
  for (const metric of metrics) await call('POST', `/experiments/${id}/metrics`, metric);
  if (rest.type !== 'Personalization') {
    const allocations = [
      { variationId: control.id, traffic: 100 - share },
      { variationId: challenger.id, traffic: share },
    ];
    await call('PUT', `/experiments/${id}/traffic`, { allocations });
  }
  await call('PATCH', `/experiments/${id}`, { status: 'Active' });
  console.log(`${rest.type}: ${title} (${key}) runs on ${path}`);
}

async function call(method, path, body) {
  const headers = { 'content-type': 'application/json' };
  if (path !== '/auth/login')
    Object.assign(headers, { authorization: `Bearer ${login.accessToken}`, email: values.email });
  const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return text && JSON.parse(text);
}
