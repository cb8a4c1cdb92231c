import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig, productVersion } from '#libs/config';
import { Helm } from '../support/helm.js';

const chart = 'deploy/helm/abtestingtool';
const example = 'deploy/kubernetes/example.yaml';
const exampleValues = 'deploy/kubernetes/example-values.yaml';

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: Record<string, unknown> & { template?: { spec: PodSpec } };
}

interface PodSpec {
  terminationGracePeriodSeconds: number;
  securityContext: object;
  containers: Container[];
}

interface Container {
  command: string[];
  env: { name: string; value: string }[];
  envFrom: { secretRef: { name: string } }[];
  securityContext: object;
  [probe: string]: unknown;
}

const helm = new Helm();
const secret = ['--set', 'secrets.existingSecret=abtestingtool'];

afterAll(() => helm.remove());

const renderText = (...args: string[]) => helm.run('template', 'ab', chart, ...args);

function render(...args: string[]): Manifest[] {
  return parseAllDocuments(renderText(...args))
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
}

const load = createRequire(import.meta.url);

/** What Kubernetes' own schemas find wrong. */
function faultsOf(manifest: Manifest): string[] {
  const models = load(`kubernetes-models/${manifest.apiVersion}`) as Record<
    string,
    new (data: object) => { validate(): void }
  >;
  try {
    new models[manifest.kind]!(manifest).validate();
    return [];
  } catch (error) {
    return [`${manifest.kind} ${manifest.metadata.name}: ${(error as Error).message}`];
  }
}

const podsOf = (manifests: readonly Manifest[]) =>
  manifests.flatMap(({ metadata, spec }) =>
    spec?.template ? [{ name: metadata.name, ...spec.template.spec }] : [],
  );

/** Everything switched on that can be. */
const full = [
  ...['--set', 'secrets.external.enabled=true,secrets.external.storeName=vault,secrets.external.key=ab'],
  ...['--set', 'ingress.enabled=true,ingress.tlsSecret=tls,ingress.className=nginx'],
  ...['--set', 'migrations.ownerSecret=owner,serviceAccountName=ab,imagePullSecrets[0].name=registry'],
  ...['--set', 'networkPolicy.from[0].podSelector.matchLabels.app=ingress'],
];

const variants: Record<string, string[]> = {
  'as it comes': secret,
  'with everything': full,
  'with as little as possible': [
    ...[
      ...secret,
      '--set',
      'worker.enabled=false,decision.autoscaling.enabled=false,migrations.enabled=false',
    ],
    ...['--set', 'podDisruptionBudget.enabled=false,networkPolicy.enabled=false'],
  ],
};

describe('The chart', () => {
  it.each(Object.entries(variants))('passes the lint, %s', (_name, args) => {
    expect(helm.run('lint', chart, '--strict', ...args)).toContain('0 chart(s) failed');
  });

  it.each(Object.entries(variants))('renders what Kubernetes takes, %s', (_name, args) => {
    const known = render(...args).filter(({ apiVersion }) => !apiVersion.startsWith('external-secrets.io/'));

    expect(known.length).toBeGreaterThan(3);
    expect(known.flatMap(faultsOf)).toEqual([]);
  });

  it('has the version of the product', () => {
    const { version, appVersion } = parse(readFileSync(`${chart}/Chart.yaml`, 'utf8')) as Record<
      string,
      string
    >;

    expect({ version, appVersion }).toEqual({ version: productVersion, appVersion: productVersion });
  });

  it('gives the apps settings that they understand, and no secret', () => {
    const pods = podsOf(render(...secret));
    const secrets = {
      ...{ DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(40), REDIS_URL: 'redis://h' },
      ...{ STORAGE_ACCESS_KEY: 'a', STORAGE_SECRET_KEY: 's' },
    };

    expect(pods).toHaveLength(4);
    for (const { containers } of pods) {
      const env = Object.fromEntries(containers[0]!.env.map(({ name, value }) => [name, value]));
      expect(() => loadConfig({ ...env, ...secrets })).not.toThrow();
      expect(Object.keys(env).filter((name) => /SECRET|PASSWORD|KEY|DB_|REDIS/.test(name))).toEqual([]);
      expect(containers[0]!.envFrom[0]!.secretRef.name).toBe('abtestingtool');
    }
  });

  it('runs pods as nobody special, that serve on for the delay and have time to end', () => {
    for (const { name, containers, ...pod } of podsOf(render(...secret))) {
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
      expect(containers[0]!.securityContext).toMatchObject({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      });
      const delay = containers[0]!.env.find((variable) => variable.name === 'SHUTDOWN_DELAY')?.value;
      if (name.endsWith('-migrate')) continue;
      expect(pod.terminationGracePeriodSeconds).toBe(Number(delay) + 15);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
        expect(containers[0]).toHaveProperty(probe);
    }
  });

  it('migrates before the apps change, with the secret of the owner where there is one', () => {
    const job = render(...full).find(({ kind }) => kind === 'Job')!;

    expect(job.metadata.annotations).toMatchObject({ 'helm.sh/hook': 'pre-install,pre-upgrade' });
    expect(podsOf([job])[0]!.containers[0]).toMatchObject({
      command: ['abtestingtool', 'migrate'],
      envFrom: [{ secretRef: { name: 'ab-abtestingtool' } }, { secretRef: { name: 'owner' } }],
    });
  });

  it('sends each path of the proxy to the same app', () => {
    const ingress = render(...full).find(({ kind }) => kind === 'Ingress')!;
    const [rule] = ingress.spec.rules as [
      { http: { paths: { path: string; backend: { service: { name: string } } }[] } },
    ];
    const decision = rule.http.paths.filter(({ backend }) => backend.service.name.endsWith('-decision'));
    const proxied = readFileSync('docker/proxy.conf', 'utf8')
      .match(/^ {4}"~\^\/.* decision;$/gm)!
      .join('\n');
    const inProxy = [
      ...['/decision', '/metrics/track', '/static/client-sdk.js', '/api/assignment', '/api/events', '/ofrep'],
      ...['/api/experiments/check-eligibility', '/api/experiments/[^/]+/assignment/[^/]+'],
      ...['/api/datafile', '/api/evaluations', '/api/exposures'],
    ];

    expect(decision.map(({ path }) => path).sort()).toEqual(inProxy.sort());
    // The list above is that of the proxy: a path there that is new has to come here.
    expect(proxied.split('\n')).toHaveLength(7);
  });

  it.each([
    ['no secret', ['--set', 'image.tag=1'], /existingSecret/],
    ['a secret among the settings', [...secret, '--set', 'settings.SECRET_KEY=x'], /settings/],
    ['a setting that is no name', [...secret, '--set', 'settings.lower=x'], /lower/],
    ['a value that nobody reads', [...secret, '--set', 'replicas=3'], /replicas/],
    ['no storage', [...secret, '--set', 'settings.STORAGE_ENDPOINT=null'], /STORAGE_ENDPOINT/],
    ['a store without a name', ['--set', 'secrets.external.enabled=true'], /storeName|key/],
  ])('refuses %s', (_name, args, reason) => {
    expect(() => renderText(...args)).toThrow(reason);
  });

  it('has a rendered example that is up to date', () => {
    const rendered = renderText('-f', exampleValues, '--no-hooks');
    const job = renderText('-f', exampleValues, '--show-only', 'templates/migrate-job.yaml');
    const text = `# Rendered from the chart: helm template ab deploy/helm/abtestingtool -f ${exampleValues}\n${job}${rendered}`;
    if (process.env.UPDATE_EXAMPLES) writeFileSync(example, text);

    expect(readFileSync(example, 'utf8')).toBe(text);
  });
});
