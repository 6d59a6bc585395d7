import { isErasedAddress } from "~/kernel/erased-address";
import type { World } from "~/platform/world.server";
import { readReplyAddress, type ReplyPurpose } from "~/platform/mail/reply-address.server";
import { isUuid } from "~/kernel/uuid";
import { blameOf, type DeliveryReport } from "../domain/delivery-report";
import { isMessageKind } from "../domain/message-kinds";
import { fieldOf, addressesIn, type MailPart } from "../domain/mime";
import { streamOf } from "../domain/message-streams";
import { suppressAddress } from "./suppress-address.server";

/** A message of ours that something came back about. */
export interface ReturnedMessage {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly recipientEmail: string;
  readonly organisationId: string | null;
}

/**
 * The message an answer of a mail server is about, by the address it was sent to, else by what it returns of the
 * mail: its Return-Path, or its Message-ID, which only who was written to can know.
 *
 * @param heads - of the mails that were returned inside.
 */
export async function returnedMessage(
  world: World,
  purpose: ReplyPurpose,
  addresses: readonly string[],
  heads: readonly MailPart["fields"][],
): Promise<ReturnedMessage | null> {
  const returnPaths = heads.flatMap((fields) => addressesIn(fieldOf({ fields }, "return-path")));
  const named = [...addresses, ...returnPaths]
    .map((address) => readReplyAddress(world.settings, address))
    .filter((target) => target?.purpose === purpose)
    .map((target) => target?.id);
  const own = heads.map((fields) => ownId(world, fieldOf({ fields }, "message-id")));
  const [id] = [...named, ...own].filter((each) => typeof each === "string");
  if (!id) return null;
  return world.db.outboxMessage.findUnique({
    where: { id },
    select: { id: true, kind: true, state: true, recipientEmail: true, organisationId: true },
  });
}

/** The row in a Message-ID we made. */
function ownId(world: World, messageId: string): string | null {
  const [, id = "", host] = /^<([^@<>]+)@([^@<>]+)>$/.exec(messageId.trim()) ?? [];
  return host === new URL(world.settings.url).hostname && isUuid(id) ? id : null;
}

/** What came of a report, in a word. */
export type ReturnFinding = "came-back" | "delayed" | "delivered" | "not-sent";

/**
 * Notes on a message that it came back, or is late, and puts the address on the list when it is the address that
 * is gone. In the transaction of `world`.
 */
export async function noteReturn(
  world: World,
  message: ReturnedMessage,
  report: DeliveryReport,
): Promise<ReturnFinding> {
  if (report.outcome === "delivered") return "delivered";
  const late = report.outcome === "delayed";
  const { count } = await world.db.outboxMessage.updateMany({
    // What came back stays so, however often it is said, and a late "still trying" says nothing new then.
    where: { id: message.id, state: late ? "sent" : { in: ["sent", "failed"] } },
    data: {
      // Servers repeat the address they speak of: of whoever has been erased it does not come back.
      ...(isErasedAddress(message.recipientEmail) ? {} : { lastResponse: report.words }),
      ...(late ? {} : { state: "failed", returnedAt: world.now() }),
    },
  });
  if (blameOf(report) === "address")
    await suppressAddress(world, {
      email: message.recipientEmail,
      organisationId: null,
      stream: "all",
      reason: "bounce",
      detail: report.words,
    });
  if (count === 0) return "not-sent";
  return late ? "delayed" : "came-back";
}

/**
 * Ends what somebody complained about, or asked to end by mail. A complaint always ends announcements, whatever
 * mail it was about: tickets are no reason to lose the address.
 *
 * @returns whether there was anything to end.
 */
export async function endStream(
  world: World,
  { kind, recipientEmail, organisationId }: ReturnedMessage,
  reason: "complaint" | "unsubscribe",
  detail = "",
): Promise<boolean> {
  const own = isMessageKind(kind) ? streamOf(kind) : "transactional";
  const stream = own === "transactional" && reason === "complaint" ? "announcements" : own;
  if (organisationId === null || stream === "transactional") return false;
  await suppressAddress(world, { email: recipientEmail, organisationId, stream, reason, detail });
  return true;
}
