import type { Programme, ProgrammeSession } from "../domain/programme";

const session: ProgrammeSession = {
  id: "",
  kind: "talk",
  title: "",
  description: "",
  speakers: "",
  startsAt: new Date(0),
  startZone: "Europe/Oslo",
  endsAt: new Date(0),
  endZone: "Europe/Oslo",
  place: null,
  toPlace: null,
  trackId: null,
  network: null,
  signUp: false,
  cancelled: false,
};

let count = 0;

function item(from: string, until: string, own: Partial<ProgrammeSession>): ProgrammeSession {
  count += 1;
  return {
    ...session,
    id: `s${count}`,
    startsAt: new Date(`${from}:00Z`),
    endsAt: new Date(`${until}:00Z`),
    ...own,
  };
}

/** A two-day trip with joint items, parallel tracks, legs, a border and a cancellation. */
export const programmeSpecimen: Programme = {
  timeZone: "Europe/Oslo",
  tracks: [
    { id: "t1", name: "Næring" },
    { id: "t2", name: "Samferdsel og infrastruktur" },
    { id: "t3", name: "Kultur" },
  ],
  days: [
    {
      date: "2027-09-01",
      title: "Moss",
      sessions: [
        item("2027-09-01T08:00", "2027-09-01T10:00", {
          kind: "discussion",
          title: "Faggruppemøte næring",
          place: "Møterom 2",
          trackId: "t1",
          network: { id: "n1", name: "faggruppe næring" },
          speakers: "Eilif Trane, Norun Sætersdal",
          description:
            "Etablererveiledning, næringsarealer og bærekraftsrapportering. Tre minutter hver rundt bordet.",
        }),
        item("2027-09-01T08:00", "2027-09-01T10:00", {
          kind: "discussion",
          title: "Kollektivtransportutviklingsprosjektet",
          place: "Storsalen",
          trackId: "t2",
        }),
        item("2027-09-01T08:00", "2027-09-01T09:30", {
          kind: "workshop",
          title: "Verksted om kulturbyggene",
          trackId: "t3",
          cancelled: true,
        }),
        item("2027-09-01T10:00", "2027-09-01T11:00", {
          kind: "meal",
          title: "Felles lunsj",
          place: "Moss kulturhus",
        }),
        item("2027-09-01T11:00", "2027-09-01T15:00", {
          title: "Fellessamling for alle faggruppene",
          place: "Moss kulturhus",
          speakers: "Sunniva Graff, Østfoldforskning",
          description:
            "Et kort innlegg fra forskningen, gruppearbeid ved bordene og oppsummering i plenum.",
        }),
        item("2027-09-01T15:00", "2027-09-01T16:30", {
          kind: "transport",
          title: "Buss til hotellet",
          place: "Moss kulturhus",
          toPlace: "Refsnes Gods",
        }),
        item("2027-09-01T16:30", "2027-09-01T17:00", {
          kind: "lodging",
          title: "Innsjekking",
          place: "Refsnes Gods",
        }),
        item("2027-09-01T17:30", "2027-09-01T20:30", {
          kind: "meal",
          title: "Middag sammen",
          place: "Refsnes Gods",
          description: "Bordene byttes mellom rettene.",
        }),
      ],
    },
    {
      date: "2027-09-02",
      title: "",
      sessions: [
        item("2027-09-02T05:00", "2027-09-02T07:00", {
          kind: "meal",
          title: "Frokost og utsjekking",
          place: "Refsnes Gods",
        }),
        item("2027-09-02T07:00", "2027-09-02T13:00", {
          kind: "workshop",
          title: "Faggruppemøte næring",
          place: "NMBU, Ås",
          network: { id: "n1", name: "faggruppe næring" },
        }),
        item("2027-09-02T16:00", "2027-09-02T18:20", {
          kind: "transport",
          title: "Fly for dem som skal videre",
          place: "Oslo lufthavn",
          toPlace: "London Heathrow",
          endZone: "Europe/London",
        }),
      ],
    },
  ],
};
