/**
 * Draws the part of a page a form says it previews (`data-preview`, the part's id) anew while somebody types: the
 * server makes it from the form, as its Preview button does.
 */

/** Milliseconds of rest before the server is asked. */
const rest = 400;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-preview]")) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw(form), rest);
  });

  async function draw(of: HTMLFormElement): Promise<void> {
    asking?.abort();
    asking = new AbortController();
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(of))
      if (typeof value === "string") typed.append(name, value);
    typed.set("intent", "preview");
    try {
      const answer = await fetch(location.href, {
        method: "POST",
        body: typed,
        signal: asking.signal,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const id = of.dataset["preview"] ?? "";
      const [shown, drawn] = [document.getElementById(id), page.getElementById(id)];
      if (shown && drawn) shown.replaceChildren(...drawn.childNodes);
    } catch {
      // Away, or overtaken by what was typed since: the next stroke asks again.
    }
  }
}
