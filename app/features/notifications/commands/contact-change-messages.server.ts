import type { World } from "~/platform/world.server";
import type { NewMessage } from "~/features/mail/domain/message";
import { concernedPeople } from "~/features/registration/queries/concerned-people.server";
import { audienceOf, type NetChange } from "../domain/pending-change";

/** The letters to contacts for the seats nobody sits on yet: one each, about every change that concerns them. */
export async function contactMessages(
  world: World,
  changes: readonly NetChange[],
): Promise<NewMessage[]> {
  const messages = new Map<string, NewMessage>();
  const changeIds = new Map<string, string[]>();
  for (const change of changes) {
    const people = await concernedPeople(world, change.eventId, audienceOf(change));
    for (const person of people) {
      if (person.as !== "contact") continue;
      const ids = [...(changeIds.get(person.orderId) ?? []), ...change.ids.map(String)];
      changeIds.set(person.orderId, ids);
      messages.set(person.orderId, {
        kind: "changed",
        recipient: { name: person.name, email: person.email },
        language: person.locale,
        cause: `change:${change.id}:contact`,
        snapshot: { changeIds: ids, calendar: null },
        organisationId: change.organisationId,
        eventId: change.eventId,
        orderId: person.orderId,
        registrationId: person.registrationId,
      });
    }
  }
  return [...messages.values()];
}
