/**
 * Whether a request's address is what browsers send: a path that says the same to every reader of it. Dot
 * segments, doubled slashes, control characters and broken escapes mean one thing to a guard and another to a
 * router.
 */
export function isPlainAddress(url: string): boolean {
  try {
    const [path = ""] = url.split(/[?#]/);
    const decoded = decodeURIComponent(path);
    const whole = decodeURIComponent(url.replaceAll("+", " "));
    return (
      path.startsWith("/") &&
      !/\/{2}|\\/.test(decoded) &&
      !/(^|\/)\.{1,2}(\/|$)/.test(decoded) &&
      !/[\p{Cc}\p{Cs}]/u.test(whole)
    );
  } catch {
    return false;
  }
}

/**
 * Whether a path is one of the framework's own, on which it answers scripts of its own: the data of every page
 * (`/r/….data`), a list of its routes (`/__manifest`).
 *
 * @remarks No page of ours has such a script. The data goes out without what is put on a page: whether it may be
 * kept, above all.
 */
export function isDataOfPage(path: string): boolean {
  return /(?:\.data|^\/__manifest)\/?$/i.test(path);
}
