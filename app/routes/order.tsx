import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { placeLine } from "~/features/events/components/registration-words";
import { OrderNews } from "~/features/registration/components/order-news";
import { OrderSeats } from "~/features/registration/components/order-seats";
import { isEndedLink } from "~/features/registration/queries/registration-by-token.server";
import { orderPage } from "~/features/registration/queries/seat-page.server";
import { useSpeech } from "~/i18n/locale-context";
import { doneIn, paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { FactList } from "~/ui/fact-list";
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

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.order.event.title ?? "" },
];

export default function Order() {
  const { order, done, url, now } = useLoaderData<typeof loader>();
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
