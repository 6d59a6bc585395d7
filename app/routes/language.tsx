import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { isLocale } from "~/kernel/locales";
import { paths } from "~/paths";
import { cookiesOf } from "~/platform/http/cookies.server";
import { ownPath } from "~/platform/http/own-path";
import { found } from "~/platform/http/refusals.server";

/**
 * Remembers the language somebody chose and goes back to where they were.
 *
 * @remarks An address of its own, so that pages themselves set no cookie and can be kept for everybody.
 */
export function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const locale = found(isLocale(params["locale"]) ? params["locale"] : null);
  const next = ownPath(new URL(request.url).searchParams.get("next")) ?? paths.home();
  return redirect(next, {
    status: 303,
    headers: {
      "Set-Cookie": cookiesOf(world.settings).setLanguage(locale),
      "Cache-Control": "no-store",
    },
  });
}
