import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { capturedMails } from "~/features/mail/queries/captured-mails.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { expectDemo } from "~/platform/http/refusals.server";
import { EmptyState } from "~/ui/empty-state";
import { Page } from "~/ui/page";
import { Table } from "~/ui/table";

export async function loader({ context }: LoaderFunctionArgs) {
  expectDemo(context);
  return { mails: await capturedMails(context.world), locale: context.locale };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: speechOf(data?.locale ?? "nb").t("pages.mails") },
];

export default function Mails() {
  const { mails } = useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  return (
    <Page title={t("pages.mails")} lead={t("pages.mailsLead")} width="wide">
      <Table
        caption={t("pages.mails")}
        rows={mails}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="mail" title={t("pages.noMails")}>
            {t("pages.noMailsHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "subject",
            label: t("pages.mailSubject"),
            main: true,
            cell: ({ id, subject }) => <a href={paths.devMailMessage(id)}>{subject}</a>,
          },
          { key: "to", label: t("pages.mailTo"), cell: ({ to }) => to },
          { key: "kind", label: t("pages.mailKind"), cell: ({ kind }) => kind },
          {
            key: "at",
            label: t("pages.mailAt"),
            cell: ({ at }) => format.moment(at, "Europe/Oslo"),
          },
        ]}
      />
    </Page>
  );
}
