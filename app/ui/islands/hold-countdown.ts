/**
 * Counts down the minutes places are held. Who listens to the page is told at a few of them and at the end, not each
 * minute. The seconds come from the server: this clock may be wrong.
 */
for (const hold of document.querySelectorAll<HTMLElement>("[data-hold]")) {
  const { left = "", soon = "", ended = "", told = "" } = hold.dataset;
  const ends = performance.now() + Number(hold.dataset["hold"]) * 1000;
  const shown = hold.querySelector("[data-hold-left]");
  const said = hold.querySelector("[data-hold-said]");
  const toldAt = new Set(told.split(" ").map(Number));
  let last = Number.NaN;
  const look = () => {
    const minutes = Math.max(0, Math.ceil((ends - performance.now()) / 60_000));
    if (minutes === last) return;
    if (minutes === 0) {
      clearInterval(timer);
      const line = hold.querySelector(".hold-line");
      if (line) line.textContent = ended;
      if (said) said.textContent = ended;
      return;
    }
    if (shown) shown.textContent = `(${left.replace("{}", String(minutes))})`;
    // Not for the minute the page was opened in: that one stands there.
    if (said && toldAt.has(minutes) && !Number.isNaN(last))
      said.textContent = soon.replace("{}", String(minutes));
    last = minutes;
  };
  const timer = setInterval(look, 1000);
  look();
}
