import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import { programmeSpecimen } from "~/features/programme/components/programme-specimen";
import { SessionBoard } from "~/features/programme/components/session-board";
import type { ProgrammeSession } from "~/features/programme/domain/programme";
import {
  programmeWithDrafts,
  type ProgrammeDraft,
} from "~/features/programme/domain/programme-draft";
import type { SessionFacts } from "~/features/programme/domain/session-change";
import { DraftReview } from "~/features/registration/components/draft-review";
import { Section } from "~/ui/section";
import { WaitingLettersNotice } from "./waiting-letters";

const sessions = programmeSpecimen.days.flatMap((day) => day.sessions);
const names = { tracks: programmeSpecimen.tracks, networks: [] };
const toldSpecimen = {
  registrationId: "r1",
  orderId: "o1",
  locale: "nb",
  name: "Åshild Bjørnstadødegård",
  email: "ashild@romerike.example",
  company: null,
  as: "attendee",
  since: specimenNow,
  alsoContact: false,
} as const;

function factsOf({ network, place, toPlace, ...session }: ProgrammeSession): SessionFacts {
  return {
    ...session,
    place: place ?? "",
    toPlace: toPlace ?? "",
    networkId: network?.id ?? null,
  };
}

function draft(place: number, own: Partial<ProgrammeDraft>): ProgrammeDraft {
  const session = sessions[place];
  const facts = session ? factsOf(session) : null;
  return {
    id: `d${place}`,
    revision: 1,
    action: "change",
    sessionId: session?.id ?? "",
    before: facts,
    after: facts && { ...facts, place: "Møterom 3" },
    overtaken: null,
    problem: null,
    ...own,
  };
}

const lunch = draft(3, {});
const drafts: readonly ProgrammeDraft[] = [
  lunch,
  draft(4, { action: "cancel", after: null }),
  draft(5, { overtaken: lunch.before && { ...lunch.before, title: "Buss til hotellet" } }),
  draft(6, { problem: { code: "session-cancelled" }, after: null }),
  draft(7, {
    id: "d-new",
    sessionId: "d-new",
    action: "add",
    before: null,
    after: lunch.before && { ...lunch.before, title: "Kaffe i hagen", description: "" },
  }),
];

/** A programme that is being changed after publication, and the letters that wait. */
export function DraftsShowroom() {
  return (
    <>
      <Section title="Changes that are not published" id="drafts">
        <SessionBoard
          programme={programmeWithDrafts(programmeSpecimen, drafts, [])}
          warnings={[]}
          drafts={drafts}
          names={names}
          hrefOf={(id) => `#${id}`}
          addHrefOf={null}
        />
      </Section>
      <DraftReview
        drafts={drafts}
        warnings={[{ kind: "outside", session: lunch.sessionId }]}
        names={names}
        titles={{}}
        audience={{
          told: [toldSpecimen],
          letters: 1,
          corrected: 2,
          untouched: 12,
          concerned: { [lunch.id]: 1, d4: 0 },
        }}
        hrefOf={(id) => `#${id}`}
        backHref="#drafts"
      />
      <Section title="Letters that wait" id="waiting-letters">
        <WaitingLettersNotice
          waiting={{ changes: 3, at: specimenNow }}
          timeZone={eventSpecimens.trip.timeZone}
          action="#waiting-letters"
        />
      </Section>
    </>
  );
}
