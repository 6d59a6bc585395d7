import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { beginPaying, moneyComes, payByCard, price, takingCards } from "tests/support/paid";
import { anonymous } from "~/kernel/actor";
import { minute } from "~/kernel/time";
import { membershipOf } from "~/features/organisations/queries/membership.server";
import { decideApplication } from "~/features/registration/commands/decide-application.server";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { releaseUnpaid } from "~/features/registration/jobs/release-unpaid.server";
import { decisionLetter } from "../queries/decision-letter.server";

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
  "the letter that asks an approved applicant to pay is the one the organiser saw, and says their words once",
  async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 5, requiresApproval: true });
    await price(world, event, 50_000);
    const message = "Vi gleder oss til å høre om båten.";
    const withoutLinks = (text = "") => text.replaceAll(/https?:\S+/g, "");
    for (const request of [make.request("Ada"), make.companyRequest("Sivilt AS", ["Karen"])]) {
      const placed = await placeOrder(world, anonymous, event.slug, { ...request, payBy: "card" });
      if (!placed.ok) throw new Error(placed.problem.code);
      const { id } = placed.value;
      await deliverAll(world);
      const { owner, slug } = event.organisation;
      const member = await membershipOf(world, owner, slug, "manage-registrations");
      if (!member.ok) throw new Error(member.problem.code);
      const seen = await decisionLetter(world, member.value, id, "approve", message);
      await decideApplication(world, owner, slug, id, "approve", message);
      const [due] = await deliverAll(world);
      expect(due?.kind).toBe("payment-due");
      expect(seen?.subject).toBe(due?.subject);
      expect(due?.text).toContain(message);
      expect(withoutLinks(due?.text)).toContain(withoutLinks(seen?.text).trim());
      await payByCard(world, id);
      const after = await deliverAll(world);
      expect(after.map(({ kind }) => kind)).toContain("payment-received");
      expect(after.length).toBeGreaterThan(1);
      expect(JSON.stringify(after)).not.toContain(message);
    }
  },
);

dbTest(
  "an approved applicant who pays before the letter goes out reads the organiser's words in the confirmation",
  async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 5, requiresApproval: true });
    await price(world, event, 50_000);
    const ada = await placeOrder(world, anonymous, event.slug, make.request("Ada"));
    if (!ada.ok) throw new Error(ada.problem.code);
    const { owner, slug } = event.organisation;
    const message = "Vi gleder oss til å høre om båten.";
    await decideApplication(world, owner, slug, ada.value.id, "approve", message);
    await payByCard(world, ada.value.id);
    const letters = (await deliverAll(world)).filter((mail) =>
      JSON.stringify(mail).includes(message),
    );
    expect(letters.map(({ kind }) => kind)).toEqual(["confirmation"]);
  },
);
