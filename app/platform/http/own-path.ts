/**
 * `value` when it is a path on our own site, otherwise `null`: what a "go back to" parameter may lead to.
 *
 * @remarks `//host`, `/\host` and control characters lead browsers elsewhere; the URL parser decides as they do.
 */
export function ownPath(value: string | null | undefined): string | null {
  if (!value?.startsWith("/") || value.length > 500) return null;
  const base = "https://own.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  return url?.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search : null;
}
