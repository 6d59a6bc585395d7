/**
 * Keeps the sum of a registration form right while it is filled in: after a change of what has a price the server is
 * asked what it comes to. It says so with a page of nothing but the sum. Without an answer the old sum stays; the last
 * look before the order is the server's anyway.
 */

/** Milliseconds without another change before it asks. */
const pause = 350;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-register]")) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  form.addEventListener("change", (event) => {
    const changed = event.target;
    if (!(changed instanceof Element) || !isPriced(changed)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked?.abort();
      asked = new AbortController();
      update(form, asked.signal).catch(() => undefined);
    }, pause);
  });
}

/** The choices with a price, and for whom it is. */
function isPriced(changed: Element): boolean {
  const name = changed.getAttribute("name") ?? "";
  return name === "for" || /\.(?:ticketType$|addOns\.|sessions\.)/.test(name);
}

async function update(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") fields.set(name, value);
  fields.set("intent", "price");
  const answer = await fetch(location.href, { method: "POST", body: fields, signal });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of form.querySelectorAll<HTMLElement>("[data-sum]")) {
    const fresh = page.querySelector(`[data-sum="${part.dataset["sum"] ?? ""}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
}
