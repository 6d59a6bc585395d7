import type { LoaderFunctionArgs } from "@remix-run/node";
import { capturedMail } from "~/features/mail/queries/captured-mails.server";
import { expectDemo, found } from "~/platform/http/refusals.server";

/** The HTML of a kept mail, to be shown in a frame; its policy is set with the other security headers. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  expectDemo(context);
  const mail = found(await capturedMail(context.world, params.id ?? ""));
  return new Response(mail.html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
