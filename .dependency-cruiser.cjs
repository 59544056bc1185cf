/**
 * Imports run one way: domain <- platforms, providers, email, live <- services <- collections, hooks,
 * jobs <- index. `firm`, `access` and `collectionKeys` are what all above the domain may know;
 * read models only read, and the admin is made of them.
 */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|collections|hooks|jobs)/', pathNot: to },
})
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('domain-imports-only-itself', '^src/domain/', '^src/domain/'),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        path: '^(payload|@payloadcms|pg|next|react|nodemailer|node:(fs|net|http|https|child_process))',
        pathNot: '^node:crypto',
      },
    },
    only('platforms-import-domain', '^src/platforms/', '^src/(domain|platforms|errors)'),
    only('providers-import-domain', '^src/providers/', '^src/(domain|providers|errors|crypto)'),
    only('evidence-imports-domain', '^src/evidence/', '^src/(domain|evidence)'),
    only('email-imports-domain', '^src/email/', '^src/(domain|email|errors)'),
    only(
      'live-imports-domain-and-platforms',
      '^src/live/',
      '^src/(domain|platforms|live|errors|database/queryable)',
    ),
    only(
      'services-do-not-reach-up',
      '^src/services/',
      '^src/(domain|platforms|providers|email|live|services|access|errors|crypto|database|options|firm|collectionKeys|documentBackend)',
    ),
    only(
      'hooks-do-not-reach-up',
      '^hooks/',
      '^(src/(domain|services|readModels|email|access|errors|crypto|database|options|firm|collectionKeys)|hooks)',
    ),
    only(
      'collections-do-not-reach-up',
      '^collections/',
      '^(src/(domain|services|access|errors|crypto|database|email|options|live|platforms|providers|firm|collectionKeys)|collections|hooks)',
    ),
    only(
      'admin-reads-models',
      '^src/admin/',
      '^src/(domain|admin|access|readModels|firm|collectionKeys|errors)',
    ),
    only(
      'read-models-only-read',
      '^src/readModels/',
      '^src/(domain|live|readModels|database|access|firm|collectionKeys|errors)',
    ),
    {
      name: 'not-into-admin',
      severity: 'error',
      from: {
        path: '^(src/(domain|live|services|platforms|providers|email)|collections|hooks|jobs)/',
      },
      to: { path: '^src/admin/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '(^dist|\\.next|^src/app|payload-types)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
