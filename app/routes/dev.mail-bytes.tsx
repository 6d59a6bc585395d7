import type { LoaderFunctionArgs } from "@remix-run/node";
import { capturedMail } from "~/features/mail/queries/captured-mails.server";
import { expectDemo, found } from "~/platform/http/refusals.server";

/** A kept mail as the exact bytes SMTP would carry (RFC 5322). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  expectDemo(context);
  const mail = found(await capturedMail(context.world, params["id"] ?? ""));
  return new Response(new Uint8Array(mail.raw), {
    headers: {
      "Content-Type": "message/rfc822",
      "Content-Disposition": `attachment; filename="${mail.id}.eml"`,
    },
  });
}
