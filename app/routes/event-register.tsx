import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canRegister } from "~/features/events/components/registration-words";
import { eventPage } from "~/features/events/queries/event-page.server";
import { RegisterForm } from "~/features/registration/components/register-form";
import { RegisterIntro } from "~/features/registration/components/register-intro";
import { registerByForm } from "~/features/registration/commands/register-by-form.server";
import { sensitiveQuestions } from "~/features/registration/queries/sensitive-questions.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { headOf } from "~/platform/http/head";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

export async function loader({ params, context: { world, actor, locale } }: LoaderFunctionArgs) {
  const event = found(await eventPage(world, actor, params.slug ?? ""));
  const questions = await sensitiveQuestions(world, event.id, locale);
  return { event, questions, submission: world.newId(), now: world.now(), locale };
}

export async function action({
  request,
  params,
  context: { world, actor, locale },
}: ActionFunctionArgs) {
  const typed = await readValues(request);
  const outcome = await registerByForm(world, actor, found(params.slug), typed, locale);
  if (outcome.kind === "not-found") throw new Response(null, { status: 404 });
  if (outcome.kind === "again") return data({ form: outcome.form }, { status: 200 });
  if (outcome.kind === "refused") return invalid(outcome.form, ...outcome.problems);
  return redirect(
    "seat" in outcome
      ? paths.registration(outcome.seat, "done")
      : paths.order(outcome.order, "done"),
  );
}

/** May be shown again by the back button as it was, key and all: sent once more it is the same order. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-cache" });

export const meta: MetaFunction<typeof loader> = (args) => {
  if (!args.data) return [];
  const { event, now, locale } = args.data;
  const { card, visibility } = event;
  const { t, format } = speechOf(locale);
  const when = format.when(card, card.timeZone, now);
  const { title } = card;
  return headOf(args, {
    title: `${t("register.title")}: ${title}`,
    description: t("eventPage.registerDescription", { title, when }),
    picture: {
      path: paths.inLanguage(paths.eventPicture(card.slug), locale),
      alt: t("eventPage.pictureAlt", { title, when }),
    },
    hidden: visibility !== "public",
  });
};

export default function Register() {
  const { event, questions, submission, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const { card } = event;
  const open = canRegister(card);
  const title = event.requiresApproval
    ? t("register.titleApproval")
    : t(card.registration === "waitlist" ? "register.titleWaitlist" : "register.title");
  return (
    <Page
      title={open ? title : t("register.closedTitle")}
      width="form"
      hue={card.organisation.hue}
      breadcrumb={<Breadcrumb crumbs={[{ href: paths.event(card.slug), label: card.title }]} />}
    >
      <RegisterIntro event={event} now={now} />
      {open ? (
        <RegisterForm
          event={event}
          submission={form?.values["submission"] ?? submission}
          form={form}
          questions={questions}
        />
      ) : (
        <EmptyState
          title={t("register.closedTitle")}
          action={
            <ButtonLink href={paths.event(card.slug)}>{t("register.backToEvent")}</ButtonLink>
          }
        >
          {t("register.closedText", { organisation: card.organisation.name })}
        </EmptyState>
      )}
    </Page>
  );
}
