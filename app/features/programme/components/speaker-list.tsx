import { useSpeech } from "~/i18n/locale-context";
import { Section } from "~/ui/section";
import type { Speaker } from "../domain/speakers";
import { sessionAnchor } from "./timeline-rows";

/** Who speaks, each with the way to their part of the programme. Nothing where nobody is named. */
export function SpeakerList({ speakers }: { speakers: readonly Speaker[] }) {
  const { t } = useSpeech();
  if (speakers.length === 0) return null;
  return (
    <Section title={t("eventPage.speakers")} id="speakers">
      <ul className="speakers">
        {speakers.map(({ name, sessions }) => (
          <li key={name}>
            <p className="speaker-name">{name}</p>
            {sessions.map(({ id, title }) => (
              <p className="speaker-session" key={id}>
                <a href={`#${sessionAnchor(id)}`}>{title}</a>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
