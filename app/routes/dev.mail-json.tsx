import type { LoaderFunctionArgs } from "@remix-run/node";
import { capturedMails } from "~/features/mail/queries/captured-mails.server";
import { expectDemo } from "~/platform/http/refusals.server";

/** The kept mails, newest first: id, to, subject, kind, at. */
export async function loader({ context }: LoaderFunctionArgs) {
  expectDemo(context);
  return Response.json(await capturedMails(context.world, { limit: 1000 }));
}
