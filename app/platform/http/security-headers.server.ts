/** For the HTML of a mail, shown in a frame: its styles stand in it, and it may run nothing. */
export const mailFramePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups";

/**
 * What a page of ours may load and do: itself, and nothing from anywhere else. No inline script or style is
 * allowed, so what somebody slips into a text cannot run.
 *
 * @remarks Referrer-Policy is `same-origin`, not `no-referrer`: under that a browser sends forms with
 * `Origin: null`, which the origin check refuses. Personal links do not leave our origin either way.
 *
 * @param framed - for the pages made to stand in other people's pages, and for them alone: they read no cookie, so
 *   a click stolen from them is worth nothing.
 * @param leadsTo - the origin to which a form of the page may lead on: browsers hold a redirect after a form to the
 *   policy of the page with the form.
 */
export function securityHeaders({
  https,
  development,
  framed = false,
  leadsTo,
}: {
  https: boolean;
  development: boolean;
  framed?: boolean;
  leadsTo?: string | undefined;
}): Record<string, string> {
  const policy = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": development ? "'self' 'unsafe-inline'" : "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": development ? "'self' ws:" : "'self'",
    "manifest-src": "'self'",
    "frame-src": "'self'",
    "form-action": leadsTo === undefined ? "'self'" : `'self' ${leadsTo}`,
    "base-uri": "'none'",
    "frame-ancestors": framed ? "*" : "'self'",
  };
  return {
    "Content-Security-Policy": Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join("; "),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    ...(framed
      ? { "Cross-Origin-Resource-Policy": "cross-origin" }
      : { "X-Frame-Options": "SAMEORIGIN" }),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
