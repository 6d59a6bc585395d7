import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  momentPreview,
  previewQuestion,
  shownLetter,
} from "~/features/notifications/queries/letter-preview.server";
import { readValues } from "~/platform/http/forms.server";
import { expectAccess, found } from "~/platform/http/refusals.server";

/** A moment's letter as it would be sent now; its policy is set with the other security headers. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return answer({ request, params, context }, null);
}

/** The same in words that are being written: the form's preview button shows it in the page's frame. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { subject = "", text = "" } = await readValues(request);
  return answer({ request, params, context }, { subject, text });
}

async function answer(
  {
    request,
    params,
    context: { world, actor },
  }: Pick<LoaderFunctionArgs, "request" | "params" | "context">,
  words: { readonly subject: string; readonly text: string } | null,
) {
  const query = new URL(request.url).searchParams;
  const question = found(previewQuestion(found(params["moment"]), query));
  const preview = await momentPreview(world, actor, found(params["org"]), question, words);
  const { letter, membership } = expectAccess(preview, request);
  const { html } = shownLetter(letter, membership);
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      // Somebody's name and registration are in it.
      "Cache-Control": "private, no-store",
    },
  });
}
