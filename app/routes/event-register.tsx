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
import { RegisterForm } from "~/features/registration/components/register-form";
import { RegisterIntro } from "~/features/registration/components/register-intro";
import { placeOrder, type OrderRequest } from "~/features/registration/commands/place-order.server";
import { registersThemselves } from "~/features/registration/domain/order-messages";
import {
  changeSeats,
  isSeatIntent,
  typedSeats,
  withSeats,
} from "~/features/registration/domain/register-form";
import { readAnswers } from "~/features/registration/domain/sensitive-answers";
import { linksOf } from "~/features/registration/queries/seat-page.server";
import { sensitiveQuestions } from "~/features/registration/queries/sensitive-questions.server";
import { registerCompanySchema, registerSelfSchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { Locale } from "~/kernel/locales";
import type { Problem } from "~/kernel/result";
import { paths } from "~/paths";
import { checkValues, invalid, readValues, type ReadForm } from "~/platform/http/forms.server";
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
  const seats = typedSeats(typed);
  const values = withSeats(typed, seats);
  const contact = { name: typed["contact.name"] ?? "", email: typed["contact.email"] ?? "" };
  if (isSeatIntent(typed["intent"])) {
    const changed = withSeats(typed, changeSeats(seats, typed["intent"], contact));
    return data({ form: { values: changed, problems: [] } }, { status: 200 });
  }

  const asked =
    typed["for"] === "company"
      ? companyRequest(values, seats.length, locale)
      : selfRequest(values, locale);
  if (!asked.ok) return invalid(asked.form);
  const placed = await placeOrder(world, actor, found(params.slug), asked.value);
  if (!placed.ok) {
    if (placed.problem.code === "not-found") throw new Response(null, { status: 404 });
    if (placed.problem.code === "submission-differs") {
      // Back, changed and sent: no accident any more, so that the next sending is an order of its own.
      const values = { ...asked.form.values, submission: world.newId() };
      return invalid({ values, problems: [] }, { code: "sent-before" });
    }
    return invalid(
      asked.form,
      typed["for"] === "company" ? placed.problem : ofContact(placed.problem),
    );
  }
  const links = linksOf(world, placed.value);
  const own = registersThemselves({ email: placed.value.contactEmail }, placed.value.seats);
  return redirect(
    own
      ? paths.registration(links.seats[0]?.registration ?? "", "done")
      : paths.order(links.order, "done"),
  );
}

function selfRequest(
  values: Readonly<Record<string, string>>,
  language: Locale,
): ReadForm<OrderRequest> {
  const form = checkValues(values, registerSelfSchema);
  if (!form.ok) return form;
  const { contact, submission, group, ticketType } = form.value;
  const { name, email, company, organisationNumber } = contact;
  const read = readAnswers(values);
  if (!read.ok) return { ok: false, form: { values, problems: read.problems } };
  const answers = Object.values(read.answers).filter((answer) => answer !== null);
  return {
    ...form,
    value: {
      contact: {
        name,
        email,
        ...(company ? { company: { name: company, organisationNumber } } : {}),
      },
      language,
      seats: [{ name, email, group, ticketType, ...(answers.length > 0 ? { answers } : {}) }],
      submissionKey: submission,
    },
  };
}

function companyRequest(
  values: Readonly<Record<string, string>>,
  seats: number,
  language: Locale,
): ReadForm<OrderRequest> {
  const kept = Object.fromEntries(
    Array.from({ length: seats }, (_, place) => [`seats[${place}].kept`, "1"]),
  );
  const form = checkValues({ ...values, ...kept }, registerCompanySchema);
  if (!form.ok) return form;
  const { contact, submission } = form.value;
  const { name, email, company, organisationNumber } = contact;
  return {
    ...form,
    value: {
      contact: { name, email, company: { name: company, organisationNumber } },
      language,
      seats: form.value.seats,
      submissionKey: submission,
    },
  };
}

/** Somebody who registers themselves typed their address once, as the contact's. */
function ofContact({ field, ...problem }: Problem): Problem {
  return {
    ...problem,
    field: field === "seats[0].email" ? "contact.email" : field?.replace("seats[0].", ""),
  };
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
  const open = card.registration === "open" || card.registration === "waitlist";
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
