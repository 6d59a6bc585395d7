import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import { applicationsOfEvent } from "../queries/applications-of-event.server";
import { decideApplication } from "./decide-application.server";
import { decideApplications } from "./decide-applications.server";

describe("several applications", () => {
  dbTest("are decided one by one, and what became of each is counted", async ({ world, make }) => {
    const event = await make.event({ seats: 3, requiresApproval: true });
    const { slug, owner } = event.organisation;
    const placed = [
      await make.order(event, make.request("Ada")),
      await make.order(event, make.companyRequest("Nordlys", ["Grace", "Karen"])),
      await make.order(event, make.request("Solveig")),
      await make.order(event, make.request("Ingeborg")),
    ];
    const ids = placed.map(({ id }) => id);
    const decided = ids.slice(0, 1);
    await decideApplications(world, owner, slug, decided, "decline", "");
    expect(
      await decideApplications(
        world,
        owner,
        slug,
        [...ids.slice(1), ...ids.slice(1)],
        "approve",
        "Velkommen",
      ),
    ).toEqual({
      ok: true,
      value: { confirmed: 2, waitlisted: 1, declined: 0, already: 0, failed: 0 },
    });
    expect(
      await decideApplications(world, owner, slug, [...ids, world.newId()], "decline", ""),
    ).toEqual({
      ok: true,
      value: { confirmed: 0, waitlisted: 0, declined: 0, already: 4, failed: 1 },
    });
  });

  dbTest(
    "say what the organiser wrote, to the applicant and nobody else",
    async ({ world, make }) => {
      const event = await make.event({ seats: 4, requiresApproval: true });
      const { slug, owner } = event.organisation;
      const ada = await make.order(event, make.request("Ada"));
      const group = await make.order(event, make.companyRequest("Nordlys", ["Grace", "Karen"]));
      const no = await make.order(event, make.request("Solveig"));
      await decideApplications(
        world,
        owner,
        slug,
        [ada.id, group.id],
        "approve",
        "Ta med pitchen.\n\nVi gleder oss.",
      );
      await decideApplications(world, owner, slug, [no.id], "decline", "Prøv igjen i høst.");
      const mails = await deliverAll(world);
      const saying = (words: string) =>
        mails.filter(({ text }) => text.includes(words)).map(({ to }) => to);
      expect(saying("Ta med pitchen.").toSorted()).toEqual([
        "ada@company.example",
        "contact@nordlys.example",
      ]);
      expect(saying("Vi gleder oss.")).toHaveLength(2);
      expect(saying("Prøv igjen i høst.")).toEqual(["solveig@company.example"]);

      const shown = await applicationsOfEvent(world, owner, slug, event.slug, {
        filter: "declined",
      });
      expect(shown).toMatchObject({
        value: {
          counts: { new: 0, approved: 2, declined: 1 },
          applications: [{ orderId: no.id, decisionMessage: "Prøv igjen i høst." }],
        },
      });
    },
  );

  dbTest("are not decided twice, however many press at once", async ({ world, make }) => {
    const event = await make.event({ seats: 5, requiresApproval: true });
    const { slug, owner } = event.organisation;
    const ada = await make.order(event, make.request("Ada"));
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => decideApplication(world, owner, slug, ada.id, "approve")),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
    expect(pool.taken).toBe(1);
  });

  dbTest(
    "that were declined can be approved, unless they have come again",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5, requiresApproval: true });
      const { slug, owner } = event.organisation;
      const ada = await make.order(event, make.request("Ada"));
      const grace = await make.order(event, make.request("Grace"));
      for (const { id } of [ada, grace]) await decideApplication(world, owner, slug, id, "decline");
      await make.order(event, make.request("Grace"));
      expect(await decideApplication(world, owner, slug, ada.id, "approve")).toMatchObject({
        value: { outcome: "confirmed" },
      });
      expect(await decideApplication(world, owner, slug, grace.id, "approve")).toMatchObject({
        problem: { code: "already-registered" },
      });
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool.taken).toBe(1);
    },
  );

  dbTest(
    "are another organisation's to decide, and a viewer's to read",
    async ({ world, make }) => {
      const event = await make.event({ requiresApproval: true });
      const { slug, id } = event.organisation;
      const ada = await make.order(event, make.request("Ada"));
      const stranger = await make.organisation();
      const viewer = await make.member(id, "viewer");
      expect(await decideApplications(world, viewer, slug, [ada.id], "approve", "")).toMatchObject({
        problem: { code: "not-allowed" },
      });
      expect(
        await decideApplications(world, stranger.owner, stranger.slug, [ada.id], "approve", ""),
      ).toMatchObject({ value: { confirmed: 0, failed: 1 } });
      expect(await applicationsOfEvent(world, viewer, slug, event.slug)).toMatchObject({
        ok: true,
      });
      expect(await world.db.registration.count({ where: { status: "awaiting-approval" } })).toBe(1);
    },
  );
});
