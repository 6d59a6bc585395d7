import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import { offerAddOn, offerSignUp } from "tests/support/offered";
import { anonymous } from "~/kernel/actor";
import { cancelRegistration } from "./cancel-registration.server";
import { decideApplication } from "./decide-application.server";
import { placeOrder } from "./place-order.server";
import { registerByForm } from "./register-by-form.server";
import { seatTokens } from "../queries/registration-by-token.server";

const sender = { actor: anonymous, locale: "nb", visitor: null, network: "192.0.2.7" } as const;

describe("an order that waits for what is full", () => {
  dbTest(
    "has its place at once, and the add-on and the session when their turn comes",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const dinner = await offerAddOn(world, event, { priceMinor: 50_000, seats: 1 });
      const workshop = await make.session(event);
      await offerSignUp(world, workshop, 1);
      const both = { addOns: [{ id: dinner }], sessions: [workshop] };
      const first = await make.order(event, {
        ...make.request("Ada"),
        seats: [{ name: "Ada", email: "ada@company.example", ...both }],
      });
      const { id, seats } = await make.order(event, {
        ...make.request("Grace"),
        seats: [
          {
            name: "Grace",
            email: "grace@company.example",
            ...both,
            waitFor: [dinner, workshop],
          },
        ],
      });
      const stored = () =>
        world.db.order.findUniqueOrThrow({
          where: { id },
          include: {
            waitlist: { orderBy: { queueNumber: "asc" } },
            registrations: { include: { addOns: true, sessions: true } },
          },
        });
      expect(seats).toMatchObject([{ status: "confirmed" }]);
      expect(await stored()).toMatchObject({
        netMinor: 0,
        waitlist: [
          { addOnId: dinner, status: "waiting", seats: 1 },
          { sessionId: workshop, status: "waiting", seats: 1 },
        ],
        registrations: [
          { addOns: [{ status: "waitlisted" }], sessions: [{ status: "waitlisted" }] },
        ],
      });
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);

      const [seat] = first.seats;
      if (seat) await cancelRegistration(world, seatTokens(world, seat).registration);
      expect(await stored()).toMatchObject({
        netMinor: 50_000,
        paymentState: "to-be-invoiced",
        waitlist: [{ status: "promoted" }, { status: "promoted" }],
        registrations: [{ addOns: [{ status: "taken" }], sessions: [{ status: "taken" }] }],
      });
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest("gets and pays at once what is free after all", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const dinner = await offerAddOn(world, event, { priceMinor: 50_000, seats: 1 });
    const placed = await make.order(event, {
      ...make.companyRequest("Nordlys", []),
      seats: [
        { addOns: [{ id: dinner }], waitFor: [dinner] },
        { addOns: [{ id: dinner }], waitFor: [dinner] },
      ],
    });
    expect(placed.price.netMinor).toBe(50_000);
    const rows = await world.db.registrationAddOn.findMany({ orderBy: { status: "asc" } });
    expect(rows.map(({ status }) => status)).toEqual(["taken", "waitlisted"]);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);
  });

  dbTest("waits for its place first where that is full too", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const dinner = await offerAddOn(world, event, { seats: 1 });
    const asks = (name: string, waitFor: string[] = []) =>
      make.order(event, {
        ...make.request(name),
        seats: [
          {
            name,
            email: `${name.toLowerCase()}@company.example`,
            addOns: [{ id: dinner }],
            waitFor,
          },
        ],
      });
    const ada = await asks("Ada");
    await asks("Grace", [dinner]);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);
    const [seat] = ada.seats;
    if (seat) await cancelRegistration(world, seatTokens(world, seat).registration);
    const grace = await world.db.registration.findFirstOrThrow({
      where: { attendeeName: "Grace" },
      include: { addOns: true },
    });
    expect(grace).toMatchObject({ status: "confirmed", addOns: [{ status: "taken" }] });
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest("waits from its approval on where people apply", async ({ world, make }) => {
    const event = await make.event({ seats: 5, requiresApproval: true });
    const dinner = await offerAddOn(world, event, { priceMinor: 50_000, seats: 0 });
    const { id } = await make.order(event, {
      ...make.request("Grace"),
      seats: [
        {
          name: "Grace",
          email: "grace@company.example",
          addOns: [{ id: dinner }],
          waitFor: [dinner],
        },
      ],
    });
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    const { owner, slug } = event.organisation;
    expect(await decideApplication(world, owner, slug, id, "approve")).toMatchObject({
      ok: true,
      value: { outcome: "confirmed" },
    });
    const counter = await world.db.addOn.findUniqueOrThrow({
      where: { id: dinner },
      include: { seatPool: true },
    });
    expect(counter.seatPool).toMatchObject({ taken: 0, waiting: 1 });
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });
});

describe("what is full", () => {
  dbTest(
    "is refused beside its field at the claim, and nothing is written",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const dinner = await offerAddOn(world, event, { seats: 1 });
      const wants = { addOns: [{ id: dinner }] };
      const request = { ...make.companyRequest("Nordlys", []), seats: [wants, wants] };
      expect(
        await placeOrder(world, anonymous, event.slug, { ...request, refuseFull: true }),
      ).toMatchObject({
        ok: false,
        problems: [{ code: "add-on-full", field: "seats[1].addOns" }],
      });
      expect(await world.db.order.count()).toBe(0);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      // Others may still wait with all of it.
      expect(await placeOrder(world, anonymous, event.slug, request)).toMatchObject({
        value: { seats: [{ status: "waitlisted" }, { status: "waitlisted" }] },
      });
    },
  );

  dbTest("is offered to wait for on the form, which keeps the rest", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const dinner = await offerAddOn(world, event, { priceMinor: 50_000, seats: 0 });
    const form = {
      submission: crypto.randomUUID(),
      for: "me",
      "contact.name": "Kari Li",
      "contact.email": "kari@li.example",
    };
    const send = (values: Record<string, string>) =>
      registerByForm(world, sender, event.slug, values);
    const told = await send({ ...form, [`seats[0].addOns.${dinner}`]: "on" });
    expect(told).toMatchObject({
      kind: "form",
      form: { problems: [{ code: "add-on-full", field: "seats[0].addOns" }] },
      view: { sum: { short: [] } },
      hold: { shown: { kind: "held" } },
    });
    if (told.kind !== "form") return;
    expect(told.form.values[`seats[0].addOns.${dinner}`]).toBeUndefined();
    expect(await send({ ...form, [`seats[0].waitFor.${dinner}`]: "on" })).toMatchObject({
      kind: "placed",
    });
    expect(await world.db.registrationAddOn.findMany()).toMatchObject([{ status: "waitlisted" }]);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);
  });
});
