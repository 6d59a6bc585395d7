import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { saveRules } from "~/features/registration/commands/edit-rules.server";
import { ItemForm, offerFieldName } from "~/features/registration/components/offer-item-form";
import { OfferRulesFields } from "~/features/registration/components/offer-rules-form";
import { rulesValues } from "~/features/registration/domain/offer-defaults";
import { rulesSchema } from "~/features/registration/domain/offer-forms";
import { offerEditor } from "~/features/registration/queries/offer-editor.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { useFields } from "~/ui/form-fields";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const editor = expectAccess(
    await offerEditor(world, actor, found(params["org"]), found(params["slug"])),
    request,
  );
  return {
    editor,
    rights: permissionsOf(editor.membership.role),
    now: world.now(),
    title: `${speechOf(locale).t("offer.rulesTitle")} – ${editor.event.card.title}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const of = [found(params["org"]), found(params["slug"])] as const;
  const form = await readForm(request, rulesSchema);
  if (!form.ok) return invalid(form.form);
  const saved = await saveRules(world, actor, of, form.value);
  if (saved.ok) return redirect(`${paths.offer(...of)}?done=saved#rules`);
  throwAccess(saved.problem, request);
  return invalid(form.form, saved.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Until when what can be done with a registration, and how those who wait are served. */
export default function OfferRules() {
  const { editor, rights, now } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { organisation } = editor.membership;
  const { card } = editor.event;
  const fields = useFields(
    useActionData<typeof action>()?.form,
    rulesValues(editor.offer, editor.invoiceWhen),
    offerFieldName(t),
  );
  return (
    <EventFrame organisation={organisation} event={card} now={now} rights={rights} current="offer">
      <Section title={t("offer.rulesTitle")} id="rules">
        <ItemForm fields={fields} cancelHref={paths.offer(organisation.slug, card.slug)}>
          <OfferRulesFields fields={fields} editor={editor} />
        </ItemForm>
      </Section>
    </EventFrame>
  );
}
