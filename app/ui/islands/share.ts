/** Shows "share in another way" where the device has one. */
for (const button of document.querySelectorAll<HTMLElement>("[data-share]")) {
  const { share: url = "", title = "" } = button.dataset;
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    // Closed again without sharing: nobody has to be told.
    navigator.share({ title, url }).catch(() => {});
  });
}
