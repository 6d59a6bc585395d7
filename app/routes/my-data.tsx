import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestOwnData } from "~/features/identity/commands/request-own-data.server";
import { ownDataSchema } from "~/features/privacy/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TextInput } from "~/ui/text-input";

const news = ["sent", "erased", "account-stays"] as const;

export function loader({ request, context: { locale, demo } }: LoaderFunctionArgs) {
  const said = new URL(request.url).searchParams.get("done");
  return { locale, demo, done: news.find((known) => known === said) ?? null };
}

export async function action({ request, context: { world, locale, source } }: ActionFunctionArgs) {
  const form = await readForm(request, ownDataSchema);
  if (!form.ok) return invalid(form.form);
  const asked = await requestOwnData(world, { ...form.value, language: locale, source });
  return asked.ok ? redirect(`${paths.ownData()}?done=sent`) : invalid(form.form, asked.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: speechOf(data?.locale ?? "nb").t("privacy.ownTitle") },
];

export default function MyData() {
  const { demo, done } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { field, errors } = useFields(useActionData<typeof action>()?.form);
  const quiet = errors.length > 0;
  return (
    <Page title={t("privacy.ownTitle")} lead={t("privacy.ownLead")} width="form">
      {done === "sent" && !quiet && (
        <Notice tone="success" live title={t("privacy.ownSentTitle")}>
          <p>{t("privacy.ownSentText")}</p>
          {demo && (
            <p>
              <a href={paths.devMail()}>{t("pages.demoMails")}</a>
            </p>
          )}
        </Notice>
      )}
      {done === "erased" && !quiet && (
        <Notice tone="success" live>
          {t("privacy.ownErased")}
        </Notice>
      )}
      {done === "account-stays" && !quiet && <Notice live>{t("privacy.ownAccountStays")}</Notice>}
      <ErrorSummary errors={errors} />
      <form method="post" action={paths.ownData()} className="fields" noValidate>
        <TextInput
          {...field("email")}
          label={t("register.email")}
          hint={t("privacy.ownEmailHint")}
          type="email"
          autoComplete="email"
        />
        <div>
          <Button icon="mail">{t("privacy.ownSend")}</Button>
        </div>
      </form>
      <Island name="submit-once" />
    </Page>
  );
}
