/** Who may import whom. Rooms and features are the vocabulary; everything not allowed here is refused. */

/** The features, lowest first. A feature knows those on the lines above its own, and nobody else. */
export const tiers = [
  ["mail"],
  ["identity"],
  ["organisations", "companies"],
  ["events"],
  ["programme", "payments"],
  ["registration"],
  ["calendar", "checkin", "networking"],
  ["notifications", "reports"],
  ["privacy"],
];

const ours = "^(app|emails|prisma|tests)/";
const test = "\\.test\\.tsx?$";
const generated = "^app/platform/generated/";

const kernel = "^app/kernel/";
const i18n = "^app/i18n/";
const paths = "^app/paths\\.ts$";
const ui = "^app/ui/";
const platform = "^app/platform/";
const emails = "^emails/";

/** What each room may import, beside its own files and packages. */
const rooms = [
  { room: "kernel", from: kernel, may: [] },
  { room: "i18n", from: i18n, may: [kernel] },
  { room: "paths", from: paths, may: [kernel] },
  // What answers requests speaks to people and sends them on; the rest of the platform knows only the kernel.
  { room: "platform/http", from: "^app/platform/http/", may: [kernel, i18n, paths, platform] },
  { room: "platform", from: "^app/platform/(?!http/)", may: [kernel, platform] },
  { room: "ui", from: ui, may: [kernel, i18n] },
  { room: "emails", from: emails, may: [kernel, i18n] },
];

/** Inside a feature: what each kind of file may import of its own feature, of lower ones, and of the house. */
const kinds = [
  { kind: "domain/", own: ["domain/"], lower: ["domain/"], house: [kernel] },
  { kind: "schema\\.ts$", own: ["domain/"], lower: ["domain/"], house: [kernel] },
  { kind: "permissions\\.ts$", own: ["domain/"], lower: ["domain/"], house: [kernel] },
  ...["commands/", "queries/", "jobs/"].map((kind) => ({
    kind,
    own: ["domain/", "schema\\.ts$", "permissions\\.ts$", "commands/", "queries/", "jobs/"],
    lower: ["domain/", "schema\\.ts$", "permissions\\.ts$", "commands/", "queries/"],
    // A higher feature writes what a lower one's job delivers: it knows the shape, never the job.
    typesOnly: ["jobs/"],
    house: [kernel, i18n, paths, platform, emails],
  })),
  {
    kind: "components/",
    own: ["domain/", "schema\\.ts$", "components/"],
    lower: ["components/"],
    // Queries are there for their types only: see "components-take-types".
    typesOnly: ["queries/", "domain/"],
    house: [kernel, i18n, paths, ui],
  },
];

function featureRules(feature, lowerFeatures) {
  const own = `^app/features/${feature}/`;
  const lower = `^app/features/(${lowerFeatures.join("|") || "-"})/`;
  return kinds.map(({ kind, house, typesOnly = [], ...may }) => {
    const allowed = [
      ...house,
      ...may.own.map((part) => own + part),
      ...may.lower.map((part) => lower + part),
    ];
    const asTypes = typesOnly.flatMap((part) => [own + part, lower + part]);
    return {
      name: `${feature}: ${kind.replace(/[\\/$]|\.ts\$/g, "")}`,
      comment: 'See the table "who may import whom" and the order of the features.',
      severity: "error",
      from: { path: own + kind, pathNot: test },
      to: { path: ours, pathNot: [...allowed, ...asTypes] },
    };
  });
}

function typeRules(feature, lowerFeatures) {
  const own = `^app/features/${feature}/`;
  const lower = `^app/features/(${lowerFeatures.join("|") || "-"})/`;
  return {
    name: `${feature}: components take types only`,
    comment: "A component knows what a query answers, not how: `import type`.",
    severity: "error",
    from: { path: `${own}components/`, pathNot: test },
    to: {
      path: [`${own}queries/`, `${lower}(domain|queries)/`],
      dependencyTypesNot: ["type-only"],
    },
  };
}

function jobRules(feature, lowerFeatures) {
  return {
    name: `${feature}: lower jobs as types only`,
    comment: "Jobs are started by main; a higher feature knows at most what one takes.",
    severity: "error",
    from: { path: `^app/features/${feature}/`, pathNot: test },
    to: {
      path: `^app/features/(${lowerFeatures.join("|") || "-"})/jobs/`,
      dependencyTypesNot: ["type-only"],
    },
  };
}

const forbidden = [
  {
    name: "no cycles",
    severity: "error",
    from: { pathNot: generated },
    to: { circular: true, pathNot: generated },
  },
  {
    name: "unresolvable",
    comment: "An import that leads nowhere.",
    severity: "error",
    // Vite's own suffixes and modules are resolved by Vite.
    from: {},
    to: { couldNotResolve: true, pathNot: "\\?(url|raw|inline)$|^virtual:|\\+types/" },
  },
  {
    name: "nobody imports a route",
    severity: "error",
    // The table itself is what the tests walk that must know every route.
    from: { path: ours, pathNot: "^(app|tests/support)/routes\\.ts$" },
    to: { path: "^app/(routes/|routes\\.ts$|root\\.tsx$|entry\\.)" },
  },
  {
    name: "nobody imports main",
    severity: "error",
    from: { path: ours, pathNot: "^(app/main|tests)/" },
    to: { path: "^app/main/" },
  },
  {
    name: "nobody imports tests",
    severity: "error",
    from: { path: ours, pathNot: [test, "^tests/"] },
    to: { path: ["^tests/", test] },
  },
  ...rooms.map(({ room, from, may }) => ({
    name: `${room}: what it may import`,
    severity: "error",
    from: { path: from, pathNot: test },
    to: { path: ours, pathNot: [from, ...may] },
  })),
  ...tiers.flatMap((tier, height) =>
    tier.flatMap((feature) => {
      const lower = tiers.slice(0, height).flat();
      return [...featureRules(feature, lower), typeRules(feature, lower), jobRules(feature, lower)];
    }),
  ),
  {
    name: "pure core",
    comment: "The kernel and the domains decide; reading clocks, files and networks is for others.",
    severity: "error",
    from: { path: [kernel, "^app/features/[^/]+/domain/"], pathNot: test },
    to: {
      path: "^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|timers|os|process)(/|$)|node_modules/(@remix-run|react|react-dom|pg|express|pino|nodemailer|graphile-worker)/",
    },
  },
  {
    name: "Remix stays at the edge",
    comment: "So that a later move to React Router is mechanical.",
    severity: "error",
    from: {
      path: ours,
      pathNot: [
        "^app/(routes/|routes\\.ts$|platform/http/|ui/|root\\.tsx$|entry\\.|main/)",
        "^app/features/[^/]+/components/",
        "^tests/",
      ],
    },
    to: { path: "(^|node_modules/)@remix-run/" },
  },
  {
    name: "Prisma stays below",
    comment: "Pages and decisions never see the database.",
    severity: "error",
    from: {
      path: ours,
      pathNot: [
        "^app/(platform|main)/",
        "^app/features/[^/]+/(commands|queries|jobs)/",
        "^(tests|prisma)/",
        test,
      ],
    },
    to: {
      path: ["(^|node_modules/)(@prisma/|\\.prisma/)", generated, "^app/platform/db\\.server"],
    },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", generated] },
    exclude: { path: ["^(build|var|tests/\\.artifacts)/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
    builtInModules: { add: [] },
  },
};
