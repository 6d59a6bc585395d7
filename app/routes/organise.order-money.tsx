import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { previewMoneyAct } from "~/features/notifications/queries/preview-money-act.server";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { refundOrder } from "~/features/registration/commands/refund-order.server";
import { MoneyActPreview } from "~/features/registration/components/money-preview";
import { OrderMoneyView } from "~/features/registration/components/order-money";
import { moneyActSchema } from "~/features/registration/domain/money-form";
import { orderMoney } from "~/features/registration/queries/order-money.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import { paths } from "~/paths";
import { checkValues, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { Section } from "~/ui/section";

/** The money of one order, and giving it back. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const [event, read] = await Promise.all([
    organiserEvent(world, actor, ...of),
    orderMoney(world, actor, ...of, found(params["id"])),
  ]);
  const money = expectAccess(read, request);
  const held = expectAccess(event, request);
  const title = speechOf(locale).t("refunds.pageTitle", { code: money.code });
  return {
    organisation: held.membership.organisation,
    rights: permissionsOf(held.membership.role),
    event: held.event,
    money,
    done: new URL(request.url).searchParams.get("done") === "money",
    now: world.now(),
    title: `${title} – ${held.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const [organisation, event] = of;
  const where = { organisation, event, order: found(params["id"]) };
  const values = await readValues(request);
  const form = checkValues(values, moneyActSchema);
  if (!form.ok) {
    // Who is not allowed hears that first.
    expectAccess(await orderMoney(world, actor, ...of, where.order), request);
    return shown(form.form);
  }
  if (values["intent"] === "do") {
    const done = await refundOrder(world, actor, where, form.value, values["shown"] ?? "");
    if (done.ok) return redirect(`${paths.orderMoney(...of, where.order)}?done=money`);
    throwAccess(done.problem, request);
    if (done.problem.code !== "money-changed") return shown({ values, problems: [done.problem] });
  }
  const preview = await previewMoneyAct(world, actor, where, form.value);
  if (!preview.ok) {
    throwAccess(preview.problem, request);
    return shown({ values, problems: [preview.problem] });
  }
  return shown(form.form, {
    ...preview.value,
    act: form.value.act,
    changed: values["intent"] === "do",
  });
}

type Preview = Pick<
  Parameters<typeof MoneyActPreview>[0],
  "act" | "what" | "byHandMinor" | "letters" | "changed"
>;

function shown(form: FormState, preview: Preview | null = null) {
  return data({ form, preview }, { status: preview ? 200 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrderMoneyPage() {
  const { organisation, rights, event, money, done, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const of = [organisation.slug, event.card.slug] as const;
  const here = paths.orderMoney(...of, money.id);
  const preview = answer?.preview ?? null;
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="registrations"
    >
      {!answer && <DoneNotice sentence={done ? t("refunds.done") : undefined} />}
      {preview && answer ? (
        <MoneyActPreview {...preview} values={answer.form.values} backHref={here} />
      ) : (
        <Section
          title={t("refunds.pageTitle", { code: money.code })}
          id="money"
          actions={
            <ButtonLink look="quiet" icon="back" href={paths.manageRegistrations(...of)}>
              {t("table.back")}
            </ButtonLink>
          }
        >
          <OrderMoneyView
            organisation={organisation.slug}
            money={money}
            timeZone={event.card.timeZone}
            mayAct={rights["manage-money"]}
            form={answer?.form}
          />
        </Section>
      )}
    </EventFrame>
  );
}
