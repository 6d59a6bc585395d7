import type { SignedIn } from "~/kernel/actor";
import { anonymous } from "~/kernel/actor";
import { addTime, day, hour } from "~/kernel/time";
import type { RootWorld } from "~/platform/world.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import type { OrderRequest } from "~/features/registration/domain/order-request";
import type { Role } from "~/features/organisations/permissions";

/** An organisation with somebody signed in for it. */
export interface MadeOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly owner: SignedIn;
}

export interface MadeEvent {
  readonly id: string;
  readonly slug: string;
  readonly organisation: MadeOrganisation;
  readonly seatPoolId: string;
  readonly startsAt: Date;
}

/** Makes the records a test begins with. Names are invented; every record is valid as it stands. */
export type Make = ReturnType<typeof makeFor>;

export function makeFor(world: RootWorld) {
  let count = 0;
  const next = () => ++count;

  async function member(organisationId: string, role: Role): Promise<SignedIn> {
    const n = next();
    const account = await world.db.account.create({
      data: {
        id: world.newId(),
        email: `staff${n}@hub.example`,
        name: `Staff ${n}`,
        createdAt: world.now(),
      },
    });
    await world.db.member.create({
      data: {
        id: world.newId(),
        organisationId,
        accountId: account.id,
        role,
        createdAt: world.now(),
      },
    });
    return { kind: "signed-in", accountId: account.id, name: account.name, email: account.email };
  }

  async function organisation(): Promise<MadeOrganisation> {
    const n = next();
    const { id, slug } = await world.db.organisation.create({
      data: {
        id: world.newId(),
        slug: `hub-${n}`,
        name: `Hub ${n}`,
        replyEmail: `post@hub${n}.example`,
        createdAt: world.now(),
      },
    });
    return { id, slug, owner: await member(id, "owner") };
  }

  async function event(
    options: {
      readonly organisation?: MadeOrganisation;
      readonly seats?: number;
      readonly status?: string;
      readonly requiresApproval?: boolean;
      readonly visibility?: string;
      readonly startsAt?: Date;
      readonly hours?: number;
      readonly title?: string;
      readonly kind?: string;
      readonly summary?: string;
      readonly timeZone?: string;
      readonly venueId?: string;
      readonly hostCompanyId?: string;
      readonly seriesId?: string;
    } = {},
  ): Promise<MadeEvent> {
    const n = next();
    const owner = options.organisation ?? (await organisation());
    const startsAt = options.startsAt ?? addTime(world.now(), 30 * day);
    const seatPoolId = world.newId();
    await world.db.seatPool.create({ data: { id: seatPoolId, size: options.seats ?? 40 } });
    const { id, slug } = await world.db.event.create({
      data: {
        id: world.newId(),
        organisationId: owner.id,
        slug: `event-${n}`,
        kind: options.kind ?? "breakfast-seminar",
        title: options.title ?? `Event ${n}`,
        summary: options.summary ?? "",
        timeZone: options.timeZone ?? "Europe/Oslo",
        venueId: options.venueId ?? null,
        hostCompanyId: options.hostCompanyId ?? null,
        seriesId: options.seriesId ?? null,
        startsAt,
        endsAt: addTime(startsAt, (options.hours ?? 2) * hour),
        status: options.status ?? "published",
        visibility: options.visibility ?? "public",
        requiresApproval: options.requiresApproval ?? false,
        seatPoolId,
        calendarUid: `${world.newId()}@treff.example`,
        calendarRevisedAt: world.now(),
        createdAt: world.now(),
        ticketTypes: { create: { id: world.newId(), name: "Deltaker" } },
      },
    });
    return { id, slug, organisation: owner, seatPoolId, startsAt };
  }

  async function venue(owner: MadeOrganisation, name: string, municipality = ""): Promise<string> {
    const data = { id: world.newId(), organisationId: owner.id, name, municipality };
    return (await world.db.venue.create({ data })).id;
  }

  async function company(owner: MadeOrganisation, name: string): Promise<string> {
    const id = world.newId();
    const data = { id, organisationId: owner.id, name, matchKey: id, createdAt: world.now() };
    return (await world.db.company.create({ data })).id;
  }

  async function series(
    owner: MadeOrganisation,
    title: string,
  ): Promise<{ id: string; slug: string }> {
    const data = { id: world.newId(), organisationId: owner.id, slug: `series-${next()}`, title };
    return world.db.series.create({ data });
  }

  async function network(owner: MadeOrganisation, name: string): Promise<string> {
    const { id } = await world.db.network.create({
      data: {
        id: world.newId(),
        organisationId: owner.id,
        name,
        kind: "specialist-group",
        createdAt: world.now(),
      },
    });
    return id;
  }

  /** A session of an event, on the day it falls on in Oslo. */
  async function session(
    of: MadeEvent,
    options: {
      readonly title?: string;
      readonly startsAt?: Date;
      readonly hours?: number;
      readonly networkId?: string;
      readonly place?: string;
    } = {},
  ): Promise<string> {
    const startsAt = options.startsAt ?? of.startsAt;
    const date = new Date(startsAt.toISOString().slice(0, 10));
    const eventDay = await world.db.eventDay.upsert({
      where: { eventId_date: { eventId: of.id, date } },
      create: { id: world.newId(), eventId: of.id, date },
      update: {},
    });
    const { id } = await world.db.session.create({
      data: {
        id: world.newId(),
        eventId: of.id,
        dayId: eventDay.id,
        kind: "talk",
        title: options.title ?? `Session ${next()}`,
        startsAt,
        startZone: "Europe/Oslo",
        endsAt: addTime(startsAt, (options.hours ?? 1) * hour),
        endZone: "Europe/Oslo",
        place: options.place ?? "Moss Kulturhus",
        networkId: options.networkId ?? null,
        calendarUid: `${world.newId()}@treff.example`,
        calendarRevisedAt: world.now(),
      },
    });
    return id;
  }

  /** The request of one person for themselves. */
  function request(name: string, more: Partial<OrderRequest> = {}): OrderRequest {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}@company.example`;
    return { contact: { name, email }, language: "nb", seats: [{ name, email }], ...more };
  }

  /** The request of a company: a seat for each name, an empty one to be named later. */
  function companyRequest(company: string, names: readonly string[]): OrderRequest {
    const domain = `${company.toLowerCase().replace(/\W/g, "")}.example`;
    return {
      contact: {
        name: `Contact ${company}`,
        email: `contact@${domain}`,
        company: { name: company },
      },
      language: "nb",
      seats: names.map((name) => (name ? { name, email: `${name.toLowerCase()}@${domain}` } : {})),
    };
  }

  /** Places an order, which has to succeed. */
  async function order(of: MadeEvent, asked: OrderRequest) {
    const placed = await placeOrder(world, anonymous, of.slug, asked);
    if (!placed.ok) throw new Error(`order refused: ${placed.problem.code}`);
    return placed.value;
  }

  return {
    organisation,
    member,
    event,
    venue,
    company,
    series,
    network,
    session,
    request,
    companyRequest,
    order,
  };
}
