/**
 * The one-way rule. A lib imports only from lower rows, never sideways; outsiders enter a lib through
 * its index; apps never import apps, except standalone, which composes them.
 */
const rows = [
  ['durations', 'memory'],
  ['bucketing', 'targeting', 'statistics', 'changes', 'errors'],
  ['evaluation', 'protocol', 'metrics'],
  ['config', 'entities'],
  ['processes'],
  ['monitoring', 'redis'],
  ['security', 'jobs'],
  ['guards', 'http', 'datafiles', 'ingestion', 'mail', 'storage'],
  ['program'],
];
/** Where a feature is entered: what it offers, what threads load of it, its wiring, its services. */
const doors = ['/(index|pure)\\.ts$', '\\.(module|service)\\.ts$'];
const inFeature = '^apps/(admin|decision|sdk|standalone|worker)/src/[^/]+/';
const pure = rows.slice(0, 3).flat().join('|');

const upwardOrSideways = rows.flatMap((libs, row) =>
  libs.map((lib) => {
    const reachable = rows.slice(0, row).flat();
    const allowed = [lib, ...reachable].join('|');
    return {
      name: `${lib}-imports-lower-rows-only`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: '^(libs|apps)/', pathNot: `^libs/(${allowed})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...upwardOrSideways,
    {
      name: 'libs-are-entered-through-their-index',
      severity: 'error',
      from: { path: '^(apps|libs|migrations|test|bench|scripts)/([^/]+)' },
      to: {
        path: '^(dist/)?libs/',
        pathNot: ['^(dist/)?libs/[^/]+/src/index\\.[tj]s$', '^libs/[^/]+/src/testing/', '^$1/$2/'],
      },
    },
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      // React's package is one around the browser's.
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(standalone|sdk-react)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'features-meet-through-services',
      comment: 'A feature is entered through what it offers (index, pure), its wiring or its services',
      severity: 'error',
      from: { path: '^(apps/[^/]+/src/[^/]+)/' },
      to: { path: inFeature, pathNot: [...doors, '^$1/'] },
    },
    {
      name: 'apps-and-tests-enter-features-through-their-doors',
      severity: 'error',
      from: { path: ['^apps/[^/]+/src/[^/]+$', '^(test|bench|scripts)/'] },
      to: { path: inFeature, pathNot: doors },
    },
    {
      name: 'pure-libs-use-no-node-built-in-and-no-framework',
      severity: 'error',
      from: { path: `^libs/(${pure})/`, pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-libs-use-no-framework',
      severity: 'error',
      from: { path: `^libs/(${pure})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|rxjs|fastify|class-validator|class-transformer)/' },
    },
    {
      name: 'the-browser-gets-pure-libs-only',
      severity: 'error',
      from: { path: '^apps/(sdk|sdk-[a-z]+|console)/' },
      to: { path: '^libs/', pathNot: `^libs/(${pure})/` },
    },
    {
      name: 'console-features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^apps/console/src/features/([^/]+)/' },
      to: { path: '^apps/console/src/features/', pathNot: '^apps/console/src/features/$1/' },
    },
    {
      name: 'what-console-features-share-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/console/src/(api|components|place|session|texts)/' },
      to: { path: '^apps/console/src/(features|shell)/' },
    },
    {
      name: 'no-unlisted-packages',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: '^(node_modules|dist)/' },
    exclude: { path: '^data/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
