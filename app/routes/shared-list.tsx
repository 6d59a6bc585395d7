import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openSharedList } from "~/features/registration/commands/open-shared-list.server";
import { ListTables } from "~/features/registration/components/list-tables";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";

/** A list for somebody outside: no account, no other way in or out of it. */
export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const opened = await openSharedList(world, token, locale);
  if (!opened.ok) {
    if (opened.problem.code === "not-found") throw new Response(null, { status: 404 });
    // What was here once is gone for good (RFC 9110 §15.5.11).
    return data(
      { list: null, token, now: world.now(), title: speechOf(locale).t("table.endedTitle") },
      { status: 410 },
    );
  }
  const list = opened.value;
  const { t } = speechOf(locale);
  return data({
    list,
    token,
    now: world.now(),
    title: `${t(`table.list-${list.kind}`)} – ${list.event.title}`,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: read }) => [
  { title: read?.title },
  { name: "robots", content: "noindex" },
];

export default function SharedList() {
  const { list, token, now } = useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  if (!list)
    return (
      <Page width="text">
        <EmptyState icon="clock" title={t("table.endedTitle")}>
          {t("table.endedLead")}
        </EmptyState>
      </Page>
    );
  const { event, kind, sections } = list;
  return (
    <Page
      width="wide"
      hue={event.hue}
      kicker={format.when(event, event.timeZone, now)}
      title={event.title}
      lead={`${t(`table.list-${kind}`)}. ${t("table.sharedFor", { recipient: list.recipient })}`}
      actions={
        <>
          <ButtonLink look="quiet" icon="download" href={paths.sharedListFile(token, "xlsx")}>
            {t("table.exportXlsx")}
          </ButtonLink>
          <ButtonLink look="quiet" icon="download" href={paths.sharedListFile(token, "csv")}>
            {t("table.exportCsv")}
          </ButtonLink>
        </>
      }
    >
      <Notice>
        <p>
          {t("table.sharedDuty", {
            organisation: event.organisation,
            date: format.date(list.expiresAt, event.timeZone),
          })}
        </p>
      </Notice>
      {sections.length === 0 ? (
        <EmptyState icon="people" title={t("table.listEmpty")}>
          {t(`table.listEmpty-${kind}`)}
        </EmptyState>
      ) : (
        <ListTables sections={sections} />
      )}
    </Page>
  );
}
