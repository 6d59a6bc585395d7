/** What a snippet shows: an organisation's list (everybody's when it is not said), or one event. */
export type Embedded =
  | { readonly kind: "list"; readonly organiser?: string | undefined; readonly limit?: number }
  | { readonly kind: "event"; readonly slug: string };

/** The custom element with its script, for a page that allows scripts. `lang` left out, the page's own decides. */
export function elementSnippet(
  shown: Embedded,
  { script, lang }: { readonly script: string; readonly lang?: string | undefined },
): string {
  const [name, given] =
    shown.kind === "list"
      ? (["treff-events", { organiser: shown.organiser, limit: shown.limit, lang }] as const)
      : (["treff-event", { slug: shown.slug, lang }] as const);
  return [tag("script", { async: true, src: script }), tag(name, given)].join("\n");
}

/** A plain frame, for a page that allows none. */
export function iframeSnippet(frame: {
  readonly src: string;
  readonly title: string;
  /** In CSS pixels. */
  readonly height: number;
}): string {
  const { src, title, height } = frame;
  return tag("iframe", { src, title, height, width: "100%", loading: "lazy", style: "border: 0" });
}

function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const given = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined || value === false
      ? []
      : [value === true ? ` ${attribute}` : ` ${attribute}="${quoted(String(value))}"`],
  );
  return `<${name}${given.join("")}></${name}>`;
}

/** A value between double quotes (HTML Standard §13.1.2.3). */
function quoted(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
