import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { changeSelling, sellingOf } from "~/features/payments/commands/change-selling.server";
import { CardsState } from "~/features/payments/components/cards-state";
import { SellingForm } from "~/features/payments/components/selling-form";
import { sellingSchema } from "~/features/payments/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { membership, seller, terms, cards } = expectAccess(
    await sellingOf(world, actor, found(params["org"])),
    request,
  );
  return {
    organisation: membership.organisation,
    seller,
    terms,
    cards,
    hookUrl: world.settings.url + paths.stripeHook(),
    done: new URL(request.url).searchParams.get("done") === "saved",
    title: `${speechOf(locale).t("selling.title")} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const form = await readForm(request, sellingSchema);
  if (!form.ok) return invalid(form.form);
  const changed = await changeSelling(world, actor, org, form.value);
  if (changed.ok) return redirect(`${paths.seller(org)}?done=saved`);
  throwAccess(changed.problem, request);
  return invalid(form.form, changed.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** From where an organisation sells, how it invoices, and where it is paid. */
export default function Seller() {
  const { organisation, seller, terms, cards, hookUrl, done } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  return (
    <OrganisationFrame
      organisation={organisation}
      title={t("selling.title")}
      lead={t("selling.lead")}
    >
      <DoneNotice sentence={done && !form ? t("offer.saved") : undefined} />
      <SellingForm seller={seller} terms={terms} form={form} />
      <CardsState cards={cards} organisation={organisation.slug} hookUrl={hookUrl} />
    </OrganisationFrame>
  );
}
