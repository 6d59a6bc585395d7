/**
 * `<treff-events organiser="…" limit="…" lang="…">` and `<treff-event slug="…" lang="…">`: put a page of ours into a
 * frame and keep the frame as tall as the page. For other people's pages: no dependency, nothing global beside the
 * two names, nothing asked of any origin but the one this script came from.
 */
const script = document.currentScript;
const origin = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

/** What a frame is called, for those who hear the page. */
const titles: Readonly<Record<string, string>> = {
  nb: "Arrangementer",
  sv: "Evenemang",
  en: "Events",
};

/** Our languages by what a page may call its own. */
const languages: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  nb: "nb",
  sv: "sv",
  en: "en",
};

/** No page of ours is taller, in CSS pixels. */
const tallest = 20_000;

abstract class Framed extends HTMLElement {
  #frame: HTMLIFrameElement | null = null;
  readonly #heard = (event: MessageEvent): void => this.#onMessage(event);

  /** The page to show; `null` while something it needs is not said. */
  protected abstract address(): URL | null;

  connectedCallback(): void {
    addEventListener("message", this.#heard);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#heard);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const address = this.address();
    if (!address) return;
    const asked = (this.closest("[lang]")?.getAttribute("lang") ?? "").toLowerCase().split("-")[0];
    const language = languages[asked ?? ""];
    if (language) address.searchParams.set("lang", language);
    // A page that knows no dark design stays light, and so does its frame.
    if (!getComputedStyle(this).colorScheme.includes("dark"))
      address.searchParams.set("theme", "light");
    if (this.#frame?.src === address.href && this.contains(this.#frame)) return;
    const frame = document.createElement("iframe");
    let shown = 0;
    frame.src = address.href;
    frame.title = this.title || (titles[language ?? "en"] ?? "");
    frame.loading = "lazy";
    frame.height = "480";
    Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
    frame.addEventListener("load", () => {
      frame.contentWindow?.postMessage("treff:height?", origin);
      shown += 1;
      // A step inside the frame: its new page begins at the top, also where the old one was tall.
      if (shown > 1 && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    });
    this.#frame = frame;
    this.replaceChildren(frame);
  }

  #onMessage({ source, origin: from, data }: MessageEvent): void {
    if (!this.#frame || from !== origin || source !== this.#frame.contentWindow) return;
    const height = Number((data as { treff?: unknown } | null)?.treff);
    if (height > 0 && height <= tallest) this.#frame.height = String(Math.ceil(height));
  }
}

class TreffEvents extends Framed {
  static readonly observedAttributes = ["organiser", "limit", "lang"];

  protected address(): URL {
    const address = new URL("/embed/events", origin);
    for (const name of ["organiser", "limit"]) {
      const value = this.getAttribute(name);
      if (value) address.searchParams.set(name, value);
    }
    return address;
  }
}

class TreffEvent extends Framed {
  static readonly observedAttributes = ["slug", "lang"];

  protected address(): URL | null {
    const slug = this.getAttribute("slug");
    return slug ? new URL(`/embed/e/${encodeURIComponent(slug)}`, origin) : null;
  }
}

// Put into a page twice, it works once.
if (!customElements.get("treff-events")) customElements.define("treff-events", TreffEvents);
if (!customElements.get("treff-event")) customElements.define("treff-event", TreffEvent);
