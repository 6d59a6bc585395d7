import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  ruleTurns,
  turnReminderRule,
} from "~/features/notifications/commands/change-reminder-rules.server";
import { sendRuleTrial } from "~/features/notifications/commands/send-rule-trial.server";
import { RuleFrame } from "~/features/notifications/components/rule-frame";
import { RuleList, SentList } from "~/features/notifications/components/rule-list";
import { rulePresets } from "~/features/notifications/domain/rule-presets";
import { reminderRules } from "~/features/notifications/queries/reminder-rules.server";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";

const turnSchema = z.object({
  rule: z.uuid("field-invalid"),
  intent: z.enum([...ruleTurns, "test"], "required"),
});

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { membership, event, rules, sent, choices } = expectAccess(
    await reminderRules(world, actor, found(params["org"]), params["slug"] ?? null),
    request,
  );
  const { organisation } = membership;
  const name = event?.card.title ?? organisation.name;
  return {
    organisation,
    rights: permissionsOf(membership.role),
    event: event?.card ?? null,
    rules,
    sent,
    choices,
    now: world.now(),
    done: new URL(request.url).searchParams.get("done"),
    email: actor.kind === "signed-in" ? actor.email : "",
    title: `${speechOf(locale).t("reminders.title")} – ${name}`,
  };
}

export async function action({
  request,
  params,
  context: { world, actor, locale },
}: ActionFunctionArgs) {
  const at = { organisation: found(params["org"]), event: params["slug"] ?? null };
  const form = await readForm(request, turnSchema);
  if (!form.ok) return invalid(form.form);
  const { rule, intent } = form.value;
  const turned =
    intent === "test"
      ? await sendRuleTrial(world, actor, at, rule, locale)
      : await turnReminderRule(world, actor, at, rule, intent);
  if (turned.ok) return redirect(`${paths.reminders(at.organisation, at.event)}?done=${intent}`);
  throwAccess(turned.problem, request);
  return invalid(form.form, turned.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** When whom is reminded and thanked: at one event, or at all of an organisation's. */
export default function Reminders() {
  const data = useLoaderData<typeof loader>();
  const { organisation, rights, event, rules, sent, choices, now } = data;
  const { t } = useSpeech();
  const { errors } = useFields(useActionData<typeof action>()?.form);
  const editing =
    rights["edit-events"] && event?.status !== "cancelled" && event?.status !== "archived";
  return (
    <RuleFrame organisation={organisation} event={event} now={now} rights={rights}>
      <ErrorSummary errors={errors} />
      {errors.length === 0 && <Done />}
      <Section
        title={t("reminders.rulesTitle")}
        id="rules"
        lead={t(event ? "reminders.lead" : "reminders.leadDefaults")}
        {...(event
          ? {
              actions: (
                <a href={paths.reminders(organisation.slug, null)}>{t("reminders.seeDefaults")}</a>
              ),
            }
          : {})}
      >
        {rules.length > 0 ? (
          <RuleList
            organisation={organisation.slug}
            event={event}
            rules={rules}
            choices={choices}
            editing={editing}
          />
        ) : (
          <EmptyState icon="bell" title={t("reminders.none")}>
            {t(editing ? "reminders.noneHint" : "reminders.noneViewer")}
          </EmptyState>
        )}
      </Section>
      {editing && <AddRule organisation={organisation.slug} event={event?.slug ?? null} />}
      <Section title={t("reminders.sentTitle")} id="sent">
        {sent.length > 0 ? (
          <SentList
            sent={sent}
            choices={choices}
            timeZone={event?.timeZone ?? organisation.timeZone}
          />
        ) : (
          <p className="form-hint">{t("reminders.noneSent")}</p>
        )}
      </Section>
    </RuleFrame>
  );
}

function AddRule({ organisation, event }: { organisation: string; event: string | null }) {
  const { t } = useSpeech();
  const to = (preset?: string) => paths.reminderRule(organisation, event, "new", { preset });
  return (
    <Section title={t("reminders.addTitle")} id="add">
      <div className="button-row">
        {rulePresets.map((preset) => (
          <ButtonLink key={preset} look="quiet" icon="add" href={to(preset)}>
            {t(`reminders.preset-${preset}`)}
          </ButtonLink>
        ))}
        <ButtonLink look="quiet" icon="add" href={to()}>
          {t("reminders.addOwn")}
        </ButtonLink>
      </div>
    </Section>
  );
}

/** What was done a moment ago, in words. */
function Done() {
  const { done, email } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const sentences: Readonly<Record<string, string>> = {
    saved: t("reminders.saved"),
    on: t("reminders.turnedOn"),
    off: t("reminders.turnedOff"),
    remove: t("reminders.removed"),
    reset: t("reminders.wasReset"),
    test: t("reminders.tested", { email }),
  };
  return <DoneNotice sentence={sentences[done ?? ""]} />;
}
