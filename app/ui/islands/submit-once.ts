/**
 * Keeps a second click from sending a form twice. The server would recognise it anyway (every form
 * carries its key); this spares the person the doubt.
 */

/** Milliseconds after which a form may be tried again: the line may have gone quiet. */
const patience = 10_000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (form.dataset["sent"] !== undefined) return event.preventDefault();
  form.dataset["sent"] = "";
  // Marked, not disabled: a disabled button would take its own name and value out of what is sent.
  for (const button of form.querySelectorAll("button"))
    button.setAttribute("aria-disabled", "true");
  setTimeout(() => release(form), patience);
});

// Some browsers load a form anew on "back" and fill in what was typed, but with the key of a new form. The place in
// the history keeps the first key, so that what is sent again is known as the same. (Not on the answer to a form: once its place in the
// history is touched, a reload no longer sends what was typed.)
for (const key of document.querySelectorAll<HTMLInputElement>("input[data-unsent]")) {
  const kept = (history.state as { submission?: string } | null)?.submission;
  if (kept === undefined) history.replaceState({ submission: key.value }, "");
  else key.value = kept;
}

// Back from the browser's cache: ready again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) release(form);
});

function release(form: HTMLFormElement): void {
  delete form.dataset["sent"];
  for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
}
