import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "~/features/identity/commands/sign-out.server";
import { paths } from "~/paths";
import { cookiesOf } from "~/platform/http/cookies.server";

export async function action({ context: { world, sessionSecret } }: ActionFunctionArgs) {
  if (sessionSecret) await signOut(world, sessionSecret);
  return redirect(paths.home(), {
    headers: { "Set-Cookie": await cookiesOf(world.settings).endSession() },
  });
}

/** Reached by hand or from history: there is nothing to see. */
export function loader() {
  return redirect(paths.home());
}
