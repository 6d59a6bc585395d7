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
