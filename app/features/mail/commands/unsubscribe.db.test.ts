import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { MadeOrganisation } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { unsubscribeUrl } from "../queries/unsubscribe-link.server";
import { unsubscribing } from "../queries/unsubscribing.server";
import { suppressAddress } from "./suppress-address.server";
import { unsubscribe } from "./unsubscribe.server";

const email = "ase@firm.example";

function linkOf(
  world: TestWorld,
  { id }: Pick<MadeOrganisation, "id">,
  stream: "announcements" | "networking" = "announcements",
) {
  return unsubscribeUrl(world, { organisationId: id, email, stream }).split("/").at(-1) ?? "";
}

const entries = (world: TestWorld) =>
  world.db.suppression.findMany({
    select: { email: true, organisationId: true, stream: true, reason: true },
  });

describe("a link of a mail", () => {
  dbTest(
    "shows before it does anything, ends one stream of one organisation, and begins it again",
    async ({ world, make }) => {
      const [ours, theirs] = [await make.organisation(), await make.organisation()];
      const token = linkOf(world, ours);
      expect(await unsubscribing(world, token)).toMatchObject({ email, state: "subscribed" });
      expect(await entries(world)).toEqual([]);
      expect(await unsubscribe(world, token, "end")).toEqual({ ok: true, value: null });
      await unsubscribe(world, token, "end");
      expect(await entries(world)).toEqual([
        { email, organisationId: ours.id, stream: "announcements", reason: "unsubscribe" },
      ]);
      expect(await unsubscribing(world, token)).toMatchObject({ state: "ended" });
      expect(await unsubscribing(world, linkOf(world, ours, "networking"))).toMatchObject({
        state: "subscribed",
      });
      expect(await unsubscribing(world, linkOf(world, theirs))).toMatchObject({
        state: "subscribed",
      });
      await unsubscribe(world, token, "resume");
      expect(await entries(world)).toEqual([]);
    },
  );

  dbTest(
    "does not undo what the organiser did by hand, nor revive an address that is gone",
    async ({ world, make }) => {
      const ours = await make.organisation();
      const token = linkOf(world, ours);
      await suppressAddress(world, {
        email,
        organisationId: ours.id,
        stream: "all",
        reason: "organiser",
      });
      await suppressAddress(world, {
        email,
        organisationId: null,
        stream: "all",
        reason: "bounce",
      });
      await unsubscribe(world, token, "end");
      expect(await unsubscribing(world, token)).toMatchObject({ state: "stopped" });
      await unsubscribe(world, token, "resume");
      expect((await entries(world)).map(({ reason }) => reason).toSorted()).toEqual([
        "bounce",
        "organiser",
      ]);
    },
  );

  dbTest(
    "works when the organisation is no more, and is nothing when it is not ours",
    async ({ world }) => {
      const gone = linkOf(world, { id: world.newId() });
      expect(await unsubscribing(world, gone)).toMatchObject({
        organisation: null,
        state: "ended",
      });
      expect(await unsubscribe(world, gone, "end")).toEqual({ ok: true, value: null });
      expect(await unsubscribe(world, "x".repeat(46), "end")).toEqual({
        ok: false,
        problem: { code: "not-found" },
      });
      expect(await unsubscribing(world, "x".repeat(46))).toBeNull();
      expect(await entries(world)).toEqual([]);
    },
  );
});

dbTest(
  "an address stands once for each organisation and stream, however many put it there",
  async ({ world, make }) => {
    const { id: organisationId } = await make.organisation();
    const bounced = (detail: string) =>
      ({
        email: "Ase@Firm.example",
        organisationId: null,
        stream: "all",
        reason: "bounce",
        detail,
      }) as const;
    const fresh = await Promise.all(
      ["a", "b", "c", "d"].map((detail) => suppressAddress(world, bounced(detail))),
    );
    expect(fresh.filter(Boolean)).toHaveLength(1);
    await suppressAddress(world, {
      email,
      organisationId,
      stream: "announcements",
      reason: "unsubscribe",
    });
    // The reason that stood there first stays, and so do its words.
    await suppressAddress(world, {
      email,
      organisationId,
      stream: "announcements",
      reason: "complaint",
      detail: "abuse",
    });
    await suppressAddress(world, bounced("550 5.1.1 newest"));
    const rows = await world.db.suppression.findMany({ orderBy: { stream: "asc" } });
    expect(rows.map(({ reason, detail }) => [reason, detail])).toEqual([
      ["bounce", "550 5.1.1 newest"],
      ["unsubscribe", ""],
    ]);
  },
);
