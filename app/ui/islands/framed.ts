/**
 * For a page that stands in somebody else's: tells the page around it how tall it is, when that page asks. Nothing
 * else is said, and nothing at all to a page that does not ask.
 */
const question = "treff:height?";

let tell: (() => void) | null = null;

addEventListener("message", ({ source, origin, data }) => {
  if (window === parent || source !== parent || data !== question) return;
  // A page without an origin of its own (a sandbox, a file) can only be answered by being the one in front of us.
  const target = origin === "null" ? "*" : origin;
  const first = tell === null;
  tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ treff: height }, target);
  };
  if (first) new ResizeObserver(() => tell?.()).observe(document.documentElement);
  tell();
});

// Browsers do not heed `autofocus` in a frame of another origin; what is wrong with a form is still to be heard.
if (window !== parent) document.querySelector<HTMLElement>("[autofocus]")?.focus();
