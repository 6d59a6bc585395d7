import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/empty-state";
import { Table } from "~/ui/table";
import type { AnnouncementLine } from "../queries/announcements.server";

export interface AnnouncementTableProps {
  readonly organisation: string;
  readonly event: { readonly slug: string; readonly timeZone: string };
  readonly announcements: readonly AnnouncementLine[];
}

/** What has been announced, and how many it reached. */
export function AnnouncementTable(props: AnnouncementTableProps) {
  const { organisation, event, announcements } = props;
  const { t, format } = useSpeech();
  return (
    <Table
      compact
      caption={t("letters.past")}
      rows={announcements}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="mail" title={t("letters.noneSent")}>
          {t("letters.noneSentHint")}
        </EmptyState>
      }
      columns={[
        {
          key: "subject",
          label: t("letters.announced"),
          main: true,
          cell: ({ id, subject }) => (
            <a href={paths.announce(organisation, event.slug, id)}>{subject}</a>
          ),
        },
        {
          key: "at",
          label: t("letters.announcedAt"),
          plain: true,
          cell: ({ createdAt }) => format.moment(createdAt, event.timeZone),
        },
        {
          key: "reached",
          label: t("letters.figure-sent"),
          cell: ({ sent, messages, stoppedAt, waiting }) => (
            <>
              {t("letters.reachedOf", {
                sent: format.number(sent),
                messages: format.number(messages),
              })}
              {stoppedAt && <span className="row-detail">{t("letters.stoppedMark")}</span>}
              {!stoppedAt && waiting > 0 && (
                <span className="row-detail">
                  {t("letters.figure-waiting")}: {format.number(waiting)}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
