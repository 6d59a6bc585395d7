import { storeFile, digestOf } from "~/features/events/commands/store-file.server";
import { accept, refuse, type Result } from "~/kernel/result";
import { documentType } from "~/platform/files/document-type.server";
import { cleanFileName, extensionOf } from "~/platform/files/file-name";
import { inTransaction, type World } from "~/platform/world.server";
import { isActive } from "../domain/registration-transitions";
import { askedOfSeat } from "../domain/seat-choice";
import { offerOf } from "../queries/offer.server";
import { registrationByToken } from "../queries/registration-by-token.server";
import { storedSeat } from "../queries/stored-seat.server";
import { changesClosed } from "./change-seat.server";

/** How large a file may be that answers a question. */
export const answerFileLimit = 10 * 1024 * 1024;

/**
 * Keeps a file as an attendee's answer to a question that asks for one, through their own link; an earlier one is
 * replaced. Its kind is what its bytes say; organisers alone read it.
 *
 * Refused: `not-found` for a link that opens nothing; `seat-cancelled` for a seat that is not a named attendee's;
 * `event-not-open`, `event-started`, `changes-over`; `not-asked`; and why the file was not taken.
 */
export async function uploadAnswer(
  world: World,
  token: string,
  questionId: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ id: string }>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  const { id: registrationId, eventId, organisationId } = opened;
  const { bytes } = file;
  if (bytes.length === 0) return refuse(file.name ? "file-empty" : "file-missing");
  if (bytes.length > answerFileLimit)
    return refuse("file-too-large", { params: { megabytes: 10 } });
  const fileName = cleanFileName(file.name);
  if (!fileName || !extensionOf(fileName)) return refuse("file-name");
  const type = await documentType(fileName, bytes);
  if (!type.ok) return type;

  return inTransaction(world, async (tx) => {
    // Of two files sent at once the later one stays.
    await tx.db
      .$queryRaw`SELECT 1 FROM registration WHERE id = ${registrationId}::uuid FOR NO KEY UPDATE`;
    const offer = await offerOf(tx, eventId);
    const closed = changesClosed(offer, "attendee", tx.now());
    if (closed) return { ok: false, problem: closed };
    const seat = await storedSeat(tx, registrationId);
    const active = isActive(seat.status);
    if (!active || seat.attendeeEmail === null) return refuse("seat-cancelled");
    const said = (rows: readonly { questionId: string; values: string[] }[]) =>
      rows.map(({ questionId: question, values }) => ({ question, values }));
    const asked = askedOfSeat(
      offer,
      { ticketTypeId: seat.ticketTypeId, orderAnswers: said(seat.order.answers) },
      said(seat.answers),
    ).some(({ id, kind }) => id === questionId && kind === "file");
    if (!asked) return refuse("not-asked");

    await tx.db.answer.deleteMany({ where: { questionId, registrationId } });
    const id = await storeFile(
      tx,
      {
        organisationId,
        eventId,
        purpose: "answer",
        audience: "organisers",
        fileName,
        mediaType: type.value,
        size: bytes.length,
        sha256: digestOf(bytes),
      },
      [{ name: "original", mediaType: type.value, bytes }],
    );
    await tx.db.answer.create({
      data: {
        id: tx.newId(),
        questionId,
        orderId: seat.order.id,
        registrationId,
        values: [id],
        answeredAt: tx.now(),
      },
    });
    return accept({ id });
  });
}
