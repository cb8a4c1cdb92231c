import type { Account, Json, Product } from './product.js';

export interface ExperimentPlan {
  title: string;
  /** A text in the addresses of its pages; every page when left out. */
  path?: string;
  /** What is asked of them instead. */
  conditions?: { operator: string; urls: string[] }[];
  type?: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect';
  triggerType?: 'Immediately' | 'DOM Ready' | 'URL Changes';
  css?: string;
  js?: string;
  /** The control first. Everybody gets the last one, unless `isSplit`. */
  variations: { css?: string; js?: string; changes?: object[]; redirectUrl?: string }[];
  isSplit?: boolean;
  metrics?: { title: string; selector: string; custom?: boolean }[];
  status?: 'Active' | 'Draft';
}

export interface PlannedExperiment {
  readonly id: number;
  readonly variationIds: number[];
}

/** Calls the console API as an account does; fails for anything but success. */
export function callAs(product: Product, account: Account) {
  return async (method: string, path: string, body?: object): Promise<Json> => {
    const answer = await product.request(method, path, body, account.headers);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
}

/** Sets up an experiment and, unless the plan says Draft, starts it. */
export async function plan(
  call: ReturnType<typeof callAs>,
  projectId: number,
  {
    title,
    path,
    conditions,
    variations,
    isSplit,
    metrics = [],
    status = 'Active',
    ...changes
  }: ExperimentPlan,
): Promise<PlannedExperiment> {
  const { id } = await call('POST', '/experiments', { projectId, title });
  if (Object.keys(changes).length > 0) await call('PATCH', `/experiments/${id}`, changes);
  const [control] = await call('GET', `/experiments/${id}/variations`);
  const variationIds: number[] = [control.id];
  for (const { length } = variations; variationIds.length < length;)
    variationIds.push((await call('POST', `/experiments/${id}/variations`, { title: `${title} B` })).id);
  for (const [index, code] of variations.entries())
    if (Object.keys(code).length > 0) await call('PATCH', `/variations/${variationIds[index]}`, code);
  const share = (index: number) =>
    isSplit ? 100 / variations.length : index + 1 < variations.length ? 0 : 100;
  const allocations = variationIds.map((variationId, index) => ({ variationId, traffic: share(index) }));
  if (changes.type !== 'Personalization') await call('PUT', `/experiments/${id}/traffic`, { allocations });
  for (const metric of metrics)
    await call('POST', `/experiments/${id}/metrics`, { custom: false, ...metric });
  const usual = path ? [{ operator: 'CONTAIN', urls: [path] }] : [];
  for (const condition of conditions ?? usual) await call('POST', `/experiments/${id}/conditions`, condition);
  if (status !== 'Draft') await call('PATCH', `/experiments/${id}`, { status });
  return { id, variationIds };
}
