import { eventSpecimens, specimenNow } from "~/features/events/components/event-specimens";
import {
  draftedProgrammeSpecimen,
  draftSpecimens,
} from "~/features/programme/components/draft-specimens";
import { SessionBoard } from "~/features/programme/components/session-board";
import { DraftReview } from "~/features/registration/components/draft-review";
import { Section } from "~/ui/section";
import { WaitingLettersNotice } from "./waiting-letters";

const names = { tracks: draftedProgrammeSpecimen.tracks, networks: [] };
const toldSpecimen = {
  registrationId: "r1",
  orderId: "o1",
  locale: "nb",
  name: "Åshild Bjørnstadødegård",
  email: "ashild@romerike.example",
  company: null,
  as: "attendee",
  alsoContact: false,
} as const;

/** A programme that is being changed after publication, and the letters that wait. */
export function DraftsShowroom() {
  return (
    <>
      <Section title="Changes that are not published" id="drafts">
        <SessionBoard
          programme={draftedProgrammeSpecimen}
          warnings={[]}
          drafts={draftSpecimens}
          names={names}
          hrefOf={(id) => `#${id}`}
          addHrefOf={null}
        />
      </Section>
      <DraftReview
        drafts={draftSpecimens.map((draft) => ({
          ...draft,
          change: draft.action === "cancel" ? "cancelled" : "moved",
          publishable: draft.overtaken === null && draft.problem === null,
        }))}
        warnings={[{ kind: "outside", session: draftSpecimens[0]?.sessionId ?? "" }]}
        names={names}
        titles={{}}
        audience={{
          told: [toldSpecimen],
          letters: 1,
          corrected: 2,
          untouched: 12,
          concerned: { d3: 1, d4: 0 },
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
