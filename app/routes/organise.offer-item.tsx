import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { archiveAddOn, saveAddOn } from "~/features/registration/commands/edit-add-ons.server";
import { archiveCode, saveCode } from "~/features/registration/commands/edit-codes.server";
import {
  archiveQuestion,
  saveQuestion,
} from "~/features/registration/commands/edit-questions.server";
import { removeQuota, saveQuota } from "~/features/registration/commands/edit-quotas.server";
import {
  archiveTicketType,
  saveTicketType,
} from "~/features/registration/commands/edit-ticket-types.server";
import { OfferAddOnFields } from "~/features/registration/components/offer-add-on-form";
import { OfferCodeFields } from "~/features/registration/components/offer-code-form";
import { ItemForm, offerFieldName } from "~/features/registration/components/offer-item-form";
import { OfferQuestionFields } from "~/features/registration/components/offer-question-form";
import { OfferQuotaFields } from "~/features/registration/components/offer-quota-form";
import { OfferTicketFields } from "~/features/registration/components/offer-ticket-form";
import { RegisterForm } from "~/features/registration/components/register-form";
import { offerItem, type OfferItemPart } from "~/features/registration/domain/offer-defaults";
import {
  addOnSchema,
  codeSchema,
  questionSchema,
  quotaSchema,
  ticketTypeSchema,
} from "~/features/registration/domain/offer-forms";
import { offerWith, previewedParts } from "~/features/registration/domain/offer-preview";
import { isAddOnPreset, presetFacts } from "~/features/registration/domain/add-on-presets";
import { offerEditor } from "~/features/registration/queries/offer-editor.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { Actor } from "~/kernel/actor";
import type { FormState } from "~/kernel/form-state";
import type { Problem, Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import type { World } from "~/platform/world.server";
import { Button } from "~/ui/button";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";

type Address = readonly [organisationSlug: string, eventSlug: string];
type Values = Readonly<Record<string, string>>;
type Outcome = Result<{ id: string }>;

/** Checks a form and saves what it says; `null` in place of an outcome where it has to be put right first. */
type Save = (
  world: World,
  actor: Actor,
  of: Address,
  id: string | null,
  values: Values,
) => Promise<{ readonly form: FormState; readonly outcome: Outcome | null }>;

function saver<Schema extends z.ZodType>(
  schema: Schema,
  save: (
    world: World,
    actor: Actor,
    of: Address,
    id: string | null,
    details: z.output<Schema>,
  ) => Promise<Outcome>,
): Save {
  return async (world, actor, of, id, values) => {
    const { form, ...read } = checkValues(values, schema);
    const outcome = "value" in read ? await save(world, actor, of, id, read.value) : null;
    return { form, outcome };
  };
}

const parts = {
  tickets: { save: saver(ticketTypeSchema, saveTicketType), remove: archiveTicketType },
  quotas: { save: saver(quotaSchema, saveQuota), remove: removeQuota },
  "add-ons": { save: saver(addOnSchema, saveAddOn), remove: archiveAddOn },
  questions: { save: saver(questionSchema, saveQuestion), remove: archiveQuestion },
  codes: { save: saver(codeSchema, saveCode), remove: archiveCode },
} as const satisfies Record<
  OfferItemPart,
  {
    readonly save: Save;
    readonly remove: (world: World, actor: Actor, of: Address, id: string) => Promise<Outcome>;
  }
>;

/** Which thing an address is about; no such page for any other. */
function addressed(params: LoaderFunctionArgs["params"]) {
  const part = found(params["part"]);
  const item = found(params["item"]);
  if (!Object.hasOwn(parts, part) || !(item === "new" || isUuid(item)))
    throw new Response(null, { status: 404 });
  return {
    of: [found(params["org"]), found(params["slug"])] as const,
    part: part as OfferItemPart,
    id: item === "new" ? null : item,
  };
}

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { of, part, id } = addressed(params);
  const editor = expectAccess(await offerEditor(world, actor, ...of), request);
  const preset = new URL(request.url).searchParams.get("preset");
  const { t } = speechOf(locale);
  const item = offerItem(editor, part, id, locale === "en" ? "." : ",");
  if (!item) throw new Response(null, { status: 404 });
  const filled =
    part === "add-ons" && isAddOnPreset(preset)
      ? {
          ...presetFacts[preset],
          sharedBy: String(presetFacts[preset].sharedBy),
          name: speechOf(editor.event.language).t(`offer.preset-${preset}`),
        }
      : {};
  return {
    editor,
    part,
    id,
    defaults: { ...item, ...filled },
    rights: permissionsOf(editor.membership.role),
    now: world.now(),
    title: `${t(titles[part][id ? "edit" : "new"])} – ${editor.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const { of, part, id } = addressed(params);
  const values = await readValues(request);
  if (values["intent"] === "preview") {
    expectAccess(await offerEditor(world, actor, ...of), request);
    return { form: { values, problems: [] as readonly Problem[] } };
  }
  const list = `${paths.offer(...of)}?done=`;
  if (values["intent"] === "remove" && id) {
    const removed = await parts[part].remove(world, actor, of, id);
    if (removed.ok) return redirect(`${list}removed#${part}`);
    throwAccess(removed.problem, request);
    return invalid({ values, problems: [] }, removed.problem);
  }
  const { form, outcome } = await parts[part].save(world, actor, of, id, values);
  if (!outcome) return invalid(form);
  if (outcome.ok) return redirect(`${list}saved#${part}`);
  throwAccess(outcome.problem, request);
  return invalid(form, outcome.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const titles = {
  tickets: { new: "offer.newTicket", edit: "offer.editTicket" },
  quotas: { new: "offer.newQuota", edit: "offer.editQuota" },
  "add-ons": { new: "offer.newAddOn", edit: "offer.editAddOn" },
  questions: { new: "offer.newQuestion", edit: "offer.editQuestion" },
  codes: { new: "offer.newCode", edit: "offer.editCode" },
} as const;

const forms = {
  tickets: OfferTicketFields,
  quotas: OfferQuotaFields,
  "add-ons": OfferAddOnFields,
  questions: OfferQuestionFields,
  codes: OfferCodeFields,
} as const;

/** One thing an event offers or asks, made or changed; where it shows on the form, with how it will look there. */
export default function OfferItem() {
  const { editor, part, id, defaults, rights, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const { organisation } = editor.membership;
  const { card } = editor.event;
  const fields = useFields(form, defaults, offerFieldName(t));
  const Fields = forms[part];
  const previewed = previewedParts.find((each) => each === part);
  return (
    <EventFrame organisation={organisation} event={card} now={now} rights={rights} current="offer">
      <div className={previewed ? "offer-columns" : undefined}>
        <Section title={t(titles[part][id ? "edit" : "new"])} id="item">
          <ItemForm
            fields={fields}
            cancelHref={paths.offer(organisation.slug, card.slug)}
            {...(previewed ? { preview: "preview" } : {})}
          >
            <Fields fields={fields} editor={editor} item={id} />
          </ItemForm>
          {id && (
            <form method="post" className="danger-end">
              <Button name="intent" value="remove" look="danger" icon="remove">
                {t("offer.remove")}
              </Button>
            </form>
          )}
        </Section>
        {previewed && (
          <aside className="offer-preview" aria-label={t("offer.previewTitle")}>
            <h2>{t("offer.previewTitle")}</h2>
            <div id="preview">
              <RegisterForm
                offer={offerWith(editor.offer, previewed, id, form?.values ?? defaults)}
                now={now}
                preview
              />
            </div>
          </aside>
        )}
      </div>
    </EventFrame>
  );
}
