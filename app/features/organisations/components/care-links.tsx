import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Icon } from "~/ui/icon";
import { Section } from "~/ui/section";

export interface CareLinksProps {
  readonly organisation: string;
  readonly rights: {
    readonly "check-mail": boolean;
    readonly "edit-events": boolean;
    readonly "manage-people": boolean;
    readonly "manage-privacy": boolean;
    readonly "manage-sales": boolean;
    readonly "see-log": boolean;
    readonly "see-messages": boolean;
    readonly "see-money": boolean;
  };
}

interface CareGroup {
  readonly id: string;
  readonly title: string;
  readonly links: readonly { href: string; label: string; shown: boolean }[];
}

/** The way to all that is not about one event, by what it is about; a role sees what it may open. */
export function CareLinks({ organisation, rights }: CareLinksProps) {
  const groups = useCareGroups(organisation, rights)
    .map(({ links, ...group }) => ({ ...group, links: links.filter(({ shown }) => shown) }))
    .filter(({ links }) => links.length > 0);
  return (
    <div className="care-links">
      {groups.map(({ id, title, links }) => (
        <Section key={id} id={id} title={title}>
          <ul>
            {links.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>
                  {label}
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function useCareGroups(organisation: string, rights: CareLinksProps["rights"]): CareGroup[] {
  const { t } = useSpeech();
  return [
    {
      id: "money",
      title: t("treasury.title"),
      links: [
        {
          href: paths.money(organisation),
          label: t("treasury.tab-overview"),
          shown: rights["see-money"],
        },
        {
          href: paths.invoices(organisation),
          label: t("treasury.tab-invoices"),
          shown: rights["see-money"],
        },
        {
          href: paths.seller(organisation),
          label: t("treasury.settings"),
          shown: rights["manage-sales"],
        },
      ],
    },
    {
      id: "mail",
      title: t("organise.tab-messages"),
      links: [
        {
          href: paths.outbox(organisation),
          label: t("outbox.open"),
          shown: rights["see-messages"],
        },
        {
          href: paths.reminders(organisation, null),
          label: t("reminders.titleDefaults"),
          shown: rights["see-messages"],
        },
        {
          href: paths.letterTexts(organisation),
          label: t("letters.title"),
          shown: rights["edit-events"],
        },
        {
          href: paths.suppressed(organisation),
          label: t("inbound.suppressedLink"),
          shown: rights["manage-people"],
        },
        {
          href: paths.mailCheck(organisation),
          label: t("mailCheck.link"),
          shown: rights["check-mail"],
        },
      ],
    },
    {
      id: "people-and-privacy",
      title: t("privacy.careTitle"),
      links: [
        {
          href: paths.people(organisation),
          label: t("privacy.findPerson"),
          shown: rights["manage-people"],
        },
        {
          href: paths.companies(organisation),
          label: t("companies.title"),
          shown: rights["manage-people"],
        },
        {
          href: paths.privacyRules(organisation),
          label: t("privacy.careRules"),
          shown: rights["manage-privacy"],
        },
        { href: paths.log(organisation), label: t("privacy.seeLog"), shown: rights["see-log"] },
      ],
    },
    {
      id: "website",
      title: t("embed.title"),
      links: [{ href: paths.manageEmbed(organisation), label: t("embed.link"), shown: true }],
    },
  ];
}
