import type { Programme } from "./programme";

/** Somebody who speaks, and in what. */
export interface Speaker {
  /** As it was typed: a name, or a name with where it comes from. */
  readonly name: string;
  readonly sessions: readonly { readonly id: string; readonly title: string }[];
}

/**
 * Who speaks at an event, gathered from its sessions in the order of the programme. Several in one session are
 * set apart by a semicolon: a comma belongs to "Sunniva Graff, Østfoldforskning".
 *
 * @remarks Sessions that are cancelled bring nobody.
 */
export function speakersOf(programme: Programme): Speaker[] {
  const speakers = new Map<string, { name: string; sessions: { id: string; title: string }[] }>();
  for (const { id, title, speakers: typed, cancelled } of programme.days.flatMap(
    (day) => day.sessions,
  )) {
    if (cancelled) continue;
    for (const name of typed
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)) {
      const key = name.toLowerCase().replace(/\s+/g, " ");
      const known = speakers.get(key);
      if (!known) speakers.set(key, { name, sessions: [{ id, title }] });
      else if (!known.sessions.some((session) => session.id === id))
        known.sessions.push({ id, title });
    }
  }
  return [...speakers.values()];
}
