import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { moveInOffer } from "~/features/registration/commands/move-in-offer.server";
import { OfferOverview } from "~/features/registration/components/offer-overview";
import { offerEditor } from "~/features/registration/queries/offer-editor.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";

const moveSchema = z.object({
  part: z.enum(["ticket-types", "add-ons", "questions"], "required"),
  item: z.uuid("field-invalid"),
  by: z.enum(["1", "-1"], "required"),
});

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const editor = expectAccess(
    await offerEditor(world, actor, found(params["org"]), found(params["slug"])),
    request,
  );
  return {
    editor,
    rights: permissionsOf(editor.membership.role),
    now: world.now(),
    done: new URL(request.url).searchParams.get("done"),
    title: `${speechOf(locale).t("offer.title")} – ${editor.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, moveSchema);
  if (!form.ok) return invalid(form.form);
  const { part, item, by } = form.value;
  const moved = await moveInOffer(world, actor, of, { part, id: item, by: by === "1" ? 1 : -1 });
  const list = part === "ticket-types" ? "tickets" : part;
  if (moved.ok) return redirect(`${paths.offer(...of)}?done=moved#${list}`);
  throwAccess(moved.problem, request);
  return invalid(form.form, moved.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What can be chosen at an event and what is asked, in one view. */
export default function Offer() {
  const { editor, rights, now, done } = useLoaderData<typeof loader>();
  const { errors } = useFields(useActionData<typeof action>()?.form);
  const { t } = useSpeech();
  const { organisation } = editor.membership;
  const sentences: Readonly<Record<string, string>> = {
    saved: t("offer.saved"),
    removed: t("offer.removed"),
    moved: t("offer.moved"),
  };
  return (
    <EventFrame
      organisation={organisation}
      event={editor.event.card}
      now={now}
      rights={rights}
      current="offer"
    >
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <DoneNotice sentence={sentences[done ?? ""]} />}
      <div className="offer-head">
        <p className="section-lead">{t("offer.lead")}</p>
        <ButtonLink
          look="quiet"
          icon="eye"
          href={paths.offerPreview(organisation.slug, editor.event.card.slug)}
        >
          {t("offer.seePreview")}
        </ButtonLink>
      </div>
      <OfferOverview editor={editor} now={now} />
    </EventFrame>
  );
}
