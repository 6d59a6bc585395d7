import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/section";

export interface CareLinksProps {
  readonly organisation: string;
  readonly rights: {
    readonly "manage-people": boolean;
    readonly "manage-privacy": boolean;
    readonly "see-log": boolean;
  };
}

/** The way to what is kept about people; nothing for roles that open none of it. */
export function CareLinks({ organisation, rights }: CareLinksProps) {
  const { t } = useSpeech();
  const links = [
    {
      href: paths.people(organisation),
      label: t("privacy.findPerson"),
      shown: rights["manage-people"],
    },
    {
      href: paths.suppressed(organisation),
      label: t("inbound.suppressedLink"),
      shown: rights["manage-people"],
    },
    {
      href: paths.privacyRules(organisation),
      label: t("privacy.careRules"),
      shown: rights["manage-privacy"],
    },
    { href: paths.log(organisation), label: t("privacy.seeLog"), shown: rights["see-log"] },
  ].filter(({ shown }) => shown);
  if (links.length === 0) return null;
  return (
    <Section title={t("privacy.careTitle")} id="people-and-privacy">
      <div className="button-row">
        {links.map(({ href, label }) => (
          <ButtonLink key={href} look="quiet" href={href}>
            {label}
          </ButtonLink>
        ))}
      </div>
    </Section>
  );
}
