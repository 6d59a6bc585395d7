import { translator } from "~/i18n/translate";
import type { Locale } from "~/kernel/locales";

export interface PlainPage {
  readonly locale: Locale;
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** The address to try again, where that may help. */
  readonly again: string | null;
  /** The request's id, for somebody who looks into the log. */
  readonly reference?: string | undefined;
  /** Whether it stands in somebody else's page, where our front page would refuse to: that opens beside. */
  readonly framed?: boolean;
}

const mark =
  '<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><circle class="ring" cx="10" cy="14" r="8"/><circle class="ring" cx="18" cy="14" r="8"/><path class="hit" d="M14 7.07a8 8 0 0 1 0 13.86a8 8 0 0 1 0-13.86z"/></svg>';

/**
 * A page that looks like ours and needs nothing but itself and `/plain.css`: for the moments in which no page can be
 * rendered.
 */
export function plainPage(page: PlainPage): string {
  const { locale, status, title, text, again, reference, framed = false } = page;
  const t = translator(locale);
  const lines = [
    `<p class="status" aria-hidden="true">${status}</p>`,
    `<h1>${escaped(title)}</h1>`,
    `<p class="lead">${escaped(text)}</p>`,
    reference && `<p class="quiet">${escaped(t("errorPage.reference", { id: reference }))}</p>`,
    `<p class="ways">`,
    again !== null &&
      `<a class="first" href="${escaped(own(again))}">${escaped(t("errorPage.tryAgain"))}</a>`,
    `<a${again === null ? ' class="first"' : ""} href="/"${framed ? ' target="_blank"' : ""}>${escaped(t("errorPage.toHome"))}</a>`,
    `</p>`,
  ];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escaped(title)} – Treff</title>
<link rel="stylesheet" href="/plain.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<header><a href="/" aria-label="${escaped(t("ui.home"))}">${mark}<span>Treff</span></a></header>
<main>
${lines.filter(Boolean).join("\n")}
</main>
</body>
</html>
`;
}

/** A path of our own; what could lead elsewhere (`//host`) leads to the front page. */
function own(address: string): string {
  return /^\/(?![/\\])/.test(address) ? address : "/";
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
