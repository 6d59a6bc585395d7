import type { Actor } from "~/kernel/actor";
import type { Locale } from "~/kernel/locales";
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
  /** Whether captured mails are shown at /dev/mail. */
  readonly demo: boolean;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
