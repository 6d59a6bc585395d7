import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { capturedMail } from "~/features/mail/queries/captured-mails.server";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { expectDemo, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export async function loader({ params, context }: LoaderFunctionArgs) {
  expectDemo(context);
  const mail = found(await capturedMail(context.world, params.id ?? ""));
  const { raw: _, ...shown } = mail;
  return shown;
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: data.subject }] : [];

export default function MailMessage() {
  const mail = useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  return (
    <Page
      title={mail.subject}
      width="wide"
      breadcrumb={<Breadcrumb crumbs={[{ href: paths.devMail(), label: t("pages.mails") }]} />}
      actions={
        <ButtonLink look="quiet" icon="download" href={paths.devMailBytes(mail.id)}>
          {t("pages.mailBytes")}
        </ButtonLink>
      }
    >
      <FactList
        facts={[
          { icon: "person", label: t("pages.mailTo"), value: mail.to },
          { icon: "mail", label: t("pages.mailKind"), value: mail.kind },
          { icon: "clock", label: t("pages.mailAt"), value: format.moment(mail.at, "Europe/Oslo") },
        ]}
      />
      <Section title={t("pages.mailHtml")}>
        <iframe
          className="mail-frame"
          title={t("pages.mailHtml")}
          src={paths.devMailHtml(mail.id)}
          sandbox="allow-popups"
        />
      </Section>
      <Section title={t("pages.mailText")}>
        <pre className="mail-text">{mail.text}</pre>
      </Section>
      {mail.calendar && (
        <Section title={t("pages.mailCalendar")}>
          <pre className="mail-text">{mail.calendar}</pre>
        </Section>
      )}
    </Page>
  );
}
