/** Marks the whole value on focus and offers a button that copies it. */
for (const field of document.querySelectorAll<HTMLElement>("[data-copy]")) {
  const input = field.querySelector("input");
  const button = field.querySelector("button");
  if (!input || !button) continue;
  input.addEventListener("focus", () => input.select());
  if (!navigator.clipboard) continue;
  const word = button.querySelector("span");
  button.hidden = false;
  button.addEventListener("click", () => {
    input.select();
    void navigator.clipboard.writeText(input.value).then(() => {
      if (word) word.textContent = field.dataset["copied"] ?? "";
    });
  });
}
