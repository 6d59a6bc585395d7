/** Adds a row of fields from the template beside it, or takes one away, without asking the server. */
for (const repeater of document.querySelectorAll<HTMLElement>("[data-repeater]")) {
  const rows = repeater.querySelector("[data-rows]");
  const template = repeater.querySelector("template");
  repeater.querySelector("[data-add]")?.addEventListener("click", (event) => {
    if (!rows || !template) return;
    event.preventDefault();
    const next = Number(repeater.dataset["next"]);
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML
      .replaceAll("__n__", String(next))
      .replaceAll("__m__", String(next + 1));
    const firstField = holder.content.querySelector<HTMLElement>("input, select, textarea");
    rows.append(holder.content);
    repeater.dataset["next"] = String(next + 1);
    firstField?.focus();
  });
  rows?.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-remove]") : null;
    const row = button?.closest("[data-row]");
    if (!row || rows.childElementCount < 2) return;
    event.preventDefault();
    row.remove();
    rows.querySelector<HTMLElement>("input, select, textarea")?.focus();
  });
}
