import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { enterSignInCode } from "~/features/identity/commands/enter-sign-in-code.server";
import { enterCodeSchema } from "~/features/identity/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { cookiesOf } from "~/platform/http/cookies.server";
import { invalid, readForm } from "~/platform/http/forms.server";
import { ownPath } from "~/platform/http/own-path";
import { found } from "~/platform/http/refusals.server";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { TextInput } from "~/ui/text-input";

export function loader({ request, params, context: { demo, locale } }: LoaderFunctionArgs) {
  challengeOf(params.challenge);
  return { demo, locale, next: ownPath(new URL(request.url).searchParams.get("next")) };
}

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const challengeId = challengeOf(params.challenge);
  const next = ownPath(new URL(request.url).searchParams.get("next"));
  const form = await readForm(request, enterCodeSchema);
  if (!form.ok) return invalid(form.form);
  const entered = await enterSignInCode(world, { challengeId, code: form.value.code });
  if (!entered.ok) return invalid(form.form, entered.problem);
  const { sessionSecret, expiresAt } = entered.value;
  const cookie = await cookiesOf(world.settings).setSession(sessionSecret, expiresAt);
  return redirect(next ?? paths.organise(), { headers: { "Set-Cookie": cookie } });
}

function challengeOf(param: string | undefined): string {
  return found(z.uuid().safeParse(param).data);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: speechOf(data?.locale ?? "nb").t("pages.enterCode") },
];

export default function SignInCode() {
  const { demo, next } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { field, errors } = useFields(useActionData<typeof action>()?.form, {}, () =>
    t("pages.code"),
  );
  return (
    <Page title={t("pages.enterCode")} lead={t("pages.enterCodeLead")} width="form">
      <ErrorSummary errors={errors} />
      <form method="post" className="fields" noValidate>
        <TextInput
          {...field("code")}
          label={t("pages.code")}
          hint={t("pages.codeHint")}
          size="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
        />
        <Button>{t("pages.signIn")}</Button>
      </form>
      <p>
        <a href={paths.signIn(next ?? undefined)}>{t("pages.newCode")}</a>
      </p>
      {demo && (
        <Notice>
          <a href={paths.devMail()}>{t("pages.demoMails")}</a>
        </Notice>
      )}
      <Island name="submit-once" />
    </Page>
  );
}
