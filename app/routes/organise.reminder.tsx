import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  ruleProblem,
  saveReminderRule,
} from "~/features/notifications/commands/change-reminder-rules.server";
import {
  RuleForm,
  ruleDefaults,
  ruleFieldName,
} from "~/features/notifications/components/rule-form";
import { RuleFrame } from "~/features/notifications/components/rule-frame";
import { RulePreview } from "~/features/notifications/components/rule-preview";
import { presetRule, rulePresets } from "~/features/notifications/domain/rule-presets";
import { previewRule } from "~/features/notifications/queries/reminder-rules.server";
import { ruleChoices, ruleIn, ruleScope } from "~/features/notifications/queries/rule-scope.server";
import { reminderRuleSchema } from "~/features/notifications/domain/reminder-form";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { useFields } from "~/ui/form-fields";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const scope = expectAccess(
    await ruleScope(world, actor, found(params["org"]), params["slug"] ?? null, "edit-events"),
    request,
  );
  const id = found(params["rule"]);
  const known = id === "new" ? null : expectAccess(await ruleIn(world, scope, id), request);
  const asked = new URL(request.url).searchParams.get("preset");
  const preset = rulePresets.find((each) => each === asked) ?? "day-before";
  const { membership, event } = scope;
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event: event?.card ?? null,
    choices: await ruleChoices(world, scope),
    defaults: ruleDefaults(known?.rule ?? presetRule(preset)),
    isNew: known === null,
    onlyHere: event !== null && known?.from === "organisation",
    now: world.now(),
    title: `${speechOf(locale).t(known ? "reminders.editTitle" : "reminders.newTitle")} – ${event?.card.title ?? membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const at = { organisation: found(params["org"]), event: params["slug"] ?? null };
  const scope = expectAccess(
    await ruleScope(world, actor, at.organisation, at.event, "edit-events"),
    request,
  );
  const id = found(params["rule"]);
  const values = await readValues(request);
  const form = checkValues(values, reminderRuleSchema);
  if (values["intent"] === "edit") return { form: { ...form.form, problems: [] }, preview: null };
  if (!form.ok) return invalid(form.form);
  if (values["intent"] !== "save") {
    const problem = await ruleProblem(world, scope, form.value);
    if (problem) return invalid(form.form, problem);
    const outlook = await previewRule(world, scope, form.value);
    return { form: form.form, preview: { rule: form.value, outlook } };
  }
  const ruleId = id === "new" ? null : id;
  const saved = await saveReminderRule(world, actor, at, ruleId, form.value);
  if (saved.ok) return redirect(`${paths.reminders(at.organisation, at.event)}?done=saved`);
  throwAccess(saved.problem, request);
  return invalid(form.form, saved.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One rule, written or changed; before it is kept one sees when it leaves and to how many. */
export default function Reminder() {
  const data = useLoaderData<typeof loader>();
  const { organisation, rights, event, choices, defaults, isNew, now } = data;
  const answer = useActionData<typeof action>();
  const { t } = useSpeech();
  const fields = useFields(answer?.form, defaults, ruleFieldName(t));
  const preview = answer && "preview" in answer ? answer.preview : null;
  const title = t(isNew ? "reminders.newTitle" : "reminders.editTitle");
  return (
    <RuleFrame organisation={organisation} event={event} now={now} rights={rights}>
      {answer && preview ? (
        <RulePreview
          {...preview}
          choices={choices}
          inEvent={event !== null}
          draft={event?.status === "draft"}
          values={answer.form.values}
        />
      ) : (
        <Section title={title} id="rule">
          {data.onlyHere && <Notice>{t("reminders.editHere")}</Notice>}
          <RuleForm
            fields={fields}
            choices={choices}
            timeZone={event?.timeZone ?? null}
            cancelHref={paths.reminders(organisation.slug, event?.slug ?? null)}
          />
        </Section>
      )}
    </RuleFrame>
  );
}
