import { Section } from "~/ui/section";
import type { AnnouncementLine } from "../queries/announcements.server";
import type { MomentLine } from "../queries/letter-texts.server";
import { AnnouncementProgress } from "./announcement-progress";
import { AnnouncementTable } from "./announcement-table";
import { AudienceCounted } from "./audience-counted";
import { MomentTable } from "./moment-table";
import { PlaceholderList } from "./placeholder-list";
import { WordsShown } from "./words-shown";

const at = new Date("2027-06-01T08:00:00Z");
const timeZone = "Europe/Oslo";

const underWay: AnnouncementLine = {
  id: "a1",
  subject: "Ta med gode sko, {fornavn}: vi går fra Moss sentrum til Kulturhuset",
  messages: 143,
  leftOut: 3,
  createdAt: at,
  stoppedAt: null,
  sent: 60,
  waiting: 81,
  failed: 2,
  heldBack: 0,
};
const announcements: readonly AnnouncementLine[] = [
  underWay,
  { ...underWay, id: "a2", subject: "Rommet er byttet", sent: 143, waiting: 0, failed: 0 },
  { ...underWay, id: "a3", subject: "Feil dag", stoppedAt: at, waiting: 0, heldBack: 81 },
];
const moments: readonly MomentLine[] = [
  { moment: "confirmation", languages: [], events: [] },
  { moment: "reminder", languages: ["nb", "sv"], events: [] },
  {
    moment: "called-off",
    languages: [],
    events: [{ id: "e1", slug: "frokost", title: "Frokost om havvind", languages: ["en"] }],
  },
];

/** The parts about letters' words and announcements, each in its states. */
export function LettersShowroom() {
  const event = { slug: "frokost", timeZone };
  const progress = { timeZone, here: "#announcements" };
  return (
    <>
      <Section title="Words of letters" id="letters">
        <MomentTable organisation="hub" language="nb" moments={moments} />
        <WordsShown
          words={{ subject: "{nedtelling}: {arrangement}", text: "Hei {fornavn}," }}
          language="nb"
        />
        <PlaceholderList open allowed={["firstName", "countdown", "personalLink"]} language="sv" />
      </Section>
      <Section title="Announcements" id="announcements">
        <AudienceCounted count={143} leftOut={3} names={["Ada Prøvesen", "Grace Eksempel"]} />
        <AudienceCounted count={1} leftOut={0} names={["Ada Prøvesen"]} />
        <AudienceCounted count={0} leftOut={1} names={[]} />
        <AnnouncementProgress {...progress} announcement={underWay} perMinute={60} doneAt={at} />
        <AnnouncementProgress
          {...progress}
          announcement={{ ...underWay, sent: 0, failed: 0, waiting: 143, leftOut: 0 }}
          perMinute={null}
          doneAt={null}
        />
        {announcements.slice(1).map((announcement) => (
          <AnnouncementProgress
            key={announcement.id}
            {...progress}
            announcement={announcement}
            perMinute={null}
            doneAt={null}
          />
        ))}
        <AnnouncementTable organisation="hub" event={event} announcements={announcements} />
        <AnnouncementTable organisation="hub" event={event} announcements={[]} />
      </Section>
    </>
  );
}
