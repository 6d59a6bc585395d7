import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
import type { RootWorld } from "../world.server";

/** What every loader and action is handed with its request. */
export interface RequestContext {
  readonly world: RootWorld;
  readonly locale: Locale;
  readonly requestId: string;
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
}

/** A body with a file that was not read: its sender may not, it is too large, or there is no room now. */
export type RefusedUpload = "no-access" | "file-too-large" | "uploads-busy";

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
