import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestSignInCode } from "~/features/identity/commands/request-sign-in-code.server";
import { askForCodeSchema } from "~/features/identity/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { ownPath } from "~/platform/http/own-path";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Page } from "~/ui/page";
import { TextInput } from "~/ui/text-input";

export function loader({ request, context: { actor, locale } }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  if (actor.kind === "signed-in") throw redirect(next ?? paths.organise());
  return { locale };
}

export async function action({ request, context: { world, locale, source } }: ActionFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  const form = await readForm(request, askForCodeSchema);
  if (!form.ok) return invalid(form.form);
  const asked = await requestSignInCode(world, { ...form.value, language: locale, source });
  return asked.ok
    ? redirect(paths.enterCode(asked.value.challengeId, next ?? undefined))
    : invalid(form.form, asked.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: speechOf(data?.locale ?? "nb").t("pages.signIn") },
];

export default function SignIn() {
  useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { field, errors } = useFields(useActionData<typeof action>()?.form, {}, () =>
    t("register.email"),
  );
  return (
    <Page title={t("pages.signIn")} lead={t("pages.signInLead")} width="form">
      <ErrorSummary errors={errors} />
      <form method="post" className="fields" noValidate>
        <TextInput
          {...field("email")}
          label={t("register.email")}
          type="email"
          autoComplete="email"
        />
        <Button icon="mail">{t("pages.sendCode")}</Button>
      </form>
      <Island name="submit-once" />
    </Page>
  );
}
