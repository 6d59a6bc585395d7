import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EventDocuments } from "~/features/events/components/event-documents";
import { addressName } from "~/features/events/domain/file-words";
import { eventPage } from "~/features/events/queries/event-page.server";
import {
  closeFeedAddress,
  renewFeedAddress,
} from "~/features/calendar/commands/change-feed-address.server";
import { FeedAddress } from "~/features/calendar/components/feed-address";
import { ownEntries } from "~/features/calendar/domain/add-links";
import { isSensitiveKind } from "~/features/events/domain/sensitive-kinds";
import { ProgrammeTimeline } from "~/features/programme/components/programme-timeline";
import {
  acceptOffer,
  leaveChoice,
  leaveQueue,
} from "~/features/registration/commands/answer-offer.server";
import {
  answerSensitive,
  withdrawAnswer,
} from "~/features/registration/commands/answer-sensitive.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { chooseChannel } from "~/features/notifications/commands/choose-channel.server";
import { handOverSeat } from "~/features/notifications/commands/hand-over-seat.server";
import { nameSeat } from "~/features/registration/commands/name-seat.server";
import { ChannelForm } from "~/features/registration/components/channel-form";
import { GiveBack } from "~/features/registration/components/give-back";
import { HandOverForm } from "~/features/registration/components/hand-over-form";
import { HandedOver } from "~/features/registration/components/handed-over";
import { RenewLinkForm } from "~/features/registration/components/renew-link-form";
import { RenewedLink } from "~/features/registration/components/renewed-link";
import {
  SeatChoicesSummary,
  SeatMoney,
} from "~/features/registration/components/seat-choices-summary";
import {
  mailNewerLink,
  renewOwnLink,
} from "~/features/registration/commands/renew-seat-link.server";
import { cancelDeadline } from "~/features/registration/domain/seat-deadlines";
import { isRenewedLink } from "~/features/registration/queries/renewed-seat.server";
import { PaymentNews } from "~/features/registration/components/order-payment";
import { ReturnedMoney } from "~/features/registration/components/returned-money";
import { refundSentence } from "~/features/registration/components/refund-words";
import { isAboutMoney } from "~/features/registration/domain/what-back";
import { returnedMoney } from "~/features/registration/queries/returned-money.server";
import { whatBack } from "~/features/registration/queries/what-back.server";
import { paymentOfOrder } from "~/features/registration/queries/order-payment.server";
import { seatChoices, type SeatChoices } from "~/features/registration/queries/seat-choices.server";
import { NameSeatForm } from "~/features/registration/components/name-seat-form";
import { SeatFacts } from "~/features/registration/components/seat-facts";
import { SeatNews } from "~/features/registration/components/seat-news";
import { WaitedChoices } from "~/features/registration/components/waited-choices";
import {
  handedOverBy,
  isEndedLink,
} from "~/features/registration/queries/registration-by-token.server";
import { seatDocuments } from "~/features/registration/queries/seat-documents.server";
import { SeatSensitive } from "~/features/registration/components/seat-sensitive";
import { readAnswers } from "~/features/registration/domain/sensitive-answers";
import { seatAnswers } from "~/features/registration/queries/seat-answers.server";
import { sensitiveQuestions } from "~/features/registration/queries/sensitive-questions.server";
import { seatPage } from "~/features/registration/queries/seat-page.server";
import { channelSchema, nameSeatSchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import type { Locale } from "~/kernel/locales";
import { doneIn, paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { useFields } from "~/ui/form-fields";
import { ButtonLink } from "~/ui/button";
import { Breadcrumb } from "~/ui/navigation";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const token = found(params.token);
  const seat = await seatPage(world, token);
  if (!seat) {
    const handedOver = await handedOverBy(world, token);
    if (handedOver) return data({ kind: "handed-over" as const, event: handedOver }, 410);
    if (await isRenewedLink(world, token)) {
      const mailed = doneIn(request.url) === "link-mailed";
      const title = speechOf(locale).t("choices.renewedTitle");
      return data({ kind: "renewed" as const, title, mailed }, 410);
    }
    throw new Response(null, {
      status: (await isEndedLink(world, token, "registration")) ? 410 : 404,
    });
  }
  const event = await eventPage(world, actor, seat.event.slug);
  const asked = await sensitiveQuestions(world, seat.eventId, locale);
  const choices = found(await seatChoices(world, token));
  return {
    kind: "seat" as const,
    seat,
    token,
    documents: await seatDocuments(world, token),
    answers: await seatAnswers(world, seat.id, locale),
    asks: asked.length > 0,
    choices,
    back: await whatBack(world, choices.orderId, [seat.id]),
    payment: await ownPayment(world, choices),
    returned: choices.alone ? await returnedMoney(world, choices.orderId) : [],
    groups: event?.groups ?? [],
    site: world.settings.url,
    done: doneIn(request.url),
    leaving: new URL(request.url).searchParams.has("leave"),
    now: world.now(),
  };
}

/** The payment of somebody who came alone; a company's contact pays otherwise. */
async function ownPayment(world: World, { orderId, email }: SeatChoices) {
  if (email === null) return null;
  const payment = await paymentOfOrder(world, orderId);
  return payment.home.kind === "seat" ? payment : null;
}

export async function action({ request, params, context: { world, locale } }: ActionFunctionArgs) {
  const token = found(params.token);
  const values = await readValues(request);
  if (values["intent"] === "answer" || values["intent"] === "withdraw")
    return answered(world, token, values, locale);
  if (values["intent"] === "feed-renew" || values["intent"] === "feed-close") {
    const renewing = values["intent"] === "feed-renew";
    const changed = await (renewing ? renewFeedAddress : closeFeedAddress)(world, token);
    if (!changed.ok) throw new Response(null, { status: 404 });
    return redirect(paths.registration(token, renewing ? "feed-renewed" : "feed-closed"));
  }
  if (values["intent"] === "cancel") {
    const cancelled = await cancelRegistration(world, token, values["shown"] ?? "");
    if (cancelled.ok || cancelled.problem.code === "already-cancelled")
      return redirect(paths.registration(token, "cancelled"));
    if (cancelled.problem.code === "not-found") throw new Response(null, { status: 404 });
    return invalid({ values, problems: [] }, cancelled.problem);
  }
  if (queueIntents.some((intent) => intent === values["intent"]))
    return queueAnswered(world, token, values);
  if (values["intent"] === "mail-link") {
    const mailed = await mailNewerLink(world, token);
    if (!mailed.ok) throw new Response(null, { status: 404 });
    return redirect(paths.registration(token, "link-mailed"));
  }
  if (values["intent"] === "renew-link") {
    const renewed = await renewOwnLink(world, token);
    if (!renewed.ok) throw new Response(null, { status: 404 });
    return redirect(paths.registration(token, "link-mailed"));
  }
  if (values["intent"] === "channel") return channelChosen(world, token, values);
  if (values["intent"] === "hand-over") return handedOver(world, token, values);
  const form = checkValues(values, nameSeatSchema);
  if (!form.ok) return invalid(form.form);
  const named = await nameSeat(world, token, form.value);
  if (named.ok) return redirect(paths.registration(token, "named"));
  if (named.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid(form.form, named.problem);
}

type World = LoaderFunctionArgs["context"]["world"];

const queueIntents = ["offer-accept", "leave-queue", "leave-choice"] as const;

/** An offer is taken or passed on, or something is waited for no longer. */
async function queueAnswered(world: World, token: string, values: Record<string, string>) {
  const { intent, entry = "" } = values;
  const taken = intent === "offer-accept" ? await acceptOffer(world, { seat: token }) : null;
  if (taken?.ok && taken.value.toPay !== null) return redirect(paths.payOrder(taken.value.toPay));
  const answered =
    taken ??
    (intent === "leave-queue"
      ? await leaveQueue(world, { seat: token })
      : await leaveChoice(world, token, entry));
  const done = { "offer-accept": "offer-accepted", "leave-queue": "left-queue" } as const;
  if (answered.ok)
    return redirect(paths.registration(token, done[intent as keyof typeof done] ?? "left-choice"));
  if (answered.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid({ values, problems: [] }, answered.problem);
}

/** The calendar is to be kept another way. */
async function channelChosen(world: World, token: string, values: Record<string, string>) {
  const form = checkValues(values, channelSchema);
  if (!form.ok) return invalid(form.form);
  const chosen = await chooseChannel(world, token, form.value.channel);
  if (chosen.ok) return redirect(`${paths.registration(token, "channel")}#calendar`);
  if (chosen.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid(form.form, chosen.problem);
}

/** The place goes to a colleague. Sent twice, the second hears that it has gone. */
async function handedOver(world: World, token: string, values: Record<string, string>) {
  const form = checkValues(values, nameSeatSchema);
  if (!form.ok) return invalid(form.form);
  const passed = await handOverSeat(world, token, form.value);
  if (passed.ok || (await handedOverBy(world, token)))
    return redirect(paths.registration(token, "handed-over"));
  if (passed.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid(form.form, passed.problem);
}

/** An answer about diet or access is given, changed or taken back. An emptied answer is taken back. */
async function answered(
  world: World,
  token: string,
  values: Record<string, string>,
  locale: Locale,
) {
  const { kind } = values;
  if (!isSensitiveKind(kind)) throw new Response(null, { status: 400 });
  const read = readAnswers(values);
  const given = values["intent"] === "answer";
  if (given && !read.ok) return invalid({ values, problems: read.problems });
  const answer = given && read.ok ? read.answers[kind] : null;
  const done = answer
    ? await answerSensitive(world, token, answer, locale)
    : await withdrawAnswer(world, token, kind);
  if (done.ok) return redirect(paths.registration(token, answer ? "answered" : "withdrawn"));
  if (done.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid({ values, problems: [] }, done.problem);
}

function titleOf(data: ReturnType<typeof useLoaderData<typeof loader>>): string {
  if (data.kind === "renewed") return data.title;
  return data.kind === "seat" ? data.seat.event.title : data.event.title;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleOf(data) : "" },
];

export default function Registration() {
  const data = useLoaderData<typeof loader>();
  if (data.kind === "seat") return <Seat {...data} />;
  if (data.kind === "renewed") return <RenewedLink mailed={data.mailed} />;
  return <HandedOver event={data.event.title} href={paths.event(data.event.slug)} />;
}

type SeatData = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { kind: "seat" }>;

function Seat({
  seat,
  token,
  documents,
  answers,
  asks,
  choices,
  back,
  payment,
  returned,
  groups,
  site,
  done,
  leaving,
  now,
}: SeatData) {
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const { errors } = useFields(form);
  const speech = useSpeech();
  const { t } = speech;
  const { event } = seat;
  const living =
    seat.status === "confirmed" ||
    seat.status === "awaiting-payment" ||
    seat.status === "offered" ||
    seat.status === "waitlisted" ||
    seat.status === "awaiting-approval";
  // Where somebody who pays themselves is told what the seat waits for, it is not said twice.
  const paysNow =
    payment !== null && (seat.status === "awaiting-payment" || paidFirst.has(payment.paying.kind));
  const published = event.status === "published";
  const unnamed = living && published && seat.email === null;
  const coming = seat.status === "confirmed" && published;
  // Whoever answers an offer says no where they could say yes.
  const returnable = living && published && event.startsAt > now && seat.offer === null;
  // A refusal stands in the form it answers; when that one is gone from the page, above everything else.
  const intent = form?.values["intent"];
  const answered = answerOf(intent);
  const passable = coming && !unnamed && event.startsAt > now;
  const shown = {
    cancel: returnable,
    answer: answers.questions.length > 0,
    name: unnamed,
    channel: coming && !unnamed,
    "hand-over": passable,
  };
  const elsewhere = !(shown as Record<string, boolean | undefined>)[answered];
  return (
    <Page
      title={event.title}
      kicker={seat.name ? t("register.seatFor", { name: seat.name }) : t("register.unnamedSeat")}
      hue={event.organisation.hue}
      breadcrumb={
        <Breadcrumb
          crumbs={[{ href: paths.event(event.slug), label: t("register.backToEvent") }]}
        />
      }
    >
      {elsewhere && errors.length > 0 && (
        <Notice tone="danger" live>
          {errors.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {(done === "answered" || done === "withdrawn") && (
        <DoneNotice sentence={t(done === "answered" ? "sensitive.saved" : "sensitive.withdrawn")} />
      )}
      {(done === "feed-renewed" || done === "feed-closed") && (
        <DoneNotice sentence={t(done === "feed-renewed" ? "feeds.renewed" : "feeds.closed")} />
      )}
      {done === "channel" && <DoneNotice sentence={t(`life.channelDone-${seat.channel}`)} />}
      {(done === "offer-accepted" || done === "left-queue" || done === "left-choice") && (
        <DoneNotice
          sentence={t(
            done === "offer-accepted"
              ? "queue.offerAccepted"
              : done === "left-queue"
                ? "queue.leftQueue"
                : "queue.leftChoice",
          )}
        />
      )}
      {(done === "paid" || done === "to-be-invoiced") && (
        <DoneNotice sentence={t(done === "paid" ? "pay.donePaid" : "pay.doneInvoice")} />
      )}
      {payment && <PaymentNews payment={payment} />}
      {!paysNow && <SeatNews seat={seat} done={done} />}
      <ReturnedMoney refunds={returned} timeZone={event.timeZone} />
      <WaitedChoices choices={seat.waitsFor} />
      {unnamed && (
        <NameSeatForm
          contactName={seat.contactName}
          groups={groups}
          form={answered === "name" ? form : undefined}
        />
      )}
      {unnamed && asks && <p className="form-note">{t("sensitive.whenNamed")}</p>}
      <SeatFacts seat={seat} now={now} />
      {coming && seat.name !== null && (
        <Section title={t("ticket.section")} lead={t("ticket.getHint")} id="ticket">
          <div>
            <ButtonLink look="quiet" icon="ticket" href={paths.ticketPdf(token)}>
              {t("ticket.get")}
            </ButtonLink>
          </div>
        </Section>
      )}
      {living && published && seat.email !== null && (
        <SeatChoicesSummary choices={choices} href={paths.seatChoices(token)} />
      )}
      <SeatSensitive
        answers={answers}
        timeZone={event.timeZone}
        form={answered === "answer" ? form : undefined}
        ownDataHref={paths.ownData()}
      />
      {coming && seat.programme.days.length > 0 && (
        <Section title={t("register.myProgramme")}>
          <ProgrammeTimeline programme={seat.programme} level={3} now={now} />
        </Section>
      )}
      <EventDocuments
        at="place"
        documents={documents}
        hrefOf={(document) => paths.registrationFile(token, document.id, addressName(document))}
      />
      {coming && !unnamed && (
        <FeedAddress
          feedUrl={seat.feedToken === null ? null : site + paths.personalFeed(seat.feedToken)}
          title={event.title}
          entries={ownEntries(
            {
              ...event,
              url: site + paths.event(event.slug),
              location: [event.placeName, seat.venueAddress].filter(Boolean).join(", "),
            },
            seat.programme,
          )}
          downloadHref={paths.ownCalendar(token)}
          channel={seat.channel}
          changed={done === "feed-renewed" || done === "feed-closed"}
        >
          <ChannelForm channel={seat.channel} form={answered === "channel" ? form : undefined} />
        </FeedAddress>
      )}
      {seat.email !== null && (living || choices.sum !== null) && (
        <SeatMoney
          choices={choices}
          payment={payment}
          receiptHref={choices.alone && coming ? paths.seatReceipt(token) : null}
        />
      )}
      {passable && (
        <HandOverForm
          groups={groups}
          group={seat.groupId}
          form={answered === "hand-over" ? form : undefined}
        />
      )}
      {returnable && (
        <GiveBack
          form={answered === "cancel" ? form : undefined}
          asked={leaving}
          deadline={cancelDeadline(choices.offer, now)}
          timeZone={event.timeZone}
          writeTo={choices.organiserEmail}
          what={back}
          rule={
            isAboutMoney(back)
              ? refundSentence(choices.offer.refundRule, choices.offer, speech)
              : null
          }
          payer={choices.alone ? null : (choices.company ?? choices.contactName)}
        />
      )}
      {living && seat.email !== null && <RenewLinkForm />}
    </Page>
  );
}

/** Where the paying says what has become of the seat. */
const paidFirst: ReadonlySet<string> = new Set(["expired", "too-late"]);

const intents = ["cancel", "answer", "channel", "hand-over", ...queueIntents] as const;

/** Which form an answer is about. */
function answerOf(intent: string | undefined): (typeof intents)[number] | "name" {
  return intents.find((known) => known === intent) ?? "name";
}
