import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import { Section } from "~/ui/section";
import type { EventPage } from "../queries/event-page.server";

export interface EventHostsProps {
  readonly event: Pick<EventPage, "card" | "host" | "organiser">;
  readonly organisationHref: string;
}

/** The company that opens its doors, and the organiser with the way to ask. */
export function EventHosts({ event, organisationHref }: EventHostsProps) {
  const { t } = useSpeech();
  const { card, host, organiser } = event;
  return (
    <Section title={t("eventPage.whoInvites")} id="hosts">
      <ul className="hosts">
        {host && (
          <li className="host">
            <p className="host-role">{t("eventView.host")}</p>
            <p className="host-name">{host.name}</p>
            <FactLine facts={[host.municipality, host.industry]} />
          </li>
        )}
        <li className="host">
          <p className="host-role">{t("eventView.organiser")}</p>
          <p className="host-name">
            <a href={organisationHref}>{card.organisation.name}</a>
          </p>
          <FactLine facts={[organiser.city]} />
          <p className="host-contact">
            <Icon name="mail" />
            <span>
              {t("eventPage.contact")}:{" "}
              <a href={`mailto:${encodeURI(organiser.email)}`}>{organiser.email}</a>
            </span>
          </p>
        </li>
      </ul>
    </Section>
  );
}

function FactLine({ facts }: { facts: readonly string[] }) {
  const line = facts.filter(Boolean).join(" · ");
  return line === "" ? null : <p className="quiet">{line}</p>;
}
