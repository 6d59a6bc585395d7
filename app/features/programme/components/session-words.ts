import type { Speech } from "~/i18n/locale-context";
import { dateOf, wallTimeOf } from "~/kernel/time";
import type { SessionKind } from "../domain/programme";
import type { SessionFacts } from "../domain/session-change";
import { clocksDiffer, zoneCity } from "./timeline-rows";

/** A line of what changes: as it was and as it will be. `null` where there was or will be nothing. */
export interface SessionChangeLine {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** How tracks and groups are called. */
export interface SessionNames {
  readonly tracks: readonly { readonly id: string; readonly name: string }[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
}

/** What changes between two states of a session, or all of one that comes (`before` null) or goes. */
export function sessionChangeLines(
  before: SessionFacts | null,
  after: SessionFacts | null,
  names: SessionNames,
  speech: Speech,
): SessionChangeLine[] {
  const { t } = speech;
  const [was, is] = [
    before && wordsOf(before, names, speech),
    after && wordsOf(after, names, speech),
  ];
  const fields = [
    "title",
    "when",
    "place",
    "audience",
    "signUp",
    "track",
    "kind",
    "speakers",
    "description",
  ] as const;
  return fields.flatMap((field) => {
    const [from, to] = [was?.[field] || null, is?.[field] || null];
    if (from === to) return [];
    return [{ label: t(`organise.session-${field}`), before: from, after: to }];
  });
}

function wordsOf(facts: SessionFacts, names: SessionNames, speech: Speech) {
  const { t } = speech;
  return {
    title: facts.title,
    when: sessionWhen(facts, speech),
    place: placeWords(facts, speech),
    audience:
      names.networks.find(({ id }) => id === facts.networkId)?.name ??
      (facts.networkId === null ? t("organise.everybody") : ""),
    signUp: facts.signUp ? t("organise.session-signUpWords") : "",
    track: names.tracks.find(({ id }) => id === facts.trackId)?.name ?? "",
    kind: t(`eventView.session-${facts.kind as SessionKind}`),
    speakers: facts.speakers,
    description: facts.description,
  };
}

function placeWords({ place, toPlace }: SessionFacts, { t }: Speech): string {
  if (place && toPlace) return t("eventView.journey", { from: place, to: toPlace });
  return place || toPlace;
}

/** Date and time of a session, each end on its own clock; the city is named where the clocks differ. */
export function sessionWhen(
  session: Pick<SessionFacts, "startsAt" | "startZone" | "endsAt" | "endZone">,
  { t, format }: Speech,
): string {
  const { startsAt, startZone, endsAt, endZone } = session;
  const oneClock = !clocksDiffer(endsAt, endZone, startZone);
  const oneDay = dateOf(startsAt, startZone) === dateOf(endsAt, endZone);
  const date = format.date(startsAt, startZone);
  if (oneClock && oneDay) return `${date} ${format.timeSpan(session, startZone)}`;
  const place = (zone: string) =>
    oneClock ? "" : ` (${t("eventView.localTime", { city: zoneCity(zone) })})`;
  const end = oneDay
    ? format.time(endsAt, endZone)
    : `${format.date(endsAt, endZone)} ${format.time(endsAt, endZone)}`;
  return `${date} ${format.time(startsAt, startZone)}${place(startZone)} – ${end}${place(endZone)}`;
}

/** A stored session as the defaults of its form. */
export function sessionDefaults(facts: SessionFacts): Record<string, string> {
  return {
    kind: facts.kind,
    title: facts.title,
    description: facts.description,
    speakers: facts.speakers,
    startsAt: wallTimeOf(facts.startsAt, facts.startZone),
    startZone: facts.startZone,
    endsAt: wallTimeOf(facts.endsAt, facts.endZone),
    endZone: facts.endZone,
    place: facts.place,
    toPlace: facts.toPlace,
    trackId: facts.trackId ?? "",
    networkId: facts.networkId ?? "",
    signUp: facts.signUp ? "on" : "",
  };
}
