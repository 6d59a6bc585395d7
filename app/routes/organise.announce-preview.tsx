import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import {
  announcementPreview,
  shownLetter,
} from "~/features/notifications/queries/letter-preview.server";
import { readAnnouncement } from "~/features/notifications/schema";
import { speechOf } from "~/i18n/speech";
import { readValues } from "~/platform/http/forms.server";
import { expectAccess, found } from "~/platform/http/refusals.server";

/** An announcement nobody has written anything of yet; its policy is set with the other security headers. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer({ request, params, context }, {});
}

/** The announcement as it is being written: the form's preview button shows it in the page's frame. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  return answer({ request, params, context }, await readValues(request));
}

async function answer(
  {
    request,
    params,
    context: { world, actor },
  }: Pick<LoaderFunctionArgs, "request" | "params" | "context">,
  values: Readonly<Record<string, string>>,
) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const opened = expectAccess(await organiserEvent(world, actor, ...of, "edit-events"), request);
  const { mainLanguage, words } = readAnnouncement(values);
  const { t } = speechOf(mainLanguage);
  const typed = words[mainLanguage];
  const said = {
    subject: typed?.subject || t("letters.newAnnouncement"),
    text: typed?.text || t("letters.announceBegin"),
  };
  const letter = await announcementPreview(world, opened, mainLanguage, said);
  const { html } = shownLetter(letter, opened.membership);
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      // Somebody's name and registration are in it.
      "Cache-Control": "private, no-store",
    },
  });
}
