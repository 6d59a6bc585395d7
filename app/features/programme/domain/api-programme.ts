import type { Programme } from "./programme";

/** A programme as the JSON API shows it; the shape is kept. */
export function apiProgramme({ tracks, days }: Programme) {
  return {
    tracks,
    days: days.map((day) => ({
      date: day.date,
      title: day.title,
      sessions: day.sessions.map((session) => ({
        id: session.id,
        kind: session.kind,
        title: session.title,
        description: session.description,
        speakers: session.speakers,
        startsAt: session.startsAt.toISOString(),
        startZone: session.startZone,
        endsAt: session.endsAt.toISOString(),
        endZone: session.endZone,
        place: session.place,
        toPlace: session.toPlace,
        track: session.trackId,
        group: session.network?.id ?? null,
        cancelled: session.cancelled,
      })),
    })),
  };
}
