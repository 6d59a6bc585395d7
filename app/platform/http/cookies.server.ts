import { createCookie } from "@remix-run/node";
import { isLocale, type Locale } from "~/kernel/locales";
import type { Settings } from "../env.server";

const year = 365 * 24 * 60 * 60;

/** The cookies of an installation. Over https the session's is bound to the host (`__Host-`, RFC 6265bis). */
export function cookiesOf(settings: Pick<Settings, "url">) {
  const secure = settings.url.startsWith("https:");
  const common = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  const session = createCookie(secure ? "__Host-treff" : "treff", common);
  const language = createCookie("treff-language", { ...common, maxAge: year });
  return {
    /** The secret of the browser session a request carries. */
    async readSession(header: string | null | undefined): Promise<string | undefined> {
      const value: unknown = await session.parse(header ?? null).catch(() => null);
      return typeof value === "string" && value.length <= 100 ? value : undefined;
    },
    setSession: (secret: string, expires: Date) => session.serialize(secret, { expires }),
    endSession: () => session.serialize("", { maxAge: 0, expires: new Date(0) }),
    async readLanguage(header: string | null | undefined): Promise<Locale | undefined> {
      const value: unknown = await language.parse(header ?? null).catch(() => null);
      return isLocale(value) ? value : undefined;
    },
    setLanguage: (locale: Locale) => language.serialize(locale),
  };
}
