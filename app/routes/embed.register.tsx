import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eventPage } from "~/features/events/queries/event-page.server";
import { canRegister } from "~/features/events/components/registration-words";
import { registerByForm } from "~/features/registration/commands/register-by-form.server";
import { EmbeddedFrame } from "~/features/registration/components/embedded-frame";
import { sensitiveQuestions } from "~/features/registration/queries/sensitive-questions.server";
import { RegisterForm } from "~/features/registration/components/register-form";
import { RegisterIntro } from "~/features/registration/components/register-intro";
import { useSpeech } from "~/i18n/locale-context";
import { anonymous } from "~/kernel/actor";
import { frameTheme, paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";

export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  const event = found(await eventPage(world, anonymous, params["slug"] ?? ""));
  const questions = await sensitiveQuestions(world, event.id, locale);
  return { event, questions, submission: world.newId(), now: world.now() };
}

/** Nobody is signed in here, whatever the browser carries: whoever registers in a frame does so by what they type. */
export async function action({ request, params, context: { world, locale } }: ActionFunctionArgs) {
  const slug = found(params["slug"]);
  const typed = await readValues(request);
  const outcome = await registerByForm(world, anonymous, slug, typed, locale);
  if (outcome.kind === "not-found") throw new Response(null, { status: 404 });
  if (outcome.kind === "again") return data({ form: outcome.form }, { status: 200 });
  if (outcome.kind === "refused") return invalid(outcome.form, ...outcome.problems);
  const { kind: _, ...made } = outcome;
  const theme = frameTheme(new URL(request.url).search);
  return redirect(paths.embedDone(slug, { ...made, lang: locale, theme }));
}

/** As the page outside the frame: sent once more after "back", it is the same order. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-cache" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.event.card.title },
  { name: "robots", content: "noindex" },
];

/** The registration form, in somebody else's page. */
export default function EmbedRegister() {
  const { event, questions, submission, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  return (
    <EmbeddedFrame event={event.card}>
      <RegisterIntro event={event} now={now} />
      {canRegister(event.card) ? (
        <RegisterForm
          event={event}
          questions={questions}
          submission={form?.values["submission"] ?? submission}
          form={form}
        />
      ) : (
        <EmptyState title={t("register.closedTitle")}>
          {t("register.closedText", { organisation: event.card.organisation.name })}
        </EmptyState>
      )}
    </EmbeddedFrame>
  );
}
