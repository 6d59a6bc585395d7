import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import type { KeptOn } from "../page-cache/kept-on";
import type { RootWorld } from "../world.server";

/** What every loader and action is handed with its request. */
export interface RequestContext {
  readonly world: RootWorld;
  readonly locale: Locale;
  readonly requestId: string;
  /** Notes in the log what a page could not help. */
  readonly report: (error: unknown) => void;
  /** The network address the request came from; behind a configured proxy, the one it vouches for. */
  readonly source: string;
  readonly actor: Actor;
  /** Who is signed in, as the page's header shows it. */
  readonly staff: {
    readonly name: string;
    readonly organisations: readonly { readonly slug: string; readonly name: string }[];
  } | null;
  /** The secret of the browser session, when there is one. */
  readonly sessionSecret: string | undefined;
  /** Why a large body was dropped before it came to the page; the page says so. */
  refusedUpload?: RefusedUpload;
  /** Whether captured mails are shown at /dev/mail. */
  readonly demo: boolean;
  /**
   * Says that an anonymous visitor's answer may be kept for others, and what it depends on; several times, that
   * it depends on all of it. A loader that says nothing is asked each time.
   *
   * @remarks Only for answers made from the address, the language, the time and the database, that everybody
   * may see. Never for members' events.
   */
  readonly keep: (on: KeptOn) => void;
  /** Whether this answer will be kept for others. */
  readonly keeps: () => boolean;
}

/** A body with a file that was not read: its sender may not, it is too large, or there is no room now. */
export type RefusedUpload = "no-access" | "file-too-large" | "uploads-busy";

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
