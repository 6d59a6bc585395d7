import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { beginPaying, moneyComes, price, takingCards } from "tests/support/paid";
import { anonymous } from "~/kernel/actor";
import { minute } from "~/kernel/time";
import { decideApplication } from "~/features/registration/commands/decide-application.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";

dbTest(
  "money that comes too late for its place is told of in one letter, not thanked for in another",
  async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 1 });
    await price(world, event, 50_000);
    const ada = await placeOrder(world, anonymous, event.slug, make.request("Ada"));
    if (!ada.ok) throw new Error(ada.problem.code);
    const checkout = await beginPaying(world, ada.value.id);
    world.clock.advance(32 * minute);
    await releaseUnpaid(world);
    await placeOrder(world, anonymous, event.slug, make.request("Grace"));
    await deliverAll(world);
    await moneyComes(world, checkout ?? "");
    const letters = (await deliverAll(world)).filter(({ to }) => to === "ada@company.example");
    expect(letters.map(({ kind }) => kind)).toEqual(["payment-too-late"]);
  },
);

dbTest(
  "the letter that asks an approved applicant to pay says what the organiser wrote",
  async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 5, requiresApproval: true });
    await price(world, event, 50_000);
    const ada = await placeOrder(world, anonymous, event.slug, make.request("Ada"));
    if (!ada.ok) throw new Error(ada.problem.code);
    const { owner, slug } = event.organisation;
    const message = "Vi gleder oss til å høre om båten.";
    await decideApplication(world, owner, slug, ada.value.id, "approve", message);
    const due = (await deliverAll(world)).find(({ kind }) => kind === "payment-due");
    expect(JSON.stringify(due)).toContain(message);
  },
);
