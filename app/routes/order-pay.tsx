import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeLine } from "~/features/events/components/registration-words";
import { startCheckout } from "~/features/payments/commands/start-checkout.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { payByInvoice } from "~/features/registration/commands/pay-by-invoice.server";
import { PayOrder } from "~/features/registration/components/pay-order";
import { orderPayment } from "~/features/registration/queries/order-payment.server";
import {
  isEndedLink,
  orderByToken,
} from "~/features/registration/queries/registration-by-token.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { FactList } from "~/ui/fact-list";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";

/** Where an order is paid. */
export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const payment = await orderPayment(world, token);
  if (!payment)
    throw new Response(null, { status: (await isEndedLink(world, token, "order")) ? 410 : 404 });
  return {
    payment,
    cameBack: new URL(request.url).searchParams.has("back"),
    title: `${speechOf(locale).t("pay.title")}: ${payment.event.title}`,
  };
}

/** Sends somebody on to the payment page, or has the order invoiced. Whatever else is so, this page says. */
export async function action({ request, params, context: { world, locale } }: ActionFunctionArgs) {
  const token = found(params["token"]);
  const { intent = "" } = await readValues(request);
  const opened = await orderByToken(world, token);
  if (!opened) throw new Response(null, { status: 404 });
  const { url } = world.settings;
  switch (intent) {
    case "pay": {
      const started = await startCheckout(world, orderPayables, opened.id, {
        returnUrl: url + paths.orderPaid(token),
        cancelUrl: url + paths.payOrder(token, { back: 1 }),
        locale,
      });
      if (started.ok) return redirect(started.value.url, 303);
      return refused(started.problem.code, token);
    }
    case "invoice": {
      const switched = await payByInvoice(world, token);
      if (!switched.ok) return refused(switched.problem.code, token);
      const payment = found(await orderPayment(world, token));
      return redirect(paths.ordered(payment.home, "to-be-invoiced"), 303);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** Only that Stripe could not be reached has to be said; every other refusal is a state the page shows anyway. */
function refused(code: string, token: string) {
  if (code === "stripe-unreachable") return data({ problem: code }, { status: 503 });
  return redirect(paths.payOrder(token), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function OrderPay() {
  const { payment, cameBack } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const speech = useSpeech();
  const { t, format } = speech;
  const { event, paying, waiting } = payment;
  const place = placeLine(event, speech);
  const lead =
    paying.kind !== "payable"
      ? undefined
      : waiting > 0
        ? t("pay.lead", { count: waiting })
        : t("pay.restLead");
  return (
    <Page
      title={t("pay.title")}
      kicker={event.title}
      lead={lead}
      hue={event.organisation.hue}
      breadcrumb={
        <Breadcrumb
          crumbs={[
            {
              href: paths.ordered(payment.home),
              label: t(payment.home.kind === "seat" ? "pay.openSeat" : "pay.openOrder"),
            },
          ]}
        />
      }
    >
      <PayOrder
        payment={payment}
        cameBack={cameBack}
        problem={answer?.problem === "stripe-unreachable" ? "stripe-unreachable" : null}
      />
      <FactList
        facts={[
          {
            icon: "calendar",
            label: t("eventView.when"),
            value: format.when(event, event.timeZone, payment.now),
          },
          place ? { icon: "place", label: t("eventView.where"), value: place } : null,
          { icon: "ticket", label: t("register.orderCode"), value: payment.code },
        ]}
      />
    </Page>
  );
}
