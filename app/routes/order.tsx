import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeLine } from "~/features/events/components/registration-words";
import { acceptOffer, leaveQueue } from "~/features/registration/commands/answer-offer.server";
import { OrderNews } from "~/features/registration/components/order-news";
import { OrderSeats } from "~/features/registration/components/order-seats";
import { isEndedLink } from "~/features/registration/queries/registration-by-token.server";
import { orderPage } from "~/features/registration/queries/seat-page.server";
import { useSpeech } from "~/i18n/locale-context";
import { doneIn, paths } from "~/paths";
import { invalid, readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { ErrorSummary } from "~/ui/error-summary";
import { FactList } from "~/ui/fact-list";
import { useFields } from "~/ui/form-fields";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const token = found(params.token);
  const order = await orderPage(world, token);
  if (!order)
    throw new Response(null, { status: (await isEndedLink(world, token, "order")) ? 410 : 404 });
  return { order, done: doneIn(request.url), url: world.settings.url, now: world.now() };
}

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const token = found(params.token);
  const values = await readValues(request);
  const accepting = values["intent"] === "offer-accept";
  if (!accepting && values["intent"] !== "leave-queue") throw new Response(null, { status: 400 });
  const answered = await (accepting ? acceptOffer : leaveQueue)(world, { order: token });
  if (answered.ok) return redirect(paths.order(token, accepting ? "offer-accepted" : "left-queue"));
  if (answered.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid({ values, problems: [] }, answered.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.order.event.title ?? "" },
];

export default function Order() {
  const { order, done, url, now } = useLoaderData<typeof loader>();
  const { errors } = useFields(useActionData<typeof action>()?.form);
  const speech = useSpeech();
  const { t, format } = speech;
  const { event } = order;
  const place = placeLine(event, speech);
  return (
    <Page
      title={event.title}
      kicker={order.company ?? t("register.orderTitle")}
      hue={event.organisation.hue}
      breadcrumb={
        <Breadcrumb
          crumbs={[{ href: paths.event(event.slug), label: t("register.backToEvent") }]}
        />
      }
    >
      <ErrorSummary errors={errors} />
      {(done === "offer-accepted" || done === "left-queue") && errors.length === 0 && (
        <DoneNotice
          sentence={t(done === "offer-accepted" ? "queue.offerAccepted" : "queue.leftQueue")}
        />
      )}
      <OrderNews order={order} justDone={done === "done"} />
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
      <Section title={t("register.seats")}>
        <OrderSeats seats={order.seats} linkOf={(token) => url + paths.registration(token)} />
      </Section>
    </Page>
  );
}
