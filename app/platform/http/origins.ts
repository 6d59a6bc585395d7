const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The origins whose pages may change something: the installation's own. One that is reached on this machine
 * alone answers to all names of this machine.
 */
export function allowedOrigins(url: string): ReadonlySet<string> {
  const own = new URL(url);
  if (!loopback.includes(own.hostname)) return new Set([own.origin]);
  const port = own.port ? `:${own.port}` : "";
  return new Set(loopback.map((host) => `${own.protocol}//${host}${port}`));
}

/** A request by what the origin check looks at. */
export interface OriginCheck {
  readonly method: string;
  readonly path: string;
  readonly origin: string | undefined;
  readonly contentType: string | undefined;
}

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something. One from a page must come from our own: a foreign, `null` or
 * missing Origin is refused.
 *
 * @remarks The JSON API uses no cookie, so a program without an Origin is welcome there, but only with JSON: a
 * foreign page cannot send that without asking first, and is never given leave.
 */
export function mayMutate(request: OriginCheck, allowed: ReadonlySet<string>): boolean {
  if (reading.has(request.method)) return true;
  if (takesAnyOrigin(request.path)) return true;
  if (request.origin !== undefined) return allowed.has(request.origin);
  return (
    request.path.startsWith("/api/") && /^application\/json\b/i.test(request.contentType ?? "")
  );
}

/**
 * Where anybody may post from anywhere: mail programs unsubscribe by themselves, from wherever they are (RFC 8058).
 * The address alone is the right to it, and no cookie is looked at.
 */
export function takesAnyOrigin(path: string): boolean {
  return path.startsWith("/unsubscribe/");
}
