import type { Locale } from "~/kernel/locales";
import { speechOf, type Speech } from "~/i18n/speech";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { ListAsked, ListKind, ListSection } from "../domain/list-kinds";
import { hasChosen } from "./chosen-sessions.server";
import { needWords } from "./need-words.server";
import { lodgingsOf } from "./rooms.server";

type Writer = (
  world: World,
  eventId: string,
  asked: ListAsked,
  speech: Speech,
) => Promise<ListSection[]>;

/**
 * What a list says, in the language of who reads it. Whoever calls has seen to it that they may: what is asked for is
 * looked for within the event alone.
 */
export function listSections(
  world: World,
  eventId: string,
  asked: ListAsked,
  locale: Locale,
): Promise<ListSection[]> {
  return writers[asked.kind](world, eventId, asked, speechOf(locale));
}

const writers: Readonly<Record<ListKind, Writer>> = {
  async rooming(world, eventId, { addOnIds }, { t, format }) {
    const lodgings = await lodgingsOf(world, eventId, addOnIds.length > 0 ? addOnIds : null);
    return lodgings.map(({ name, date, sharedBy, guests, plan }) => {
      const nameOf = new Map(guests.map((guest) => [guest.id, guest.name || t("table.unnamed")]));
      return {
        title: name,
        when: date && format.isoDate(date),
        count: t("table.roomCount", { count: plan.rooms.length, guests: guests.length }),
        columns: [t("table.room"), t("table.guests"), t("table.remark")],
        rows: plan.rooms.map((room, place) => [
          String(place + 1),
          room.guests.map((id) => nameOf.get(id) ?? "").join(", "),
          room.guests.length < sharedBy ? t("table.alone", { beds: sharedBy }) : "",
        ]),
      };
    });
  },

  async transport(world, eventId, { addOnIds }, { t, format }) {
    const legs = await legsOf(world, eventId, "transport", addOnIds);
    return legs.map(({ name, date, people }) => ({
      title: name,
      when: date && format.isoDate(date),
      count: t("table.people", { count: people.length }),
      columns: [t("table.column-name"), t("table.column-company"), t("table.from")],
      rows: people.map((person) => [
        person.name ?? t("table.unnamed"),
        person.company ?? "",
        person.municipality,
      ]),
    }));
  },

  async diets(world, eventId, { addOnIds, withNames }, { t, format }) {
    const meals = await legsOf(world, eventId, "meal", addOnIds);
    // What was asked for and is gone shows nobody: least of all everybody.
    const all = meals.length === 0 && addOnIds.length === 0;
    const shown = all ? [await everybody(world, eventId, t("table.everyone"))] : meals;
    return shown.flatMap(({ name, date, people }) => {
      const when = date && format.isoDate(date);
      const said = people.map(({ diet, ...person }) => ({
        ...person,
        words: needWords(diet ?? undefined, t),
      }));
      const counts = new Map<string, number>();
      for (const { words } of said) if (words) counts.set(words, (counts.get(words) ?? 0) + 1);
      const special = [...counts].toSorted(([, a], [, b]) => b - a);
      const plain = said.length - special.reduce((sum, [, count]) => sum + count, 0);
      const counted: ListSection = {
        title: name,
        when,
        count: t("table.people", { count: said.length }),
        columns: [t("table.diet"), t("table.count")],
        rows: [
          ...special.map(([words, count]) => [words, String(count)]),
          [t("table.noDiet"), String(plain)],
        ],
      };
      const named = said.filter(({ words }) => words !== "");
      if (!withNames || named.length === 0) return [counted];
      return [
        counted,
        {
          title: t("table.whoEats", { meal: name }),
          when,
          count: t("table.people", { count: named.length }),
          columns: [t("table.column-name"), t("table.diet")],
          rows: named.map((person) => [person.name ?? t("table.unnamed"), person.words]),
        },
      ];
    });
  },

  async attendance(world, eventId, { sessionIds }, { t, format }) {
    const sessions = await world.db.$queryRaw<
      { title: string; startsAt: Date; startZone: string; people: Person[] }[]
    >`
      SELECT s.title, s.starts_at AS "startsAt", s.start_zone AS "startZone",
        coalesce((SELECT jsonb_agg(${person} ORDER BY fold_search(r.attendee_name) NULLS LAST, r.id)
          FROM ${seats}
          WHERE r.event_id = s.event_id AND r.status = 'confirmed' AND (
            ${hasChosen(Prisma.sql`r.id`, Prisma.sql`s.id`)}
            OR NOT s.sign_up AND (s.network_id IS NULL OR s.network_id = r.network_id))), '[]') AS people
      FROM session s WHERE s.event_id = ${eventId}::uuid AND s.status = 'scheduled'
        AND (${sessionIds.length === 0} OR s.id = ANY (${[...sessionIds]}::uuid[]))
      ORDER BY s.starts_at, s.id`;
    return sessions.map(({ title, startsAt, startZone, people }) => ({
      title,
      when: format.moment(startsAt, startZone),
      count: t("table.people", { count: people.length }),
      columns: [t("table.column-name"), t("table.column-company")],
      rows: people.map(({ name, company }) => [name ?? t("table.unnamed"), company ?? ""]),
    }));
  },
};

interface Person {
  readonly name: string | null;
  readonly company: string | null;
  readonly municipality: string;
  readonly diet: { readonly choices: readonly string[]; readonly note: string } | null;
}

interface Leg {
  readonly name: string;
  readonly date: string | null;
  readonly people: readonly Person[];
}

const seats = Prisma.sql`registration r JOIN "order" o ON o.id = r.order_id LEFT JOIN company c ON c.id = o.company_id
  LEFT JOIN sensitive_answer eats ON eats.registration_id = r.id AND eats.kind = 'diet'`;

const person = Prisma.sql`jsonb_build_object('name', r.attendee_name, 'company', c.name,
  'municipality', coalesce(c.municipality, ''),
  'diet', CASE WHEN eats.registration_id IS NOT NULL
    THEN jsonb_build_object('choices', to_jsonb(eats.choices), 'note', eats.note) END)`;

/** The add-ons of a kind with who has them. */
function legsOf(
  world: World,
  eventId: string,
  kind: "transport" | "meal",
  only: readonly string[],
): Promise<Leg[]> {
  return world.db.$queryRaw<Leg[]>`
    SELECT a.name, to_char(a.date, 'YYYY-MM-DD') AS date,
      coalesce((SELECT jsonb_agg(${person} ORDER BY fold_search(r.attendee_name) NULLS LAST, r.id)
        FROM ${seats} JOIN registration_add_on ra ON ra.registration_id = r.id
        WHERE ra.add_on_id = a.id AND ra.status = 'taken' AND r.status = 'confirmed'), '[]') AS people
    FROM add_on a WHERE a.event_id = ${eventId}::uuid AND a.kind = ${kind}
      AND (${only.length === 0} OR a.id = ANY (${[...only]}::uuid[]))
    ORDER BY a.date NULLS LAST, a.position, a.id`;
}

async function everybody(world: World, eventId: string, name: string): Promise<Leg> {
  const [row] = await world.db.$queryRaw<{ people: Person[] }[]>`
    SELECT coalesce(jsonb_agg(${person} ORDER BY fold_search(r.attendee_name) NULLS LAST, r.id), '[]') AS people
    FROM ${seats} WHERE r.event_id = ${eventId}::uuid AND r.status = 'confirmed'`;
  return { name, date: null, people: row?.people ?? [] };
}
