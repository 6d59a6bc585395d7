import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownDataAddress } from "~/features/identity/queries/own-data-address.server";
import { eraseOwn, eraseOwnAccount } from "~/features/privacy/commands/erase-person.server";
import { ErasureForm } from "~/features/privacy/components/erasure-form";
import { erasurePlan } from "~/features/privacy/queries/erasure-plan.server";
import { heldPlaces } from "~/features/privacy/queries/own-data.server";
import { eraseSchema } from "~/features/privacy/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { Button } from "~/ui/button";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

/** Stands in the address for what is no organisation's: the installation's own records. */
const installation = "_";

export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const email = found(await ownDataAddress(world, token));
  const org = found(params["org"]);
  if (org === installation) return { token, locale, place: null };
  const { id, slug, name } = found(
    (await heldPlaces(world, email)).find((place) => place.slug === org),
  );
  return { token, locale, place: { slug, name, plan: await erasurePlan(world, id, email) } };
}

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const [token, org] = [found(params["token"]), found(params["org"])];
  const form = await readForm(request, eraseSchema);
  if (!form.ok) return invalid(form.form);
  if (org === installation) {
    const erased = await eraseOwnAccount(world, token);
    if (!erased.ok) throw new Response(null, { status: 404 });
    const news = erased.value.accountStays ? "account-stays" : "erased";
    return redirect(`${paths.ownData()}?done=${news}`);
  }
  const cancelSeats = form.value.cancelSeats === true;
  const erased = await eraseOwn(world, token, org, { cancelSeats });
  if (erased.ok)
    return redirect(`${paths.ownData(erased.value.linkOpens ? token : undefined)}?done=erased`);
  if (erased.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid(form.form, erased.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: speechOf(data?.locale ?? "nb").t("privacy.ownTitle") },
  { name: "robots", content: "noindex" },
];

export default function EraseMe() {
  const { token, place } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const back = paths.ownData(token);
  const crumbs = <Breadcrumb crumbs={[{ href: back, label: t("privacy.ownTitle") }]} />;
  if (place === null)
    return (
      <Page
        width="form"
        title={t("privacy.installation")}
        lead={t("privacy.installationErase")}
        breadcrumb={crumbs}
      >
        <form method="post" className="button-row">
          <Button look="danger">{t("privacy.eraseConfirm")}</Button>
          <a href={back}>{t("privacy.eraseKeep")}</a>
        </form>
      </Page>
    );
  return (
    <Page
      width="form"
      title={t("privacy.eraseOwnTitle", { organisation: place.name })}
      breadcrumb={crumbs}
    >
      <ErasureForm plan={place.plan} organisation={place.name} form={form} backHref={back} />
    </Page>
  );
}
