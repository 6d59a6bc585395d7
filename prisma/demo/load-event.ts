import { anonymous } from "~/kernel/actor";
import { addTime, minute, type Instant } from "~/kernel/time";
import { addDocument } from "~/features/events/commands/add-document.server";
import { createEvent } from "~/features/events/commands/create-event.server";
import { setCover } from "~/features/events/commands/edit-cover.server";
import { cancelEvent, publishEvent } from "~/features/events/commands/publish-event.server";
import { announceChanges } from "~/features/notifications/jobs/announce-changes.server";
import { addSession } from "~/features/programme/commands/add-session.server";
import { addTrack } from "~/features/programme/commands/edit-tracks.server";
import { answerSensitive } from "~/features/registration/commands/answer-sensitive.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { decideApplication } from "~/features/registration/commands/decide-application.server";
import { nameSeat } from "~/features/registration/commands/name-seat.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import type { OrderRequest } from "~/features/registration/domain/order-request";
import { seatTokens } from "~/features/registration/queries/registration-by-token.server";
import { clearPastCalendar, settlePastCalendars } from "./deliver-history";
import { done } from "./done";
import { landscape } from "./landscape";
import { loadOffer, type LoadedOffer } from "./load-offer";
import type { LoadedHub } from "./load-hub";
import type { PastWorld } from "./past-world";
import type { PlannedChoices, PlannedEvent, PlannedOrder } from "./plan";
import { freshTime } from "./turnout";

/** What an event is loaded with. */
export interface Loading {
  readonly past: PastWorld;
  readonly present: Instant;
  readonly hub: LoadedHub;
  /** Orders whose mails are still to go out; filled as they are placed. */
  readonly fresh: Set<string>;
}

/** An event that exists, with the ids of its groups by name. */
interface LoadedEvent {
  readonly id: string;
  readonly slug: string;
  readonly offer: LoadedOffer;
  readonly groups: ReadonlyMap<
    string,
    { readonly trackId: string; readonly networkId: string | null }
  >;
}

/** Makes an event as its organiser would have: programme, publication, registrations, and what came after. */
export async function loadEvent(loading: Loading, plan: PlannedEvent): Promise<void> {
  const { past, present, hub, fresh } = loading;
  const event = await makeEvent(loading, plan);
  if (!plan.publishedAt) return;
  done(await publishEvent(past(plan.publishedAt), hub.organiser, hub.slug, event.slug));
  const placed: { plan: PlannedOrder; id: string; seats: readonly string[] }[] = [];
  for (const order of plan.orders)
    placed.push({ plan: order, ...(await registers(loading, event, order)) });

  for (const order of placed) {
    const { verdict } = order.plan;
    if (verdict)
      done(
        await decideApplication(past(verdict.at), hub.organiser, hub.slug, order.id, verdict.verb),
      );
    for (const { seat, person, at } of order.plan.namedLater ?? [])
      done(await nameSeat(past(at), tokenOf(loading, order.seats[seat]), person));
    await answers(loading, order.plan, order.seats);
  }
  await settlePastCalendars(past, event.id, fresh, present);
  for (const order of placed) await givesBack(loading, event, order.plan, order.seats);

  if (plan.cancelledAt) {
    done(await cancelEvent(past(plan.cancelledAt), hub.organiser, hub.slug, event.slug));
    await announceChanges(past(plan.cancelledAt));
  }
}

async function makeEvent({ past, hub }: Loading, plan: PlannedEvent): Promise<LoadedEvent> {
  const world = past(plan.createdAt);
  const { id, slug } = done(await createEvent(world, hub.organiser, hub.slug, plan.details));
  // No command knows these: a series, a host found by its number rather than its name, a day's title.
  await world.db.event.update({
    where: { id },
    data: {
      seriesId: plan.series ? (hub.series.get(plan.series) ?? null) : null,
      hostCompanyId: plan.host ? (hub.companies.get(plan.host)?.id ?? null) : null,
    },
  });
  const days = plan.dayTitles
    ? await world.db.eventDay.findMany({ where: { eventId: id }, orderBy: { date: "asc" } })
    : [];
  for (const [place, day] of days.entries())
    await world.db.eventDay.update({
      where: { id: day.id },
      data: { title: plan.dayTitles?.[place] ?? "" },
    });

  const groups = new Map<string, { trackId: string; networkId: string | null }>();
  for (const name of plan.groups ?? []) {
    const track = done(
      await addTrack(world, hub.organiser, hub.slug, slug, { name, forGroup: true }),
    );
    groups.set(name, { trackId: track.id, networkId: hub.networks.get(name) ?? null });
  }
  for (const { group, ...session } of plan.sessions) {
    const trackId = group ? groups.get(group)?.trackId : undefined;
    done(await addSession(world, hub.organiser, hub.slug, slug, { ...session, trackId }));
  }
  await addFiles({ past, hub }, slug, plan);
  const offer = await loadOffer(
    world,
    hub.organiser,
    [hub.slug, slug],
    id,
    hub.networks,
    plan.offer ?? {},
  );
  return { id, slug, groups, offer };
}

/** What an organiser would have sent by the form: a picture, documents. */
async function addFiles(
  { past, hub }: Pick<Loading, "past" | "hub">,
  slug: string,
  { createdAt, cover, documents = [] }: PlannedEvent,
): Promise<void> {
  const of = [past(createdAt), hub.organiser, hub.slug, slug] as const;
  if (cover) {
    const bytes = await landscape(slug, cover.colours);
    done(
      await setCover(...of, { name: `${slug}.png`, bytes }, { alt: cover.alt, focus: "centre" }),
    );
  }
  for (const { name, bytes, title, audience } of documents)
    done(await addDocument(...of, { name, bytes }, { title, audience }));
}

async function registers(
  { past, present, hub, fresh }: Loading,
  event: LoadedEvent,
  order: PlannedOrder,
): Promise<{ id: string; seats: readonly string[] }> {
  const { contact } = order;
  const company = contact.company ? hub.companies.get(contact.company) : undefined;
  const request: OrderRequest = {
    contact: {
      name: contact.name,
      email: contact.email,
      ...(company
        ? { company: { name: company.name, organisationNumber: company.organisationNumber } }
        : {}),
    },
    language: contact.language,
    ...(order.code ? { code: order.code } : {}),
    seats: order.seats.map(({ person, group, chosen }) => ({
      ...(chosen ? chosenOf(event.offer, chosen) : {}),
      ...(person ? { name: person.name, email: person.email } : {}),
      group: group ? (event.groups.get(group)?.networkId ?? undefined) : undefined,
    })),
  };
  const placed = done(await placeOrder(past(order.at), anonymous, event.slug, request));
  if (present.getTime() - order.at.getTime() < freshTime) fresh.add(placed.id);
  return { id: placed.id, seats: placed.seats.map((seat) => seat.id) };
}

/** What somebody chooses, as an order asks for it. */
function chosenOf({ tickets, addOns, sessions, questions }: LoadedOffer, chosen: PlannedChoices) {
  return {
    ticketType: chosen.ticket ? tickets.get(chosen.ticket) : undefined,
    addOns: (chosen.addOns ?? []).flatMap(({ name, roomMate }) => {
      const id = addOns.get(name);
      return id ? [{ id, roomMate }] : [];
    }),
    sessions: (chosen.sessions ?? []).flatMap((title) => sessions.get(title) ?? []),
    questions: (chosen.questions ?? []).flatMap(({ label, values }) => {
      const question = questions.get(label);
      return question ? [{ question, values }] : [];
    }),
  };
}

/** Each says for themselves what they eat and need, a while after the order. */
async function answers(
  loading: Loading,
  { at, seats, contact }: PlannedOrder,
  ids: readonly string[],
): Promise<void> {
  const world = loading.past(addTime(at, minute));
  for (const [place, seat] of seats.entries())
    for (const answer of seat.answers ?? [])
      done(await answerSensitive(world, tokenOf(loading, ids[place]), answer, contact.language));
}

async function givesBack(
  loading: Loading,
  event: LoadedEvent,
  { givenBack }: PlannedOrder,
  seats: readonly string[],
): Promise<void> {
  if (!givenBack) return;
  const world = loading.past(givenBack.at);
  for (const place of givenBack.seats) {
    done(await cancelRegistration(world, tokenOf(loading, seats[place])));
    await clearPastCalendar(world, event.id, seats[place] ?? "");
  }
}

function tokenOf({ past, present }: Loading, id = ""): string {
  return seatTokens(past(present), { id, generation: 0 }).registration;
}
