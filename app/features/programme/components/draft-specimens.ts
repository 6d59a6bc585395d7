import type { ProgrammeSession } from "../domain/programme";
import { programmeWithDrafts, type ProgrammeDraft } from "../domain/programme-draft";
import type { SessionFacts } from "../domain/session-change";
import { programmeSpecimen } from "./programme-specimen";

const sessions = programmeSpecimen.days.flatMap((day) => day.sessions);
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
/** A draft of each kind, and of each way to be in trouble. */
export const draftSpecimens: readonly ProgrammeDraft[] = [
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

/** The programme as it will be with them. */
export const draftedProgrammeSpecimen = programmeWithDrafts(programmeSpecimen, draftSpecimens, []);
