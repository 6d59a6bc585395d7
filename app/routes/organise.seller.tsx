import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeSeller, sellerOf } from "~/features/events/commands/change-seller.server";
import { sellerSchema } from "~/features/events/schema";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { sellerCountries } from "~/kernel/currencies";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Select } from "~/ui/text-input";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { membership, seller } = expectAccess(
    await sellerOf(world, actor, found(params["org"])),
    request,
  );
  return {
    organisation: membership.organisation,
    seller,
    done: new URL(request.url).searchParams.get("done") === "saved",
    title: `${speechOf(locale).t("offer.sellerTitle")} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const form = await readForm(request, sellerSchema);
  if (!form.ok) return invalid(form.form);
  const changed = await changeSeller(world, actor, org, form.value);
  if (changed.ok) return redirect(`${paths.seller(org)}?done=saved`);
  throwAccess(changed.problem, request);
  return invalid(form.form, changed.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** From where an organisation sells, and whether it charges VAT. */
export default function Seller() {
  const { organisation, seller, done } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { field, checked, errors } = useFields(useActionData<typeof action>()?.form, {
    country: seller.country,
    vatRegistered: seller.vatRegistered ? "on" : "",
  });
  return (
    <OrganisationFrame
      organisation={organisation}
      title={t("offer.sellerTitle")}
      lead={t("offer.sellerLead")}
    >
      <DoneNotice sentence={done && errors.length === 0 ? t("offer.saved") : undefined} />
      <form method="post" className="fields organise-form" noValidate>
        <ErrorSummary errors={errors} />
        <Select
          {...field("country")}
          label={t("offer.country")}
          hint={t("offer.sellerCurrency")}
          size="medium"
          options={sellerCountries.map((country) => ({
            value: country,
            label: t(`offer.country-${country}`),
          }))}
        />
        <Checkbox
          name="vatRegistered"
          defaultChecked={checked("vatRegistered")}
          label={t("offer.vatRegistered")}
          hint={t("offer.vatRegisteredHint")}
        />
        <div>
          <Button>{t("common.save")}</Button>
        </div>
        <Island name="submit-once" />
      </form>
    </OrganisationFrame>
  );
}
