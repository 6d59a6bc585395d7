import { createCookie } from "@remix-run/node";
import { isLocale, type Locale } from "~/kernel/locales";
import type { Settings } from "../env.server";

const year = 365 * 24 * 60 * 60;

/** The cookies of an installation. Over https the session's is bound to the host (`__Host-`, RFC 6265bis). */
export function cookiesOf(settings: Pick<Settings, "url">) {
  const secure = settings.url.startsWith("https:");
  const common = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  const session = createCookie(secure ? "__Host-treff" : "treff", common);
  const languageTerms = `Max-Age=${year}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    /** The secret of the browser session a request carries. */
    async readSession(header: string | null | undefined): Promise<string | undefined> {
      const value: unknown = await session.parse(header ?? null).catch(() => null);
      return typeof value === "string" && value.length <= 100 ? value : undefined;
    },
    setSession: (secret: string, expires: Date) => session.serialize(secret, { expires }),
    endSession: () => session.serialize("", { maxAge: 0, expires: new Date(0) }),
    /** Tells one visitor who fills in forms from another until the browser is closed; set by a form that was sent. */
    setVisitor: (secret: string) =>
      `treff-visitor=${secret}; Path=/e/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`,
    setLanguage: (locale: Locale) => `treff-language=${locale}; ${languageTerms}`,
  };
}

/** The language a visitor has chosen, by the cookie that keeps it. */
export function chosenLanguage(header: string | null | undefined): Locale | undefined {
  const value = /(?:^|;)\s*treff-language=(\w+)\s*(?:;|$)/.exec(header ?? "")?.[1];
  return isLocale(value) ? value : undefined;
}

/** Whether a request carries a session's cookie, good or not: then it may be somebody's, and is answered as such. */
export function carriesSession(header: string | null | undefined): boolean {
  return header !== null && header !== undefined && /(?:^|;)\s*(?:__Host-)?treff\s*=/.test(header);
}

/** The secret of a visitor who has sent a form before; `null` without one. */
export function visitorIn(header: string | null): string | null {
  return /(?:^|;)\s*treff-visitor=([\w-]{20,60})\s*(?:;|$)/.exec(header ?? "")?.[1] ?? null;
}
