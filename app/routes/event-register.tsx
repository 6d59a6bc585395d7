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
import { registerByForm } from "~/features/registration/commands/register-by-form.server";
import { RegisterBody } from "~/features/registration/components/register-body";
import { RegisterIntro } from "~/features/registration/components/register-intro";
import { formBasis } from "~/features/registration/queries/form-view.server";
import { sensitiveQuestions } from "~/features/registration/queries/sensitive-questions.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { cookiesOf, visitorIn } from "~/platform/http/cookies.server";
import { readValues } from "~/platform/http/forms.server";
import { headOf } from "~/platform/http/head";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

export async function loader({ params, context: { world, actor, locale } }: LoaderFunctionArgs) {
  const slug = found(params.slug);
  const event = found(await eventPage(world, actor, slug));
  const { view } = found(await formBasis(world, actor, slug));
  const questions = await sensitiveQuestions(world, event.id, locale);
  return { event, view, questions, submission: world.newId(), now: world.now(), locale };
}

export async function action({
  request,
  params,
  context: { world, actor, locale, source },
}: ActionFunctionArgs) {
  const visitor = visitorIn(request.headers.get("Cookie"));
  const sender = { actor, locale, visitor, network: source };
  const typed = await readValues(request);
  const outcome = await registerByForm(world, sender, found(params.slug), typed);
  if (outcome.kind === "not-found") throw new Response(null, { status: 404 });
  if (outcome.kind === "placed" && "pay" in outcome) return redirect(paths.payOrder(outcome.pay));
  if (outcome.kind === "placed")
    return redirect(
      "seat" in outcome
        ? paths.registration(outcome.seat, "done")
        : paths.order(outcome.order, "done"),
    );
  const wrong = outcome.kind === "form" && outcome.form.problems.length > 0;
  return data(outcome, {
    status: wrong ? 422 : 200,
    ...(visitor === null
      ? { headers: { "Set-Cookie": cookiesOf(world.settings).setVisitor(world.newId()) } }
      : {}),
  });
}

/** May be shown again by the back button as it was, key and all: sent once more it is the same order. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const cookie = actionHeaders.get("Set-Cookie");
  return {
    "Cache-Control": "private, no-cache",
    ...(cookie === null ? {} : { "Set-Cookie": cookie }),
  };
};

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
  const { event, view, questions, submission, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const { card } = event;
  const { closed, sum } = answer?.view ?? view;
  const title = event.requiresApproval
    ? t("register.titleApproval")
    : t(sum.short.length > 0 ? "register.titleWaitlist" : "register.title");
  const closedTitle = t(
    closed?.kind === "not-yet" ? "registerForm.notYetTitle" : "register.closedTitle",
  );
  return (
    <Page
      title={
        closed ? closedTitle : answer?.kind === "review" ? t("registerForm.reviewTitle") : title
      }
      width="wide"
      hue={card.organisation.hue}
      breadcrumb={<Breadcrumb crumbs={[{ href: paths.event(card.slug), label: card.title }]} />}
    >
      <RegisterIntro event={event} offer={view.offer} now={now} />
      <RegisterBody
        view={view}
        answer={answer}
        submission={submission}
        questions={questions}
        organisation={card.organisation.name}
        now={now}
        back={<ButtonLink href={paths.event(card.slug)}>{t("register.backToEvent")}</ButtonLink>}
      />
    </Page>
  );
}
