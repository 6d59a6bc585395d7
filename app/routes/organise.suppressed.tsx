import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  suppressByHand,
  unsuppress,
} from "~/features/organisations/commands/edit-suppressions.server";
import {
  SuppressedTable,
  UnsuppressForm,
} from "~/features/organisations/components/suppressed-table";
import {
  suppressedAddresses,
  suppressedPerPage,
} from "~/features/organisations/queries/suppressed-addresses.server";
import { suppressionSchema } from "~/features/organisations/schema";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choice";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Pager } from "~/ui/navigation";
import { SearchForm } from "~/ui/search-form";
import { Section } from "~/ui/section";
import { TextInput } from "~/ui/text-input";

const news = ["added", "removed"] as const;

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const search = query.get("q")?.trim().slice(0, 100) ?? "";
  const page = pageOf(query);
  const filter = { search, page, chosen: query.get("remove") };
  const { membership, addresses, total, chosen } = expectAccess(
    await suppressedAddresses(world, actor, found(params["org"]), filter),
    request,
  );
  const said = query.get("done");
  return {
    organisation: membership.organisation,
    addresses,
    search,
    page,
    pages: Math.max(1, Math.ceil(total / suppressedPerPage)),
    chosen,
    done: news.find((known) => known === said) ?? null,
    title: `${speechOf(locale).t("inbound.suppressed")} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const values = await readValues(request);
  if (values["intent"] === "remove") {
    expectAccess(await unsuppress(world, actor, org, values["id"] ?? ""), request);
    return redirect(paths.suppressed(org, { done: "removed" }));
  }
  const form = checkValues(values, suppressionSchema);
  if (!form.ok) return invalid(form.form);
  const added = await suppressByHand(world, actor, org, form.value);
  if (added.ok) return redirect(paths.suppressed(org, { done: "added" }));
  throwAccess(added.problem, request);
  return invalid(form.form, added.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SuppressedAddresses() {
  const { organisation, addresses, search, page, pages, chosen, done } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { field, errors } = useFields(useActionData<typeof action>()?.form, {
    stream: "announcements",
  });
  const { slug, timeZone } = organisation;
  const listed = (query: Readonly<Record<string, string | number>> = {}) =>
    paths.suppressed(slug, { ...(search ? { q: search } : {}), ...query });
  return (
    <OrganisationFrame
      width="wide"
      organisation={organisation}
      title={t("inbound.suppressed")}
      lead={t("inbound.suppressedLead")}
    >
      {errors.length === 0 && !chosen && (
        <DoneNotice sentence={done ? t(`inbound.${done}`) : undefined} />
      )}
      {chosen && <UnsuppressForm address={chosen} backHref={listed({ page })} />}
      {(addresses.length > 0 || search !== "") && (
        <SearchForm
          action={paths.suppressed(slug)}
          label={t("inbound.suppressedSearch")}
          submitLabel={t("organise.search")}
          value={search}
          clear={{ href: paths.suppressed(slug), label: t("organise.all") }}
        />
      )}
      <SuppressedTable
        addresses={addresses}
        timeZone={timeZone}
        searched={search !== ""}
        removeHrefOf={(id) => listed({ page, remove: id })}
      />
      <Pager page={page} pages={pages} hrefOf={(next) => listed({ page: next })} />
      <Section title={t("inbound.addAddress")} lead={t("inbound.addAddressLead")} id="add">
        <form
          method="post"
          action={paths.suppressed(slug)}
          className="fields organise-form"
          noValidate
        >
          <ErrorSummary errors={errors} />
          <TextInput
            {...field("email")}
            label={t("register.email")}
            type="email"
            autoComplete="off"
          />
          <RadioGroup
            {...field("stream")}
            label={t("inbound.addWhat")}
            options={[
              { value: "announcements", label: t("inbound.addAnnouncements") },
              { value: "all", label: t("inbound.addAll") },
            ]}
          />
          <TextInput
            {...field("note")}
            label={t("inbound.addNote")}
            hint={t("inbound.addNoteHint")}
          />
          <div>
            <Button name="intent" value="add">
              {t("inbound.addButton")}
            </Button>
          </div>
          <Island name="submit-once" />
        </form>
      </Section>
    </OrganisationFrame>
  );
}
