import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CalendarReference } from "~/features/calendar/components/calendar-reference";
import { EmbedSnippets } from "~/features/events/components/embed-snippets";
import {
  ApiOperations,
  ApiSchemas,
  Sentence,
} from "~/features/registration/components/api-reference";
import { apiReference } from "~/features/registration/domain/api-reference";
import { apiDocument } from "~/features/registration/queries/api-document.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { limits } from "~/platform/http/rate-limits.server";
import { headOf } from "~/platform/http/head";
import { ButtonLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

export function loader({ context: { world, locale, keep } }: LoaderFunctionArgs) {
  keep({ nothing: true });
  const { t } = speechOf(locale);
  return {
    reference: apiReference(apiDocument(world.settings.url)),
    url: world.settings.url,
    orders: limits.orders.points,
    title: t("developers.title"),
    lead: t("developers.lead"),
  };
}

export const meta: MetaFunction<typeof loader> = (args) =>
  args.data
    ? headOf(args, { title: `${args.data.title} – Treff`, description: args.data.lead })
    : [];

/** The JSON API and the frames, for those who build something on them. */
export default function Developers() {
  const { reference, url, orders } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      width="wide"
      title={t("developers.title")}
      lead={t("developers.lead")}
      actions={
        <ButtonLink look="quiet" icon="file" href={paths.apiDocument()}>
          {t("developers.document")}
        </ButtonLink>
      }
    >
      <nav className="api-contents" aria-label={t("ui.contents")}>
        <ul>
          <li>
            <a href="#rules">{t("developers.rules")}</a>
          </li>
          {reference.operations.map(({ id, summary }) => (
            <li key={id} lang="en">
              <a href={`#${id}`}>{summary}</a>
            </li>
          ))}
          <li>
            <a href="#schemas">{t("developers.schemas")}</a>
          </li>
          <li>
            <a href="#calendars">{t("feeds.forPrograms")}</a>
          </li>
          <li>
            <a href="#embed">{t("developers.embed")}</a>
          </li>
        </ul>
      </nav>
      <Rules orders={orders} />
      <Section title={t("developers.operations")} id="operations">
        <ApiOperations reference={reference} />
      </Section>
      <Section title={t("developers.schemas")} id="schemas">
        <ApiSchemas reference={reference} />
      </Section>
      <CalendarReference sentence={(text) => <Sentence text={text} />} />
      <Section title={t("developers.embed")} id="embed" lead={t("developers.embedLead")}>
        <EmbedSnippets
          shown={{ kind: "list", limit: 3 }}
          title={t("embed.events")}
          language={null}
          url={url}
          level={3}
        />
        <p>{t("embed.knowPolicy", { origin: url })}</p>
      </Section>
    </Page>
  );
}

function Rules({ orders }: { orders: number }) {
  const { t, format } = useSpeech();
  const rules = [
    [t("developers.time"), t("developers.timeText")],
    [t("developers.errors"), t("developers.errorsText")],
    [t("developers.repeat"), t("developers.repeatText")],
    [t("developers.paging"), t("developers.pagingText")],
    [t("developers.caching"), t("developers.cachingText")],
    [t("developers.rates"), t("developers.ratesText", { orders: format.number(orders) })],
    [t("developers.origins"), t("developers.originsText")],
    [t("developers.change"), t("developers.changeText")],
  ] as const;
  return (
    <Section title={t("developers.rules")} id="rules">
      <dl className="api-rules">
        {rules.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Sentence text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
