/**
 * Who may import whom (docs/architecture.md). No exceptions list: when a rule is in the way, the structure changes.
 */
const features = [
  ...['partner', 'certificate', 'policy-group', 'policy', 'policy-mapping'],
  ...['oidc-client', 'api-key', 'audit', 'delivery', 'user-consent', 'idempotency'],
];
const anyFeature = `^src/(${features.join('|')})/`;
const librariesOf = (...names) => `node_modules/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          '\\.d\\.ts$',
          '^src/explorer/client/',
          '^src/launch\\.mjs$',
          '^src/explorer/bundle\\.mjs$',
          '^src/app/commands/',
        ],
      },
      to: {},
    },
    { name: 'src-never-test', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|bench)/' } },
    {
      name: 'main-only-app',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/app/' },
    },
    {
      name: 'nobody-imports-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app/|main\\.ts$)' },
      to: { path: '^src/(app/|main\\.ts$)' },
    },
    {
      name: 'shared-is-a-leaf',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    {
      name: 'through-the-door',
      comment: 'the inside of a feature belongs to it: others import its index.ts',
      severity: 'error',
      from: { path: `^src/([^/]+)/` },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/shared/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'features-know-no-edge',
      severity: 'error',
      from: { path: anyFeature },
      to: { path: '^src/(rest|explorer|identity)/' },
    },
    {
      name: 'rest-only-doors-and-shared',
      severity: 'error',
      from: { path: '^src/rest/' },
      to: { path: '^src/', pathNot: ['^src/rest/', '^src/shared/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'service-is-plain',
      comment: 'a use case knows no GraphQL, no database driver and no HTTP',
      severity: 'error',
      from: { path: '\\.(service|reader)\\.ts$' },
      to: {
        path: [
          librariesOf('graphql', 'type-graphql', 'graphql-scalars', 'mongoose', 'mongodb', 'fastify', '@apollo'),
          '\\.(type|input|resolver|model)\\.ts$',
        ],
      },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: [
          librariesOf('mongoose', 'mongodb', 'graphql', 'type-graphql', 'fastify', 'dataloader'),
          '\\.(store|model|service|resolver|loader|type|input)\\.ts$',
          '^src/shared/(mongo|loader)',
        ],
      },
    },
    {
      name: 'resolver-own-service-only',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: ['\\.(store|model|rules|loader)\\.ts$', '^src/shared/mongo/'] },
    },
    {
      name: 'mongoose-in-its-place',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.(model|store)\\.ts$', '^src/shared/mongo/', '^src/app/'] },
      to: { path: librariesOf('mongoose', 'mongodb') },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/explorer/(client/|bundle\\.mjs$)', '^src/app/mongod/'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
