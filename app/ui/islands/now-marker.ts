/** Marks what is going on now in a programme, on the day itself; looks again every half minute. */
function mark(): void {
  const now = Date.now();
  for (const item of document.querySelectorAll<HTMLElement>("[data-from][data-until]")) {
    const { from = "", until = "" } = item.dataset;
    const current = Date.parse(from) <= now && now < Date.parse(until);
    if (current) item.setAttribute("aria-current", "time");
    else item.removeAttribute("aria-current");
  }
}

mark();
setInterval(mark, 30_000);
