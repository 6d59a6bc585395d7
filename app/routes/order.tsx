import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { placeLine } from "~/features/events/components/registration-words";
import { actOnSeat } from "~/features/notifications/commands/act-on-order.server";
import { remindColleagues } from "~/features/notifications/commands/remind-colleagues.server";
import { editOrderDetails } from "~/features/registration/commands/edit-order-details.server";
import { ContactDesk } from "~/features/registration/components/contact-desk";
import { ContactDrop } from "~/features/registration/components/contact-drop";
import { ContactOrderForm } from "~/features/registration/components/contact-order-form";
import { OrderNews } from "~/features/registration/components/order-news";
import { OrderSum } from "~/features/registration/components/order-sum";
import { contactDesk, sumWithoutSeat } from "~/features/registration/queries/contact-desk.server";
import { isEndedLink } from "~/features/registration/queries/registration-by-token.server";
import { orderPage } from "~/features/registration/queries/seat-page.server";
import { nameSeatSchema, orderDetailsSchema } from "~/features/registration/schema";
import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import type { Problem, Result } from "~/kernel/result";
import { doneIn, paths, type Done } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { FactList } from "~/ui/fact-list";
import { useFields } from "~/ui/form-fields";
import { Breadcrumb } from "~/ui/navigation";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const token = found(params.token);
  const [order, desk] = await Promise.all([orderPage(world, token), contactDesk(world, token)]);
  if (!order || !desk)
    throw new Response(null, { status: (await isEndedLink(world, token, "order")) ? 410 : 404 });
  const dropping = new URL(request.url).searchParams.get("drop");
  const seat =
    desk.cancelUntil && dropping ? desk.seats.find(({ id }) => id === dropping) : undefined;
  return {
    order,
    desk,
    token,
    drop: seat ? { seat, after: await sumWithoutSeat(world, desk.orderId, seat.id) } : null,
    done: doneIn(request.url),
    url: world.settings.url,
    now: world.now(),
  };
}

type World = ActionFunctionArgs["context"]["world"];
type Values = Readonly<Record<string, string>>;

/** What was done, or why not; or a form that has to be put right before anything is. */
type Acted =
  | { readonly done: Done; readonly result: Result<unknown, Problem> }
  | { readonly form: FormState };

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const token = found(params.token);
  const values = await readValues(request);
  const sent = await acted(world, token, values);
  if ("form" in sent) return invalid(sent.form);
  if (sent.result.ok) return redirect(paths.order(token, sent.done));
  if (sent.result.problem.code === "not-found") throw new Response(null, { status: 404 });
  return invalid({ values, problems: [] }, sent.result.problem);
}

async function acted(world: World, token: string, values: Values): Promise<Acted> {
  const { intent, seat = "" } = values;
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
      return { done: "cancelled", result: await actOnSeat(world, token, seat, { intent }) };
    case "send-link":
      return { done: "link-sent", result: await actOnSeat(world, token, seat, { intent }) };
    case "remind":
      return { done: "reminded", result: await remindColleagues(world, token) };
    case "details": {
      const form = checkValues(values, orderDetailsSchema);
      if (!form.ok) return form;
      return { done: "details", result: await editOrderDetails(world, token, form.value) };
    }
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
} as const satisfies Partial<Record<Done, string>>;

export default function Order() {
  const { order, desk, token, drop, done, url, now } = useLoaderData<typeof loader>();
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
        <ContactDrop {...drop} backHref={here} />
      </Page>
    );
  const sentence = Object.entries(sentences).find(([known]) => known === done)?.[1];
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
      <OrderNews order={order} justDone={done === "done"} />
      <ContactDesk
        desk={desk}
        timeZone={event.timeZone}
        linkOf={(seat) => url + paths.registration(seat)}
        dropHrefOf={(seat) => `${here}?${new URLSearchParams({ drop: seat })}`}
        form={form}
      />
      {desk.sum && (
        <Section id="sum" title={t("contact.sum")}>
          <OrderSum sum={desk.sum} />
          <div>
            <ButtonLink look="quiet" href={paths.orderReceipt(token)}>
              {t("contact.receipt")}
            </ButtonLink>
          </div>
        </Section>
      )}
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
