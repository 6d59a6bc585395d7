import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The features, lowest first; those on one line stand side by side and do not know each other. */
export const featureTiers = [
  ["mail"],
  ["identity"],
  ["organisations", "companies"],
  ["events"],
  ["programme", "payments"],
  ["registration"],
  ["calendar", "checkin", "networking"],
  ["notifications", "reports"],
  ["privacy"],
] as const;

const features = featureTiers.flat().join("|");
const code = "\\.tsx?$";

/** Files that may stand at the top: what npm, git and the tools want there. */
const topLevel = new Set([
  ".dependency-cruiser.mjs",
  ".dockerignore",
  ".editorconfig",
  ".gitattributes",
  ".gitignore",
  ".npmrc",
  ".oxfmtrc.json",
  ".oxlintrc.json",
  "CHANGELOG.md",
  "Dockerfile",
  "LICENSE",
  "README.md",
  "knip.json",
  "package-lock.json",
  "package.json",
  "prisma.config.ts",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
]);

/** Every place a file may stand in. What fits none of them means the design needs a thought. */
const places: readonly RegExp[] = [
  /^\.ci\/run$/,
  /^\.github\/workflows\/[^/]+\.ya?ml$/,
  /^docs\/decisions\/[^/]+\.md$/,
  /^docs\/[^/]+\.md$/,
  /^prisma\/(schema\.prisma|(demo\/)?[^/]+\.ts)$/,
  /^prisma\/models\/[^/]+\.prisma$/,
  /^prisma\/migrations\/(migration_lock\.toml|\d{14}_[a-z0-9_]+\/migration\.sql)$/,
  /^public\//,
  new RegExp(`^emails/(.+/)?[^/]+${code}`),
  new RegExp(`^tests/(e2e|support|bench)/.+`),
  new RegExp(`^tests/[^/]+${code}`),
  /^app\/paths\.test\.ts$/,
  new RegExp(`^app/(root|entry\\.client|entry\\.server|paths|routes)${code}`),
  /^app\/(globals|env|remix|vite-env|future)\.d\.ts$/,
  new RegExp(`^app/(main|kernel|platform)/(.+/)?[^/]+${code}`),
  /^app\/(ui|i18n)\/(.+\/)?[^/]+\.(tsx?|css)$/,
  new RegExp(`^app/features/(${features})/(domain|commands|queries|jobs)/[^/]+${code}`),
  new RegExp(`^app/features/(${features})/components/[^/]+\\.(tsx?|css)$`),
  new RegExp(`^app/features/(${features})/(schema|permissions)(\\.db)?(\\.test)?\\.ts$`),
  /^app\/routes\/(.+\/)?[^/]+\.(tsx?|css)$/,
];

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const vague = new Set(["utils", "util", "helpers", "helper", "misc", "common", "shared", "lib"]);

/** What is wrong with where `path` stands and what it is called; nothing when all is well. */
export function faultsOfPath(path: string): string[] {
  const faults: string[] = [];
  if (!path.includes("/")) {
    if (!topLevel.has(path)) faults.push("is not among the files of the top folder");
    return faults;
  }
  if (!places.some((place) => place.test(path))) faults.push("stands in no room of the house");
  // What others name: Remix's routes, Prisma's migrations, the web's own files, the tools' folders.
  if (/^(prisma\/migrations|public|\.github|\.ci|docs)\//.test(path)) return faults;
  const segments = path.split("/");
  const words = segments.map((segment) => segment.split(".")[0] ?? "");
  const vagueWord = words.find((word) => vague.has(word));
  // The texts every page shares are called after i18next's namespace.
  if (vagueWord && path !== "app/i18n/texts/common.ts") {
    faults.push(`"${vagueWord}" says nothing about what it holds`);
  }
  if (/^index\.[cm]?[jt]sx?$/.test(segments.at(-1) ?? "")) faults.push("is a barrel");
  if (path.startsWith("app/routes/")) {
    if (!/^app\/routes\/[a-z0-9$_.[\]()+/-]+\.(tsx?|css)$/.test(path)) {
      faults.push("is not in Remix's file-name convention, in lower case");
    }
    return faults;
  }
  const stray = segments
    .flatMap((segment) => segment.split("."))
    .find((word) => word !== "" && !kebab.test(word) && !word.startsWith("__"));
  if (stray !== undefined) faults.push(`"${stray}" is not kebab-case`);
  return faults;
}

interface SourceRule {
  readonly pattern: RegExp;
  readonly where: (path: string) => boolean;
  readonly fault: string;
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith("tests/");

const sourceRules: readonly SourceRule[] = [
  {
    pattern: /\bprocess\s*\.\s*env\b/,
    where: (path) =>
      // The embedded database hands PATH on to its own processes: not a setting.
      !/^app\/(platform\/(env\.server\.ts$|embedded\/)|main\/)/.test(path) &&
      !isTest(path) &&
      /^(app|emails)\//.test(path),
    fault: "reads process.env: settings come through app/platform/env.server.ts",
  },
  {
    pattern:
      /\bDate\s*\.\s*now\s*\(|\bnew\s+Date\s*(\(\s*\)|(?![\w(]))|\bperformance\s*\.\s*now\s*\(/,
    where: (path) => path.startsWith("app/features/") && !isTest(path),
    fault: "reads the clock: time is an argument, or world.now()",
  },
  {
    pattern: /\bMath\s*\.\s*random\s*\(|\brandomUUID\s*\(/,
    where: (path) => path.startsWith("app/features/") && !isTest(path),
    fault: "makes its own chance: identities come from world.newId()",
  },
  {
    pattern: /\bIntl\s*\.|\.toLocale(String|DateString|TimeString)\s*\(/,
    where: (path) => /^(app|emails)\//.test(path) && !path.startsWith("app/i18n/") && !isTest(path),
    fault: "formats by itself: app/i18n is the only caller of Intl",
  },
  {
    pattern: /\bvi\s*\.\s*(mock|doMock)\s*\(/,
    where: isTest,
    fault: "mocks a module: what comes from outside is an argument here",
  },
];

/** What is wrong with the text of the file at `path`. Comments are not looked at. */
export function faultsOfSource(path: string, source: string): string[] {
  const rules = sourceRules.filter(({ where }) => where(path));
  if (rules.length === 0) return [];
  const bare = withoutComments(source);
  return rules.filter(({ pattern }) => pattern.test(bare)).map(({ fault }) => fault);
}

/** The folders that hold nothing of ours. */
const notOurs = /^(node_modules|\.git|build|var|app\/platform\/generated|tests\/\.artifacts)$/;

/** Every file of the project below `root`, as a path with forward slashes. */
export function filesOf(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (notOurs.test(path) || /^\.env(\.|$)|\.log$|^\.DS_Store$/.test(entry.name)) return [];
    return entry.isDirectory() ? filesOf(root, path) : [path];
  });
}

/** All faults of the project below `root`, one line each. */
export function faultsOfProject(root: string): string[] {
  return filesOf(root).flatMap((path) => {
    const source = /\.tsx?$/.test(path) ? readFileSync(join(root, path), "utf8") : "";
    return [...faultsOfPath(path), ...faultsOfSource(path, source)].map(
      (fault) => `${path} ${fault}`,
    );
  });
}

/** Blanks comments; a `//` inside a string (an address) stays. */
function withoutComments(source: string): string {
  return source.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (_all, text: string | undefined, before: string | undefined) => text ?? before ?? "",
  );
}
