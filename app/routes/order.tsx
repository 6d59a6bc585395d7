import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeLine } from "~/features/events/components/registration-words";
import { acceptOffer, leaveQueue } from "~/features/registration/commands/answer-offer.server";
import { addSeats, priceOfSeats } from "~/features/registration/commands/edit-order.server";
import { queueMoreSeats } from "~/features/registration/commands/queue-more-seats.server";
import {
  ContactAdd,
  ContactAddQuestion,
  type AskedSeats,
} from "~/features/registration/components/contact-add";
import { actOnSeat } from "~/features/notifications/commands/act-on-order.server";
import { remindColleagues } from "~/features/notifications/commands/remind-colleagues.server";
import { editOrderDetails } from "~/features/registration/commands/edit-order-details.server";
import { ContactDesk } from "~/features/registration/components/contact-desk";
import { ContactDrop } from "~/features/registration/components/contact-drop";
import { ContactOrderForm } from "~/features/registration/components/contact-order-form";
import { OrderNews } from "~/features/registration/components/order-news";
import {
  AskForAccount,
  OrderMoney,
  PaymentNews,
} from "~/features/registration/components/order-payment";
import { mailAccountLink } from "~/features/payments/commands/account-link.server";
import { orderPayment } from "~/features/registration/queries/order-payment.server";
import { contactDesk } from "~/features/registration/queries/contact-desk.server";
import {
  isEndedLink,
  orderByToken,
  orderToken,
} from "~/features/registration/queries/registration-by-token.server";
import { ReturnedMoney } from "~/features/registration/components/returned-money";
import { refundSentence } from "~/features/registration/components/refund-words";
import { returnedMoney } from "~/features/registration/queries/returned-money.server";
import { whatBack } from "~/features/registration/queries/what-back.server";
import { orderPage } from "~/features/registration/queries/seat-page.server";
import {
  moreSeatsSchema,
  nameSeatSchema,
  orderDetailsSchema,
  type MoreSeats,
} from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import type { Actor } from "~/kernel/actor";
import type { FormState } from "~/kernel/form-state";
import { accept, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { doneIn, paths, type Done } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { FactList } from "~/ui/fact-list";
import { useFields } from "~/ui/form-fields";
import { Breadcrumb } from "~/ui/navigation";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";

export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const token = found(params.token);
  const [order, desk, payment] = await Promise.all([
    orderPage(world, token),
    contactDesk(world, token),
    orderPayment(world, token),
  ]);
  if (!order || !desk || !payment)
    throw new Response(null, { status: (await isEndedLink(world, token, "order")) ? 410 : 404 });
  const query = new URL(request.url).searchParams;
  const dropping = query.get("drop");
  const seat =
    desk.cancelUntil && dropping ? desk.seats.find(({ id }) => id === dropping) : undefined;
  return {
    order,
    desk,
    payment,
    token,
    adding: desk.changesUntil && query.has("add") ? await asked(world, token, query) : null,
    drop: seat ? { seat, what: await whatBack(world, desk.orderId, [seat.id]) } : null,
    returned: await returnedMoney(world, desk.orderId),
    changed: query.has("changed"),
    done: doneIn(request.url),
    url: world.settings.url,
    now: world.now(),
  };
}

/** More seats as the address asks for them, priced; `null` for a number nobody may ask for. */
async function asked(
  world: World,
  token: string,
  query: URLSearchParams,
): Promise<AskedSeats | null> {
  const values = { count: query.get("add") ?? "", ticketType: query.get("ticket") ?? "" };
  const form = checkValues(values, moreSeatsSchema);
  if (!form.ok) return null;
  const { count, ticketType = null } = form.value;
  const priced = await priceOfSeats(world, token, seatsOf(form.value));
  return {
    count,
    ticketType,
    sum: priced.ok ? priced.value : null,
    problems: priced.ok ? [] : priced.problems,
    full: query.has("full"),
    submission: world.newId(),
  };
}

function seatsOf({ count, ticketType }: MoreSeats) {
  return Array.from({ length: count }, () => (ticketType ? { ticketType } : {}));
}

type World = ActionFunctionArgs["context"]["world"];
type Values = Readonly<Record<string, string>>;

/** What was done, or why not; or a form that has to be put right before anything is. */
type Acted =
  | { readonly done: Done; readonly result: Result<unknown> }
  | { readonly form: FormState };

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const token = found(params.token);
  const values = await readValues(request);
  if (!(await orderByToken(world, token))) throw new Response(null, { status: 404 });
  if (values["intent"] === "add" || values["intent"] === "add-wait")
    return added(world, actor, token, values);
  const sent = await acted(world, token, values);
  if ("form" in sent) return invalid(sent.form);
  if (sent.result.ok) return redirect(paths.order(token, sent.done));
  if (sent.result.problem.code === "not-found") throw new Response(null, { status: 404 });
  if (sent.result.problem.code === "money-changed") {
    // They are asked once more, with the amounts as they are now.
    const ask = new URLSearchParams({ drop: values["seat"] ?? "", changed: "1" });
    return redirect(`${paths.order(token)}?${ask}`);
  }
  return invalid({ values, problems: [] }, sent.result.problem);
}

/**
 * More seats: added where there is room, asked about where there is none, or an order of their own: in the queue, or
 * before the organiser where they decide.
 */
async function added(world: World, actor: Actor, token: string, values: Values) {
  const form = checkValues(values, moreSeatsSchema);
  if (!form.ok) return invalid(form.form);
  const result =
    values["intent"] === "add-wait" ? null : await addSeats(world, token, seatsOf(form.value));
  if (result === null || (!result.ok && result.problem.code === "needs-approval")) {
    const { submission } = values;
    if (!isUuid(submission ?? "")) throw new Response(null, { status: 400 });
    const queued = await queueMoreSeats(world, actor, token, form.value, submission ?? "");
    if (!queued.ok && queued.problem.code === "not-found")
      throw new Response(null, { status: 404 });
    if (!queued.ok) return invalid(form.form, ...queued.problems);
    const { id, generation } = queued.value;
    return redirect(paths.order(orderToken(world, { id, generation }), "done"));
  }
  if (result.ok) return redirect(paths.order(token, "seats-added"));
  if (result.problem.code === "not-found") throw new Response(null, { status: 404 });
  if (result.problem.code !== "seats-full") return invalid(form.form, ...result.problems);
  const { count, ticketType } = form.value;
  const ask = { add: String(count), ...(ticketType ? { ticket: ticketType } : {}), full: "1" };
  return redirect(`${paths.order(token)}?${new URLSearchParams(ask)}`);
}

/** Does what was asked, or answers a form that has to be put right. */
async function acted(world: World, token: string, values: Values): Promise<Acted> {
  const { intent = "", seat = "" } = values;
  switch (intent) {
    case "name":
    case "swap": {
      const form = checkValues(values, nameSeatSchema);
      if (!form.ok) return form;
      return {
        done: intent === "name" ? "named" : "handed-over",
        result: await actOnSeat(world, token, seat, { intent, person: form.value }),
      };
    }
    case "drop":
      return {
        done: "cancelled",
        result: await actOnSeat(world, token, seat, { intent, shown: values["shown"] ?? "" }),
      };
    case "send-link":
      return { done: "link-sent", result: await actOnSeat(world, token, seat, { intent }) };
    case "remind":
      return { done: "reminded", result: await remindColleagues(world, token) };
    case "details": {
      const form = checkValues(values, orderDetailsSchema);
      if (!form.ok) return form;
      return { done: "details", result: await editOrderDetails(world, token, form.value) };
    }
    case "mail-account": {
      const opened = await orderByToken(world, token);
      if (opened) await mailAccountLink(world, opened.id);
      return { done: "account-mailed", result: accept(null) };
    }
    case "offer-accept": {
      const result = await acceptOffer(world, { order: token });
      if (result.ok && result.value.toPay !== null)
        throw redirect(paths.payOrder(result.value.toPay));
      return { done: "offer-accepted", result };
    }
    case "leave-queue":
      return { done: "left-queue", result: await leaveQueue(world, { order: token }) };
    default:
      throw new Response(null, { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.order.event.title ?? "" },
];

const sentences = {
  reminded: "contact.reminded",
  "link-sent": "contact.linkSent",
  details: "contact.details",
  named: "contact.named",
  "handed-over": "contact.swapped",
  cancelled: "contact.dropped",
  "seats-added": "contact.added",
  "offer-accepted": "queue.offerAccepted",
  "left-queue": "queue.leftQueue",
  paid: "pay.donePaid",
  "to-be-invoiced": "pay.doneInvoice",
  "account-mailed": "pay.accountMailed",
} as const satisfies Partial<Record<Done, string>>;

export default function Order() {
  const { order, desk, payment, token, adding, drop, returned, changed, done, url, now } =
    useLoaderData<typeof loader>();
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const { errors } = useFields(form);
  const speech = useSpeech();
  const { t, format } = speech;
  const { event } = order;
  const place = placeLine(event, speech);
  const here = paths.order(token);
  const frame = {
    title: event.title,
    kicker: order.company ?? t("register.orderTitle"),
    hue: event.organisation.hue,
    breadcrumb: (
      <Breadcrumb crumbs={[{ href: paths.event(event.slug), label: t("register.backToEvent") }]} />
    ),
  };
  if (drop && !form)
    return (
      <Page {...frame}>
        <ContactDrop {...drop} changed={changed} backHref={here} />
      </Page>
    );
  if (adding && !form)
    return (
      <Page {...frame}>
        <ContactAddQuestion asked={adding} backHref={here} />
      </Page>
    );
  const sentence = Object.entries(sentences).find(([known]) => known === done)?.[1];
  const isGone = payment.paying.kind === "expired" || payment.paying.kind === "too-late";
  const inPlace = ["name", "swap", "details", "remind"].includes(form?.values["intent"] ?? "");
  return (
    <Page {...frame}>
      {form && !inPlace && (
        <Notice tone="danger" live>
          {errors.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {!form && <DoneNotice sentence={sentence && t(sentence)} />}
      <PaymentNews payment={payment} />
      {!isGone && <OrderNews order={order} justDone={done === "done"} />}
      <ContactDesk
        desk={desk}
        timeZone={event.timeZone}
        linkOf={(seat) => url + paths.registration(seat)}
        renewHrefOf={(seat) => paths.orderSeatLink(token, seat)}
        dropHrefOf={(seat) => `${here}?${new URLSearchParams({ drop: seat })}`}
        form={form}
      />
      {desk.changesUntil && desk.ticketTypes.length > 0 && <ContactAdd desk={desk} here={here} />}
      <OrderMoney
        payment={payment}
        title={t("contact.sum")}
        receiptHref={
          desk.confirmed > 0 || payment.moved.length > 0 ? paths.orderReceipt(token) : null
        }
      >
        <ReturnedMoney refunds={returned} timeZone={event.timeZone} />
        {desk.sum && desk.cancelUntil && (
          <p className="form-note">{refundSentence(desk.refundRule, desk, speech)}</p>
        )}
      </OrderMoney>
      {payment.sum && <AskForAccount email={payment.contactEmail} />}
      <FactList
        facts={[
          {
            icon: "calendar",
            label: t("eventView.when"),
            value: format.when(event, event.timeZone, now),
          },
          place ? { icon: "place", label: t("eventView.where"), value: place } : null,
          { icon: "ticket", label: t("register.orderCode"), value: order.code },
        ]}
      />
      {desk.changesUntil && (
        <ContactOrderForm
          desk={desk}
          form={form?.values["intent"] === "details" ? form : undefined}
        />
      )}
    </Page>
  );
}
