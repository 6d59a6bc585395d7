/** A picture that was taken. */
export interface TakenShot {
  readonly name: string;
  readonly file: string;
  readonly locale: string;
  readonly width: number;
  readonly scheme: string;
}

/** A page on which all pictures can be looked through: a row for each page, the small ones first. */
export function contactSheet(taken: readonly TakenShot[], faults: readonly string[]): string {
  const names = [...new Set(taken.map(({ name }) => name))];
  const rows = names.map((name) => {
    const figures = taken
      .filter((shot) => shot.name === name)
      .map(
        ({ file, locale, width, scheme }) =>
          `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${locale} · ${width} · ${scheme}</figcaption></figure>`,
      );
    return `<section id="${name}"><h2><a href="#${name}">${name}</a></h2><div>${figures.join("")}</div></section>`;
  });
  const links = names.map((name) => `<a href="#${name}">${name}</a>`).join(" ");
  const list = faults.map((fault) => `<li>${fault.replaceAll("<", "&lt;")}</li>`).join("");
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${taken.length} pictures of Treff</title>
<style>
body { font: 15px/1.4 system-ui, sans-serif; margin: 24px; background: #888; color: #000; }
nav { columns: 5 12em; }
nav a { display: block; color: inherit; }
section > div { display: flex; gap: 16px; overflow-x: auto; align-items: start; }
figure { margin: 0; flex: none; }
img { block-size: 440px; max-inline-size: 480px; object-fit: cover; object-position: top; }
h2 a { color: inherit; }
</style></head><body>
<h1>${taken.length} pictures</h1><ul>${list}</ul><nav>${links}</nav>
${rows.join("\n")}
</body></html>
`;
}
