import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eraseAsOrganiser } from "~/features/privacy/commands/erase-person.server";
import { ErasureForm } from "~/features/privacy/components/erasure-form";
import { personPage } from "~/features/privacy/queries/people.server";
import { eraseSchema } from "~/features/privacy/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["person"])] as const;
  const { membership, person } = expectAccess(await personPage(world, actor, ...of), request);
  return {
    organisation: membership.organisation,
    person,
    title: `${speechOf(locale).t("privacy.erase")} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, id] = [found(params["org"]), found(params["person"])];
  const form = await readForm(request, eraseSchema);
  if (!form.ok) return invalid(form.form);
  const cancelSeats = form.value.cancelSeats === true;
  const erased = await eraseAsOrganiser(world, actor, org, id, { cancelSeats });
  if (erased.ok) return redirect(`${paths.people(org)}?done=erased`);
  throwAccess(erased.problem, request);
  return invalid(form.form, erased.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ErasePerson() {
  const { organisation, person } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const back = paths.people(organisation.slug, person.id);
  return (
    <Page
      width="form"
      hue={organisation.accentHue}
      breadcrumb={<Breadcrumb crumbs={[{ href: back, label: person.name || person.email }]} />}
      title={t("privacy.eraseTitle", { name: person.name || person.email })}
    >
      <ErasureForm
        plan={person.plan}
        organisation={organisation.name}
        form={form}
        backHref={back}
      />
    </Page>
  );
}
