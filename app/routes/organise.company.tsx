import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import {
  askRegisterAgain,
  editCompany,
  mergeCompanies,
} from "~/features/registration/commands/edit-company.server";
import {
  CompanyMergeQuestion,
  CompanyMergeSearch,
} from "~/features/registration/components/company-merge";
import {
  CompanyFacts,
  CompanyForm,
  CompanyHistory,
} from "~/features/registration/components/company-record";
import { companyPage, mergePreview } from "~/features/registration/queries/companies.server";
import { companySchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { useFields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";

const news = ["saved", "merged", "asked-found", "asked-not-found", "asked-removed"] as const;

export async function loader({ request, params, context: { world, actor } }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const search = query.get("q")?.trim().slice(0, 100) ?? "";
  const of = [found(params["org"]), found(params["company"])] as const;
  const { membership, company } = expectAccess(
    await companyPage(world, actor, ...of, search),
    request,
  );
  const other = query.get("merge");
  const said = query.get("done");
  return {
    organisation: membership.organisation,
    company,
    search,
    preview: other
      ? found(await mergePreview(world, membership.organisation.id, company, other))
      : null,
    done: news.find((known) => known === said) ?? null,
    title: `${company.name} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, id] = [found(params["org"]), found(params["company"])];
  const values = await readValues(request);
  const form = { values, problems: [] };
  if (values["intent"] === "ask-register") {
    const asked = await askRegisterAgain(world, actor, org, id);
    if (asked.ok)
      return redirect(paths.companies(org, id, { done: `asked-${asked.value.outcome}` }));
    throwAccess(asked.problem, request);
    return invalid(form, asked.problem);
  }
  if (values["intent"] === "merge") {
    const merged = await mergeCompanies(world, actor, org, id, values["other"] ?? "");
    if (merged.ok) return redirect(paths.companies(org, id, { done: "merged" }));
    throwAccess(merged.problem, request);
    return invalid(form, merged.problem);
  }
  const details = checkValues(values, companySchema);
  if (!details.ok) return invalid(details.form);
  expectAccess(await editCompany(world, actor, org, id, details.value), request);
  return redirect(paths.companies(org, id, { done: "saved" }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Company() {
  const { organisation, company, search, preview, done } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const { errors } = useFields(form);
  const { slug, timeZone } = organisation;
  const editing = form && !["merge", "ask-register"].includes(form.values["intent"] ?? "");
  const frame = {
    organisation,
    width: "wide",
    trail: [{ href: paths.companies(slug), label: t("companies.title") }],
    title: company.name || t("companies.forgotten"),
  } as const;
  if (preview && !form)
    return (
      <OrganisationFrame {...frame}>
        <CompanyMergeQuestion organisation={slug} company={company} preview={preview} />
      </OrganisationFrame>
    );
  return (
    <OrganisationFrame {...frame}>
      {!form && <DoneNotice sentence={done ? t(`companies.${done}`) : undefined} />}
      {form && !editing && (
        <Notice tone="danger" live>
          {errors.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <CompanyFacts company={company} timeZone={timeZone} />
      <CompanyForm company={company} form={editing ? form : undefined} />
      <CompanyHistory organisation={slug} company={company} />
      <CompanyMergeSearch organisation={slug} company={company} search={search} />
    </OrganisationFrame>
  );
}
