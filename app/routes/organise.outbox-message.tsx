import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DeliveryTable } from "~/features/mail/components/delivery-table";
import { MessageFacts } from "~/features/mail/components/message-facts";
import { sendAgainSchema } from "~/features/mail/schema";
import type { MessageKind } from "~/features/mail/domain/message-kinds";
import { previewLetter } from "~/features/notifications/queries/preview-letter.server";
import { resendMessage, retryMessage } from "~/features/notifications/commands/send-again.server";
import { LetterToRead } from "~/features/notifications/components/letter-to-read";
import { SendAgain } from "~/features/notifications/components/send-again";
import { outboxMessage } from "~/features/notifications/queries/organisation-outbox.server";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import { paths } from "~/paths";
import { invalid, readForm } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { Section } from "~/ui/section";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["message"])] as const;
  const { membership, message } = expectAccess(await outboxMessage(world, actor, ...of), request);
  const letter = message.readable
    ? expectAccess(await previewLetter(world, actor, ...of), request)
    : null;
  const { t } = speechOf(locale);
  const done = new URL(request.url).searchParams.get("done");
  const sentences = { resent: t("outbox.resent"), retried: t("outbox.retried") };
  return {
    organisation: membership.organisation,
    message,
    letter,
    done: done === "resent" || done === "retried" ? sentences[done] : undefined,
    title: `${t(`organise.mail-${message.kind as MessageKind}`)} – ${membership.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const [org, id] = [found(params["org"]), found(params["message"])];
  const form = await readForm(request, sendAgainSchema);
  if (!form.ok) return invalid(form.form);
  const again = form.value.intent === "resend";
  const done = await (again ? resendMessage : retryMessage)(world, actor, org, id);
  if (done.ok)
    return redirect(
      paths.outboxMessage(org, done.value.id, { done: again ? "resent" : "retried" }),
    );
  throwAccess(done.problem, request);
  return invalid(form.form, done.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OutboxMessage() {
  const { organisation, message, letter, done } = useLoaderData<typeof loader>();
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const { t } = useSpeech();
  const { slug, timeZone } = organisation;
  return (
    <OrganisationFrame
      width="wide"
      organisation={organisation}
      trail={[{ href: paths.outbox(slug), label: t("outbox.title") }]}
      title={t(`organise.mail-${message.kind as MessageKind}`)}
    >
      <DoneNotice sentence={done} />
      <MessageFacts
        message={message}
        timeZone={timeZone}
        eventHrefOf={(event) => paths.manageMessages(slug, event)}
      />
      <SendAgain message={message} form={form} />
      <LetterToRead
        letter={letter}
        readable={message.readable}
        messageId={message.messageId}
        frameSrc={paths.outboxLetter(slug, message.id)}
      />
      {message.related.length > 0 && (
        <Section title={t("outbox.related")} lead={t("outbox.relatedLead")} id="related">
          <DeliveryTable
            messages={message.related}
            timeZone={timeZone}
            hrefOf={(id) => paths.outboxMessage(slug, id)}
          />
        </Section>
      )}
    </OrganisationFrame>
  );
}
