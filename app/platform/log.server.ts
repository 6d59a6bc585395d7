import { pino, type Logger } from "pino";
import type { Settings } from "./env.server";

export type Log = Logger;

/**
 * The process's log: one JSON line an entry. Nobody's name or address and no token goes into it: errors are
 * cut to their kind and their place.
 */
export function openLog(settings: Pick<Settings, "logLevel">, part: string): Log {
  return pino({
    level: settings.logLevel,
    base: { part },
    serializers: {
      error: (error: unknown) => describeError(error),
      err: (error: unknown) => describeError(error),
    },
  });
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, cause } = error as Error & { code?: unknown };
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    message: withoutPersonalData(error.message),
    stack: error.stack
      ?.split("\n")
      .filter((line) => line.trimStart().startsWith("at "))
      .slice(0, 12),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

const address = /[^\s"'<>@,;:()]+@[^\s"'<>@,;:()]+/g;
const token = /[\w-]{40,}/g;

/** A sentence without mail addresses and without anything long enough to be a token. */
export function withoutPersonalData(text: string): string {
  return text.replace(address, "<address>").replace(token, "<token>").slice(0, 500);
}

/** A path for the log: the token of a personal link stands as `[token]`, however the path is written. */
export function loggedPath(path: string): string {
  const shown = withoutToken(path);
  const read = readable(path);
  return (shown === path && withoutToken(read) !== read ? withoutToken(read) : shown).slice(0, 300);
}

function withoutToken(path: string): string {
  return path.replace(
    /^(\/(?:r|orders|account|lists|feeds|dev\/mail|sign-in\/code|my-data|unsubscribe))\/[^/.]+/i,
    "$1/[token]",
  );
}

/** A path as the router reads it. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
