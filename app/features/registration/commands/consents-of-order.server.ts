import type { Locale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { registersThemselves } from "../domain/order-messages";
import type { Offer } from "../domain/offer";
import type { SensitiveAnswer } from "../domain/sensitive-answers";
import {
  fieldWording,
  sensitiveQuestions,
  wordingOf,
  wordingVersion,
} from "../queries/sensitive-questions.server";
import type { SeatClaim } from "./claim-seats.server";

/** As much of an order as consents depend on. */
interface AskedOrder {
  readonly contact: { readonly email: string; readonly company?: object | undefined };
  readonly language: Locale;
  readonly seats: readonly {
    readonly email?: string | undefined;
    readonly answers?: readonly SensitiveAnswer[] | undefined;
  }[];
}

/**
 * What an order says beyond what it must, with what stood beside each field: answers about diet and access, the
 * company of somebody who comes alone, the group a seat comes with.
 *
 * @remarks Answers are taken from those who register themselves. A contact cannot consent for a colleague: each
 * of them is asked on their own page.
 */
export async function consentsOfOrder(
  world: World,
  offer: Pick<Offer, "eventId" | "asks">,
  { contact, language, seats }: AskedOrder,
  claimed: readonly { readonly id: string; readonly networkId: string | null }[],
): Promise<Pick<SeatClaim, "consents" | "answers">> {
  const alone = registersThemselves(
    contact,
    seats.map(({ email }) => ({ email: email ?? null })),
  );
  const by = alone ? ("attendee" as const) : ("contact" as const);
  const consent = (registrationId: string, purpose: string, wording: string) => ({
    id: world.newId(),
    registrationId,
    purpose,
    wording,
    wordingVersion,
    language,
    by,
  });
  const [own] = alone ? claimed : [];
  const consents = claimed.flatMap(({ id, networkId }) =>
    networkId ? [consent(id, "group", fieldWording("group", language))] : [],
  );
  if (own && contact.company)
    consents.push(consent(own.id, "company", fieldWording("company", language)));

  const said = own ? (seats[0]?.answers ?? []) : [];
  const asked = said.filter(({ kind }) => offer.asks.includes(kind));
  if (!own || asked.length === 0) return { consents, answers: [] };
  const questions = await sensitiveQuestions(world, offer.eventId, language);
  const answers = asked.flatMap(({ kind, choices, note }) => {
    const question = questions.find((asked) => asked.kind === kind);
    if (!question) return [];
    consents.push(consent(own.id, kind, wordingOf(question)));
    return [{ registrationId: own.id, kind, choices, note }];
  });
  return { consents, answers };
}
