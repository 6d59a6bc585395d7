import fc from "fast-check";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll, deliverSettled, propertyOf } from "tests/support/deliver";
import type { Make, MadeEvent, MadeOrganisation } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addSession } from "~/features/programme/commands/add-session.server";
import { cancelSession } from "~/features/programme/commands/cancel-session.server";
import { changeSession } from "~/features/programme/commands/change-session.server";
import { editSession } from "~/features/programme/commands/edit-session.server";
import { publishDrafts } from "~/features/programme/commands/publish-drafts.server";
import { dropDraft } from "~/features/programme/commands/settle-draft.server";
import { programmeOf } from "~/features/programme/queries/programme-of.server";

const morning = new Date("2027-09-01T08:00Z");
const groups = ["", "Næring", "Kultur"] as const;

/** What a form may say; `group` by its place in {@link groups}. */
const said = fc.record({
  hour: fc.integer({ min: 8, max: 11 }),
  place: fc.constantFrom("Storsalen", "Loftet"),
  title: fc.constantFrom("Post", "Annen post"),
  group: fc.nat(2),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

/** Three sessions that stand on the programme, and two that may be added. */
const standing = 3;
const edits = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("save" as const), which: fc.nat(4), said }),
    fc.record({ do: fc.constant("cancel" as const), which: fc.nat(4) }),
    fc.record({ do: fc.constant("drop" as const), which: fc.nat(4) }),
  ),
  { minLength: 1, maxLength: 12 },
);
type Edit = typeof edits extends fc.Arbitrary<(infer T)[]> ? T : never;

/** An event with the three sessions, one for everybody and one for each group; one of each group comes. */
async function staged(
  world: TestWorld,
  make: Make,
  organisation: MadeOrganisation,
  nets: string[],
) {
  const event = await make.event({ organisation, startsAt: morning, hours: 9, title: "Dagen" });
  const ids: string[] = [];
  for (const [place, networkId] of [undefined, nets[1], nets[2]].entries())
    ids.push(
      await make.session(event, {
        startsAt: new Date(morning.getTime() + place * 3_600_000),
        title: "Post",
        place: "Storsalen",
        ...(networkId === undefined ? {} : { networkId }),
      }),
    );
  await make.order(event, {
    ...make.companyRequest("Nordlys", ["Ada", "Karen", "Siri"]),
    seats: ["ada", "karen", "siri"].map((name, group) => ({
      name,
      email: `${name}@nordlys.example`,
      ...(nets[group] ? { group: nets[group] } : {}),
    })),
  });
  await deliverAll(world);
  return { event, ids, of: [organisation.owner, organisation.slug, event.slug] as const };
}

const detailsOf = ({ hour, place, title, group }: Said, nets: string[]) => ({
  kind: "talk" as const,
  title,
  startsAt: `2027-09-01T${String(hour).padStart(2, "0")}:00`,
  endsAt: `2027-09-01T${String(hour + 1).padStart(2, "0")}:00`,
  place,
  networkId: nets[group] || undefined,
});

/** What is left of a session after the edits: as they say it, cancelled, or (`undefined`) untouched. */
function finalState(sequence: readonly Edit[]): Map<number, Said | "cancelled"> {
  const state = new Map<number, Said | "cancelled">();
  for (const edit of sequence) {
    const { which } = edit;
    if (edit.do === "save") state.set(which, edit.said);
    else if (edit.do === "cancel" && which < standing) state.set(which, "cancelled");
    else state.delete(which);
  }
  return state;
}

/** The programme as the public sees it, without identities. */
async function shown(world: TestWorld, event: MadeEvent): Promise<string[]> {
  const { days } = await programmeOf(world, event.id);
  return days
    .flatMap((day) => day.sessions)
    .map(({ title, startsAt, endsAt, place, network, cancelled }) =>
      [title, startsAt.toISOString(), endsAt.toISOString(), place, network?.name, cancelled].join(
        "|",
      ),
    )
    .toSorted();
}

/** The letters that follow: to whom, and what becomes of their calendar. */
async function told(world: TestWorld): Promise<string[]> {
  const mails = await deliverSettled(world);
  return mails
    .map(({ kind, to, calendar }) =>
      [kind, to, propertyOf(calendar, "METHOD"), propertyOf(calendar, "SEQUENCE")].join(" "),
    )
    .toSorted();
}

dbTest(
  "any edits that are published amount to their outcome, and to one letter for each person",
  { timeout: 180_000 },
  async ({ world, make }) => {
    const organisation = await make.organisation();
    const nets = [""];
    for (const name of groups.slice(1)) nets.push(await make.network(organisation, name));

    await fc.assert(
      fc.asyncProperty(edits, async (sequence) => {
        const drafted = await staged(world, make, organisation, nets);
        const ids = [...drafted.ids, world.newId(), world.newId()];
        const idOf = (which: number) => ids[which] ?? "";
        for (const edit of sequence) {
          const sessionId = idOf(edit.which);
          const isThere =
            edit.which < standing ||
            (await world.db.programmeDraft.count({ where: { id: sessionId } }));
          if (edit.do === "save")
            await editSession(
              world,
              ...drafted.of,
              isThere
                ? { action: "change", sessionId, details: detailsOf(edit.said, nets) }
                : {
                    action: "add",
                    details: { ...detailsOf(edit.said, nets), submission: sessionId },
                  },
            );
          else if (edit.do === "cancel")
            await editSession(world, ...drafted.of, { action: "cancel", sessionId });
          else {
            const draft = await world.db.programmeDraft.findFirst({
              where: { OR: [{ sessionId }, { id: sessionId }] },
            });
            if (draft) await dropDraft(world, ...drafted.of, draft.id);
          }
        }
        expect(await world.db.change.count({ where: { eventId: drafted.event.id } })).toBe(0);
        const seen = await world.db.programmeDraft.findMany({
          where: { eventId: drafted.event.id },
          select: { id: true, revision: true },
        });
        if (seen.length > 0)
          expect(await publishDrafts(world, ...drafted.of, seen)).toMatchObject({
            value: { published: seen.length },
          });
        const [afterDrafts, lettersOfDrafts] = [
          await shown(world, drafted.event),
          await told(world),
        ];

        const direct = await staged(world, make, organisation, nets);
        for (const [which, outcome] of finalState(sequence)) {
          const sessionId = direct.ids[which] ?? "";
          if (outcome === "cancelled") await cancelSession(world, ...direct.of, sessionId);
          else if (which < standing)
            await changeSession(world, ...direct.of, sessionId, detailsOf(outcome, nets));
          else await addSession(world, ...direct.of, detailsOf(outcome, nets));
        }
        expect(afterDrafts).toEqual(await shown(world, direct.event));
        expect(lettersOfDrafts).toEqual(await told(world));
        const people = lettersOfDrafts.map((letter) => letter.split(" ", 2).join(" "));
        expect(new Set(people).size).toBe(people.length);
        for (const letter of lettersOfDrafts)
          expect(letter).toMatch(/^changed \S+ (REQUEST 1|CANCEL 1| )?$/);
      }),
      { numRuns: 20 },
    );
  },
);
