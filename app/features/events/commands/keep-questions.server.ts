import type { World } from "~/platform/world.server";
import type { EventDetails } from "../schema";

/**
 * Makes an event ask what its organiser wants asked, in the transaction of `world`. What was answered while a
 * question was on stays until the rule or the attendee takes it away.
 */
export async function keepQuestions(
  world: World,
  eventId: string,
  details: EventDetails,
): Promise<void> {
  const wanted = [
    { kind: "diet", asked: details.asksDiet, purpose: details.dietPurpose },
    { kind: "access", asked: details.asksAccess, purpose: details.accessPurpose },
  ];
  const now = await world.db.sensitiveQuestion.findMany({ where: { eventId } });
  for (const { kind, asked, purpose = "" } of wanted) {
    const stands = now.find((question) => question.kind === kind);
    if (asked ? stands?.purpose === purpose : !stands) continue;
    if (asked)
      await world.db.sensitiveQuestion.upsert({
        where: { eventId_kind: { eventId, kind } },
        create: { eventId, kind, purpose },
        update: { purpose },
      });
    else await world.db.sensitiveQuestion.deleteMany({ where: { eventId, kind } });
  }
}
