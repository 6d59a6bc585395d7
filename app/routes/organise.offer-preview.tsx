import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { RegisterForm } from "~/features/registration/components/register-form";
import { offerEditor } from "~/features/registration/queries/offer-editor.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { membership, event, offer } = expectAccess(
    await offerEditor(world, actor, found(params["org"]), found(params["slug"])),
    request,
  );
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    offer,
    now: world.now(),
    title: `${speechOf(locale).t("offer.previewTitle")} – ${event.card.title}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The registration form as it is now, to try out: nothing is sent from it. */
export default function OfferPreview() {
  const { organisation, rights, event, offer, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="offer"
    >
      <Section
        title={t("offer.previewTitle")}
        id="preview"
        lead={t("offer.previewLead")}
        actions={
          <a href={paths.offer(organisation.slug, event.card.slug)}>{t("offer.backToOffer")}</a>
        }
      >
        <RegisterForm offer={offer} now={now} preview />
      </Section>
    </EventFrame>
  );
}
