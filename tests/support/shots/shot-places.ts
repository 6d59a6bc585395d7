import { randomUUID } from "node:crypto";
import { loadFiller } from "../../../prisma/demo/load-filler";
import { postForm, postJson, leadsTo } from "../http";
import { suppressAddress } from "~/features/mail/commands/suppress-address.server";
import { suppressionReasons } from "~/features/mail/domain/suppression";
import { unsubscribeUrl } from "~/features/mail/queries/unsubscribe-link.server";
import { openHub, type Hub } from "../hub";
import { readMails } from "../mailbox";
import { signedInCookie } from "../signed-in";
import type { ShotStage } from "../shots-keeper";

/** Who looks at a page: anybody, or somebody of the organisation with many, one or no events. */
export type Viewer = "visitor" | "demo" | "one" | "none";

/** What the pages of the pictures are about: slugs, ids, paths of personal pages. */
export interface ShotPlaces {
  readonly organisation: { demo: string; many: string; one: string; none: string };
  readonly event: {
    /** Two days, groups, tracks. */
    trip: string;
    /** In another organisation, seen by a visitor only. */
    breakfast: string;
    /** Hundreds of registrations. */
    many: string;
    /** One registration. */
    one: string;
    /** Nobody registered, nothing in the programme. */
    draft: string;
    full: string;
    approval: string;
    cancelled: string;
  };
  /** The latest of the trip. */
  readonly invoice: string;
  /** The order it is of. */
  readonly paidOrder: string;
  /** Of the trip. */
  readonly session: string;
  /** Paths of personal pages. */
  readonly link: {
    confirmed: string;
    unnamed: string;
    waiting: string;
    asked: string;
    order: string;
    cancelled: string;
    handedOver: string;
    unsubscribe: string;
  };
  /** The path on which a code is typed. */
  readonly code: string;
  /** The newest mail of each kind. */
  readonly mails: Readonly<Record<string, string>>;
  /** A mail about the trip that was sent, and one of the organisation with one event that was not delivered. */
  readonly message: { sent: string; failed: string };
}

/** A name and a company as long as real ones get. */
const long = {
  name: "Maximiliana-Alexandra Featherstonehaugh-Cholmondeley",
  company: "Øvre Romerike Næringseiendomsutvikling og Samarbeidsforum AS",
};

/** Makes what the demo does not have: nothing, exactly one of each, and very many. */
export async function makePlaces(stage: ShotStage) {
  const { databaseUrl, appUrl } = stage;
  const one = await openHub(databaseUrl, appUrl);
  const none = await openHub(databaseUrl, appUrl);
  const { db } = one.world;
  await loadFiller(one.world, { events: 80, people: 3000 });

  const event = await one.event({
    title: "Frokost hos Bølgen",
    summary: "Kaffe og korte innlegg.",
  });
  const draft = await none.event({ draft: true, title: "Et utkast" });
  // The organisation with none keeps none: its draft is another one's.
  await db.event.update({
    where: { id: draft.id },
    data: { organisation: { connect: { slug: "sju-elver" } } },
  });
  const extra = await openHub(databaseUrl, appUrl);
  const full = await extra.event({ title: "Fullt hus", capacity: 1 });
  const approval = await extra.event({ title: "Investorkveld", requiresApproval: true });
  const cancelled = await extra.event({ title: "Avlyst frokost" });
  await db.event.update({
    where: { id: cancelled.id },
    data: { status: "cancelled", cancelledAt: extra.world.now() },
  });

  const order = (slug: string, name: string, company?: string, seats: object[] = []) =>
    placeOrder(appUrl, slug, name, company, seats);
  const trip = await db.event.findFirstOrThrow({
    where: { kind: "study-trip", status: "published", startsAt: { gt: one.world.now() } },
    select: { id: true, slug: true, organisation: { select: { slug: true } } },
  });
  const breakfast = await db.event.findFirstOrThrow({
    where: { series: { slug: "visit-us" }, status: "published", startsAt: { gt: one.world.now() } },
    orderBy: { startsAt: "asc" },
  });
  const session = await db.session.findFirstOrThrow({
    where: {
      eventId: trip.id,
      status: "scheduled",
      kind: { in: ["workshop", "talk", "discussion"] },
    },
    orderBy: { startsAt: "asc" },
  });
  const many = await db.event.findFirstOrThrow({
    where: { slug: { startsWith: "load-", endsWith: "-event-1" } },
    select: { slug: true, organisation: { select: { slug: true } } },
  });
  const billed = await db.invoiceLine.findFirstOrThrow({
    where: { payable: { eventId: trip.id }, invoice: { kind: "invoice" } },
    orderBy: [{ invoice: { number: "desc" } }, { id: "asc" }],
    select: { invoiceId: true, payableId: true },
  });
  await order(event.slug, "Solveig Myrvold");
  await order(full.slug, "Trygve Åsen");
  const company = await order(trip.slug, long.name, long.company, [{}, {}]);
  const waiting = await order(full.slug, "Åshild Bjørnstadødegård");
  const asked = await order(approval.slug, "Östen Ängqvist");
  const back = await order(event.slug, "Ingeborg Kvam");
  await postForm(appUrl, back.seats[0] ?? "", { intent: "cancel" });
  const passed = await order(event.slug, "Torleiv Engebråten");
  await postForm(appUrl, passed.seats[0] ?? "", {
    intent: "hand-over",
    name: "Sunniva Ødegård",
    email: "sunniva@odegard.example",
  });
  const code = leadsTo(await postForm(appUrl, "/sign-in", { email: stage.organiser })).pathname;
  const mails = await newestMails(appUrl, 12);
  const messageOf = (eventId: string) =>
    db.outboxMessage.findFirstOrThrow({
      where: { eventId, kind: "confirmation" },
      orderBy: { createdAt: "desc" },
    });
  const [sent, failed] = [await messageOf(trip.id), await messageOf(event.id)];
  await db.outboxMessage.update({
    where: { id: failed.id },
    data: {
      state: "failed",
      lastResponse: "550 5.1.1 The email account that you tried to reach does not exist",
      sentAt: null,
      nextAttemptAt: one.world.now(),
    },
  });

  const places: ShotPlaces = {
    organisation: {
      demo: trip.organisation.slug,
      many: many.organisation.slug,
      one: one.slug,
      none: none.slug,
    },
    event: {
      trip: trip.slug,
      breakfast: breakfast.slug,
      many: many.slug,
      one: event.slug,
      draft: draft.slug,
      full: full.slug,
      approval: approval.slug,
      cancelled: cancelled.slug,
    },
    invoice: billed.invoiceId,
    paidOrder: billed.payableId,
    session: session.id,
    link: {
      confirmed: company.seats[0] ?? "",
      unnamed: company.seats[1] ?? "",
      waiting: waiting.seats[0] ?? "",
      asked: asked.seats[0] ?? "",
      order: company.order,
      cancelled: back.seats[0] ?? "",
      handedOver: passed.seats[0] ?? "",
      unsubscribe: await suppressed(one),
    },
    code,
    mails,
    message: { sent: sent.id, failed: failed.id },
  };
  const cookies = {
    demo: await signedInCookie(one.world, stage.organiser, appUrl),
    one: await signedInCookie(one.world, one.owner.email, appUrl),
    none: await signedInCookie(none.world, none.owner.email, appUrl),
  };
  await Promise.all([one, none, extra].map((hub) => hub.close()));
  return { places, cookies };
}

/** Addresses that get no mail, for each reason there is; answers the path on which somebody says so. */
async function suppressed({ world, slug }: Hub): Promise<string> {
  const { id: organisationId } = await world.db.organisation.findUniqueOrThrow({ where: { slug } });
  for (const [place, reason] of suppressionReasons.entries())
    await suppressAddress(world, {
      email:
        place === 0
          ? "maximiliana-alexandra@romerike-naeringseiendom.example"
          : `${reason}@nordlys.example`,
      organisationId,
      stream: place === 0 ? "all" : "announcements",
      reason,
      detail:
        place === 0
          ? "550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table"
          : "",
    });
  const wish = {
    organisationId,
    email: "solveig@nordlys.example",
    stream: "announcements",
  } as const;
  return new URL(unsubscribeUrl(world, wish)).pathname;
}

/** Registers somebody; answers the paths of their personal pages. */
async function placeOrder(
  appUrl: string,
  slug: string,
  name: string,
  company: string | undefined,
  seats: readonly object[],
) {
  const email = `${randomUUID()}@nordlys.example`;
  const answer = await postJson(`${appUrl}/api/v1/events/${slug}/orders`, {
    contact: { name, email, ...(company === undefined ? {} : { company: { name: company } }) },
    seats: [{ name, email }, ...seats],
  });
  if (answer.status !== 201) throw new Error(`No place for ${name}: ${await answer.text()}`);
  const made = (await answer.json()) as { order: { url: string }; seats: { url: string }[] };
  const pathOf = (url: string) => new URL(url).pathname;
  return { order: pathOf(made.order.url), seats: made.seats.map(({ url }) => pathOf(url)) };
}

/** Waits until mails stop coming, at most `seconds`, and answers the newest of each kind. */
async function newestMails(appUrl: string, seconds: number): Promise<Record<string, string>> {
  const newest: Record<string, string> = {};
  const until = performance.now() + seconds * 1000;
  for (let known = -1; performance.now() < until;) {
    const mails = await readMails(appUrl);
    for (const { kind, id } of mails.toReversed()) newest[kind] = id;
    if (mails.length === known && "waitlisted" in newest && "cancelled" in newest) break;
    known = mails.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return newest;
}
