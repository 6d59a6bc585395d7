import type { SignedIn } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import { saveAddOn } from "~/features/registration/commands/edit-add-ons.server";
import { saveCode } from "~/features/registration/commands/edit-codes.server";
import { saveQuestion } from "~/features/registration/commands/edit-questions.server";
import { saveQuota } from "~/features/registration/commands/edit-quotas.server";
import { saveRules, setSessionPlaces } from "~/features/registration/commands/edit-rules.server";
import { saveTicketType } from "~/features/registration/commands/edit-ticket-types.server";
import { done } from "./done";
import type { PlannedOffer } from "./plan";

/** What an event offers, by what it is called. */
export interface LoadedOffer {
  readonly tickets: ReadonlyMap<string, string>;
  readonly addOns: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
  readonly sessions: ReadonlyMap<string, string>;
}

/** Makes what an event offers and asks as its organiser would have. */
export async function loadOffer(
  world: World,
  organiser: SignedIn,
  of: readonly [organisation: string, event: string],
  eventId: string,
  networks: ReadonlyMap<string, string>,
  plan: PlannedOffer,
): Promise<LoadedOffer> {
  // The demo's own in place of what its kind begins with.
  if (plan.addOns) await world.db.addOn.deleteMany({ where: { eventId } });
  if (plan.questions) await world.db.question.deleteMany({ where: { eventId } });
  const sessions = new Map(
    (await world.db.session.findMany({ where: { eventId } })).map(({ id, title }) => [title, id]),
  );
  for (const [title, places] of Object.entries(plan.sessionPlaces ?? {}))
    done(await setSessionPlaces(world, organiser, of, sessions.get(title) ?? "", places));

  const tickets = new Map<string, string>();
  const { id: first } = await world.db.ticketType.findFirstOrThrow({ where: { eventId } });
  for (const [place, { forMembersOf, ...ticket }] of (plan.tickets ?? []).entries()) {
    const memberNetwork = forMembersOf ? networks.get(forMembersOf) : undefined;
    const details = { ...ticket, ...(memberNetwork ? { memberNetwork } : {}) };
    const saved = await saveTicketType(world, organiser, of, place === 0 ? first : null, details);
    tickets.set(ticket.name, done(saved).id);
  }
  const typesOf = (names: readonly string[] = []) =>
    names.flatMap((name) => tickets.get(name) ?? []);
  for (const { types, ...quota } of plan.quotas ?? [])
    done(await saveQuota(world, organiser, of, null, { ...quota, types: typesOf(types) }));

  const addOns = new Map<string, string>();
  for (const { during, ...addOn } of plan.addOns ?? []) {
    const session = during ? sessions.get(during) : undefined;
    const details = { ...addOn, types: [], ...(session ? { session } : {}) };
    addOns.set(addOn.name, done(await saveAddOn(world, organiser, of, null, details)).id);
  }
  const questions = new Map<string, string>();
  for (const { after, ...question } of plan.questions ?? []) {
    const earlier = after ? questions.get(after.question) : undefined;
    const hangsOn = earlier && after ? [{ questionId: earlier, places: [...after.options] }] : [];
    const details = { ...question, options: [...question.options], types: [], after: hangsOn };
    questions.set(question.label, done(await saveQuestion(world, organiser, of, null, details)).id);
  }
  for (const { types, ...code } of plan.codes ?? [])
    done(await saveCode(world, organiser, of, null, { ...code, types: typesOf(types) }));
  if (plan.rules) done(await saveRules(world, organiser, of, plan.rules));
  return { tickets, addOns, questions, sessions };
}
