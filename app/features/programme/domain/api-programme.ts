import { z } from "zod";
import { idAnswer, instantAnswer, timeZoneAnswer } from "~/kernel/answer-schemas";
import { eventDetailAnswer } from "~/features/events/domain/api-event";
import { sessionKinds, type Programme } from "./programme";

export const sessionAnswer = z
  .object({
    id: idAnswer,
    kind: z.enum(sessionKinds),
    title: z.string(),
    description: z.string(),
    speakers: z.string().meta({ description: "Who speaks, in one line; may be empty." }),
    startsAt: instantAnswer,
    startZone: timeZoneAnswer,
    endsAt: instantAnswer,
    endZone: timeZoneAnswer,
    place: z.string().nullable(),
    toPlace: z.string().nullable().meta({ description: "Where a transport leads." }),
    track: idAnswer
      .nullable()
      .meta({ description: "The parallel track it stands in; null when it spans all of them." }),
    group: idAnswer
      .nullable()
      .meta({ description: "The group it is for; null when it is for everybody." }),
    cancelled: z.boolean(),
  })
  .meta({ description: "One thing in a programme." });

/** A programme as the JSON API shows it. What is here is kept; more may come. */
export const programmeAnswer = z
  .object({
    tracks: z.array(z.object({ id: idAnswer, name: z.string() })),
    days: z.array(
      z.object({
        date: z.iso.date().meta({ description: "The date at the event, in its own time zone." }),
        title: z.string(),
        sessions: z.array(sessionAnswer),
      }),
    ),
  })
  .meta({ description: "Days and sessions in time order, cancelled sessions included." });

export type ProgrammeAnswer = z.output<typeof programmeAnswer>;

/** An event with its programme. */
export const eventWithProgramme = eventDetailAnswer
  .extend({ programme: programmeAnswer })
  .meta({ description: "An event by itself, with its programme." });

/** A programme as the JSON API shows it. */
export function apiProgramme({ tracks, days }: Programme): ProgrammeAnswer {
  return {
    tracks: tracks.map(({ id, name }) => ({ id, name })),
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
