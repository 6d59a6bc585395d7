import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { settingRows } from "~/platform/env.server";

const pathOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const fileOf = (name: string): string => readFileSync(pathOf(name), "utf8");
const readme = fileOf("README.md");

/** The commands of npm that need no script. */
const ownCommands = new Set(["install", "ci"]);

/** The cells of the first table below a heading, without its head. */
function tableBelow(heading: string): string[][] {
  const [, below = ""] = readme.split(`\n${heading}\n`);
  const lines = below.slice(Math.max(0, below.indexOf("|"))).split("\n");
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The words after `npm` and `npm run`, each once. */
function commandsOf(text: string): string[] {
  const commands = text.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g);
  return [...new Set([...commands].map(([, command]) => command ?? ""))];
}

test("the table of settings says what the settings are", () => {
  const rows = settingRows.map((row) => [`\`${row.name}\``, row.description, row.byDefault]);
  expect(tableBelow("### Settings")).toEqual(rows);
});

test("every npm command in the README is there, and every script is in the README", () => {
  const { scripts } = JSON.parse(fileOf("package.json")) as { scripts: Record<string, string> };
  const named = commandsOf(readme).filter((command) => !ownCommands.has(command));
  expect(named.toSorted()).toEqual(Object.keys(scripts).toSorted());
});

test("every file the README links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link]) => link ?? "");
  expect(links.filter((link) => !existsSync(pathOf(link)))).toEqual([]);
});
