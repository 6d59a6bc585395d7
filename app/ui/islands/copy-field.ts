/** Marks the whole value on focus and offers a button that copies it. */
for (const field of document.querySelectorAll<HTMLElement>("[data-copy]")) {
  const source = field.querySelector<HTMLInputElement | HTMLPreElement>("input, pre");
  const button = field.querySelector("button");
  if (!source || !button) continue;
  const mark = (): void => {
    if (source instanceof HTMLInputElement) source.select();
    else getSelection()?.selectAllChildren(source);
  };
  if (source instanceof HTMLInputElement) source.addEventListener("focus", mark);
  if (!navigator.clipboard) continue;
  const word = button.querySelector("span");
  button.hidden = false;
  button.addEventListener("click", () => {
    mark();
    const value = source instanceof HTMLInputElement ? source.value : source.textContent;
    void navigator.clipboard.writeText(value ?? "").then(() => {
      if (word) word.textContent = field.dataset["copied"] ?? "";
    });
  });
}
