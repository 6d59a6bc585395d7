import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plainPage } from "./plain-page";

const page = { locale: "sv", status: 503, title: "Vi kan inte svara", text: "Vänta." } as const;

test("speaks the reader's language and says what to do", () => {
  const html = plainPage({ ...page, again: "/e/treff?page=2&lang=sv", reference: "0192-af" });
  expect(html).toContain('<html lang="sv">');
  expect(html).toContain('href="/e/treff?page=2&amp;lang=sv"');
  expect(html).toContain("0192-af");
  expect(html).not.toMatch(/<script|style=|<style/);
});

test("an address of tricks leads nowhere", () => {
  for (const again of ["//elsewhere.example/", "https://elsewhere.example", "/\\elsewhere.example"])
    expect(plainPage({ ...page, again })).not.toContain("elsewhere");
  expect(plainPage({ ...page, again: '/"><script>' })).not.toContain("<script>");
});

test("its colours are the product's", () => {
  const fileOf = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
  const tokens = fileOf("../ui/styles/tokens.css");
  const plain = fileOf("../../public/plain.css");
  const declared = (css: string, mode: "light" | "dark") => {
    const [light = "", dark = ""] = css.split(
      /@media (?:screen and )?\(prefers-color-scheme: dark\)/,
    );
    const found = (mode === "light" ? light : dark).matchAll(/--([\w-]+): (oklch\(.*\));/g);
    const colour = (value = "") =>
      value
        .replace("var(--deep)", "0.077")
        .replace("var(--light)", "0.086")
        .replace("var(--hue)", "210");
    return Object.fromEntries([...found].map(([, name = "", value]) => [name, colour(value)]));
  };
  for (const mode of ["light", "dark"] as const) {
    const own = declared(plain, mode);
    expect(Object.keys(own).length).toBeGreaterThan(4);
    expect(declared(tokens, mode)).toMatchObject(own);
  }
});
