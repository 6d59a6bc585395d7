import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { anonymous } from "~/kernel/actor";
import { addTime, day, minute } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { registerByForm, type FormOutcome } from "./register-by-form.server";

const sender = { actor: anonymous, locale: "nb", visitor: null, network: "192.0.2.7" } as const;

/** A company's form with so many seats, the first of them named. */
function companyForm(seats: number, more: Readonly<Record<string, string>> = {}) {
  const rows = Array.from({ length: seats }, (_, place) => [`seats[${place}].name`, ""] as const);
  return {
    submission: crypto.randomUUID(),
    for: "company",
    "contact.name": "Gro Elve",
    "contact.email": "gro@elve.example",
    "contact.company": "Elve & Sønner",
    "contact.country": "NO",
    ...Object.fromEntries(rows),
    "seats[0].name": "Kari Li",
    "seats[0].email": "kari@elve.example",
    ...more,
  };
}

/** What comes back when the form says `form` and is sent once more with another button. */
function sentAgain(outcome: FormOutcome, intent: string): Record<string, string> {
  if (outcome.kind !== "form" && outcome.kind !== "review") throw new Error(outcome.kind);
  const { shown, holder } = outcome.hold;
  return {
    ...outcome.form.values,
    intent,
    holder,
    told: outcome.view.sum.short.length > 0 ? "waitlist" : "place",
    held: shown.kind === "held" ? shown.expiresAt.toISOString() : "",
  };
}

const takenOf = async (world: World, seatPoolId: string) =>
  (await world.db.seatPool.findUniqueOrThrow({ where: { id: seatPoolId } })).taken;

describe("a company's form", () => {
  dbTest(
    "holds its places from the first button on, and becomes one order",
    async ({ world, make }) => {
      const event = await make.event({ seats: 10 });
      const send = (values: Record<string, string>) =>
        registerByForm(world, sender, event.slug, values);
      const added = await send({ ...companyForm(3), intent: "add-seat" });
      expect(added).toMatchObject({ kind: "form", at: 3, hold: { shown: { kind: "held" } } });
      expect(await takenOf(world, event.seatPoolId)).toBe(4);
      const review = await send(sentAgain(added, "continue"));
      expect(review).toMatchObject({ kind: "review", view: { sum: { seats: 4, short: [] } } });
      expect(await world.db.order.count()).toBe(0);
      const confirm = sentAgain(review, "confirm");
      const placed = await Promise.all([send(confirm), send(confirm), send(confirm)]);
      expect(new Set(placed.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(placed[0]).toMatchObject({ kind: "placed" });
      expect(await takenOf(world, event.seatPoolId)).toBe(4);
      // From the form once more, by the back button: the same order, without another look.
      expect(await send(sentAgain(review, "continue"))).toEqual(placed[0]);
      expect(await world.db.registration.count({ where: { status: "confirmed" } })).toBe(4);
    },
  );

  dbTest(
    "keeps what was typed when the time runs out, and says whether others came",
    async ({ world, make }) => {
      const event = await make.event({ seats: 4 });
      const send = (values: Record<string, string>) =>
        registerByForm(world, sender, event.slug, values);
      const first = await send({ ...companyForm(3), intent: "me-too" });
      if (first.kind !== "form" || first.hold.shown.kind !== "held") throw new Error("not held");
      world.clock.advance(10 * minute);
      const renewed = await send(sentAgain(first, "renew"));
      expect(renewed).toMatchObject({ hold: { shown: { kind: "held", mayRenew: false } } });
      world.clock.advance(16 * minute);
      // Nobody came: held anew.
      const again = await send(sentAgain(renewed, "edit"));
      expect(again).toMatchObject({ hold: { shown: { kind: "held", again: true } } });
      world.clock.advance(16 * minute);
      // Somebody else takes two of four.
      const other = await send({
        ...companyForm(2, { "seats[0].email": "", "seats[0].name": "" }),
        intent: "confirm",
      });
      expect(other).toMatchObject({ kind: "placed" });
      const confirm = { ...sentAgain(again, "confirm"), told: "place" };
      const asked = await send(confirm);
      // Told first that it is the queue now; nothing typed is lost.
      expect(asked).toMatchObject({ kind: "review", hold: { shown: { kind: "gone" } } });
      if (asked.kind !== "review") return;
      expect(asked.view.sum.short).toEqual([{ kind: "event" }]);
      expect(asked.form.values["seats[0].name"]).toBe("Kari Li");
      expect(await send(sentAgain(asked, "confirm"))).toMatchObject({ kind: "placed" });
      const waiting = { where: { status: "waitlisted" } };
      expect(await world.db.registration.count(waiting)).toBe(3);
    },
  );

  dbTest("can have a hundred seats in one order, and not one more", async ({ world, make }) => {
    const event = await make.event({ seats: 200 });
    const send = (values: Record<string, string>) =>
      registerByForm(world, sender, event.slug, values);
    const more = await send({ ...companyForm(2), more: "500", intent: "add-seats" });
    expect(more).toMatchObject({ view: { sum: { seats: 100 } } });
    const review = await send(sentAgain(more, "continue"));
    expect(await send(sentAgain(review, "confirm"))).toMatchObject({ kind: "placed" });
    expect(await world.db.registration.count({ where: { status: "confirmed" } })).toBe(100);
    expect(await send({ ...companyForm(101), intent: "continue" })).toMatchObject({
      kind: "form",
      form: { problems: expect.arrayContaining([{ code: "too-many-seats", field: "seats" }]) },
    });
  });

  dbTest(
    "asks about somebody who has a place, and registers them again when told so",
    async ({ world, make }) => {
      const event = await make.event({ seats: 10 });
      await make.order(event, make.companyRequest("Nordlys", ["Kari"]));
      const twice = { "seats[0].name": "Kari", "seats[0].email": "kari@nordlys.example" };
      const send = (values: Record<string, string>) =>
        registerByForm(world, sender, event.slug, values);
      const asked = await send({ ...companyForm(1, twice), intent: "confirm" });
      expect(asked).toMatchObject({
        kind: "form",
        form: { problems: [{ code: "already-registered", field: "seats[0].email" }] },
      });
      const meant = { ...sentAgain(asked, "confirm"), "seats[0].again": "on" };
      expect(await send(meant)).toMatchObject({ kind: "placed" });
      const seats = { where: { attendeeEmail: "kari@nordlys.example" } };
      expect(await world.db.registration.count(seats)).toBe(2);
    },
  );
});

describe("one person's form", () => {
  const own = (more: Readonly<Record<string, string>> = {}) => ({
    submission: crypto.randomUUID(),
    for: "me",
    "contact.name": "Kari Li",
    "contact.email": "kari@li.example",
    ...more,
  });

  dbTest("is one post where nothing costs anything", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const placed = await registerByForm(world, sender, event.slug, own());
    expect(placed).toMatchObject({ kind: "placed", seat: expect.any(String) as string });
    expect(await world.db.hold.count()).toBe(0);
  });

  dbTest("is told of the queue before it is sent", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    await registerByForm(world, sender, event.slug, own({ "contact.email": "ola@li.example" }));
    const late = own({ told: "place" });
    const asked = await registerByForm(world, sender, event.slug, late);
    expect(asked).toMatchObject({ kind: "form", view: { sum: { short: [{ kind: "event" }] } } });
    const queued = await registerByForm(world, sender, event.slug, { ...late, told: "waitlist" });
    expect(queued).toMatchObject({ kind: "placed" });
  });

  dbTest("shows its price for a last look", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    await world.db.ticketType.updateMany({ data: { priceMinor: 25_000 } });
    const review = await registerByForm(world, sender, event.slug, own());
    expect(review).toMatchObject({ kind: "review", view: { sum: { sum: { netMinor: 25_000 } } } });
    const placed = await registerByForm(world, sender, event.slug, sentAgain(review, "confirm"));
    expect(placed).toMatchObject({ kind: "placed" });
  });

  dbTest(
    "shows hidden tickets for their code, and others' tickets to them alone",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const of = { eventId: event.id };
      const networkId = await make.network(event.organisation, "Fagnettverk næring");
      const [hidden, theirs] = [world.newId(), world.newId()];
      await world.db.ticketType.createMany({
        data: [
          { id: hidden, ...of, name: "Partner", hidden: true, position: 1 },
          { id: theirs, ...of, name: "Medlem", onlyNetworkId: networkId, position: 2 },
        ],
      });
      await world.db.code.create({
        data: {
          id: world.newId(),
          ...of,
          code: "PARTNER",
          kind: "unlock",
          ticketTypeIds: [hidden],
        },
      });
      const person = { id: world.newId(), organisationId: event.organisation.id, language: "nb" };
      await world.db.person.create({
        data: { ...person, name: "Kari Li", email: "kari@li.example", createdAt: world.now() },
      });
      await world.db.networkPerson.create({ data: { networkId, personId: person.id } });
      const seen = async (values: Record<string, string>) => {
        const outcome = await registerByForm(world, sender, event.slug, {
          ...values,
          intent: "code",
        });
        if (outcome.kind !== "form") throw new Error(outcome.kind);
        const names = outcome.view.offer.ticketTypes.map(({ name }) => name);
        return [...names, ...outcome.form.problems.map(({ code }) => code)];
      };
      const stranger = { "contact.email": "ola@bakke.example" };
      expect(await seen(own(stranger))).toEqual(["Deltaker"]);
      expect(await seen(own())).toEqual(["Deltaker", "Medlem"]);
      expect(await seen(own({ ...stranger, code: "partner" }))).toEqual(["Deltaker", "Partner"]);
      expect(await seen(own({ ...stranger, code: "nei" }))).toEqual([
        "Deltaker",
        "order-code-unknown",
      ]);
      // A ticket nobody showed is not sold either.
      const wanted = own({ ...stranger, "seats[0].ticketType": hidden });
      expect(await registerByForm(world, sender, event.slug, wanted)).toMatchObject({
        form: { problems: [{ code: "choice-unknown", field: "seats[0].ticketType" }] },
      });
    },
  );

  dbTest("is closed before it opens and after its deadline", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const of = { where: { eventId: event.id } };
    const closed = async () => {
      const outcome = await registerByForm(world, sender, event.slug, own({ intent: "edit" }));
      return outcome.kind === "form" ? outcome.view.closed?.kind : outcome.kind;
    };
    expect(await closed()).toBeUndefined();
    await world.db.ticketType.updateMany({ ...of, data: { saleFrom: addTime(world.now(), day) } });
    expect(await closed()).toBe("not-yet");
    await world.db.ticketType.updateMany({
      ...of,
      data: { saleFrom: null, saleUntil: addTime(world.now(), -day) },
    });
    expect(await closed()).toBe("over");
    await world.db.ticketType.updateMany({ ...of, data: { saleUntil: null } });
    const registrationUntil = addTime(world.now(), -minute);
    await world.db.event.update({ where: { id: event.id }, data: { registrationUntil } });
    expect(await closed()).toBe("over");
    expect(await registerByForm(world, sender, event.slug, own())).toMatchObject({
      form: { problems: [{ code: "event-not-open" }] },
    });
    expect(await world.db.registration.count()).toBe(0);
  });

  dbTest("of an event somebody may not see is not there", async ({ world, make }) => {
    const event = await make.event({ visibility: "members" });
    const outcome = await registerByForm(world, sender, event.slug, own({ intent: "price" }));
    expect(outcome).toEqual({ kind: "not-found" });
    expect(await registerByForm(world, sender, event.slug, own())).toEqual({ kind: "not-found" });
  });
});
