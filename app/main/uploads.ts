import { setTimeout as sleep } from "node:timers/promises";
import type { Request, RequestHandler, Response } from "express";
import { seatUploadAddress, uploadAddress, uploadLimit } from "~/platform/http/upload-form.server";
import type { RefusedUpload, RequestContext } from "~/platform/http/context.server";
import { editedEvent } from "~/features/events/queries/edited-event.server";
import { answerFileLimit } from "~/features/registration/commands/upload-answer.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";

/** How many large bodies a process reads at once, and how many of one person: what they cost is memory. */
const atOnce = { all: 4, each: 2 } as const;

/** What a form says beside its file. */
const wordsLimit = 64 * 1024;

/** What is sent in vain is read to its end and dropped, up to this many bytes and seconds. */
const patience = { bytes: 128 * 1024 * 1024, seconds: 120 } as const;

/** Whether a request may carry more than a form's words: a file, to the addresses that take one. */
export function isUpload(request: Request): boolean {
  return (
    request.method === "POST" &&
    (uploadAddress.test(request.path) || seatUploadAddress.test(request.path)) &&
    /^multipart\/form-data\b/i.test(request.get("content-type") ?? "")
  );
}

/** Whether a body is so large that not even a refusal is worth reading it to its end. */
export function isHopeless(request: Request): boolean {
  return Number(request.get("content-length")) > patience.bytes;
}

/**
 * Decides about a large body before it is read: whose it is, how large it says it is, and whether there is room
 * for it now. Node holds a client to the length it declared; a body without one was refused before.
 *
 * @remarks A browser shows the answer only after it has sent everything; when we hang up on it, it shows a broken
 * connection instead. So a refused body is read to its end, keeping nothing, and the page then says why.
 */
export function uploads(
  contextOf: (answer: Response) => RequestContext,
  ordinaryLimit: number,
): RequestHandler {
  const running: string[] = [];
  const taken = (request: Request, answer: Response, whose: string, most: number) => {
    if (Number(request.get("content-length")) > most) return "file-too-large";
    const own = running.filter((one) => one === whose).length;
    if (running.length >= atOnce.all || own >= atOnce.each) return "uploads-busy";
    running.push(whose);
    answer.once("close", () => running.splice(running.indexOf(whose), 1));
    return null;
  };
  const decide = async (request: Request, answer: Response): Promise<RefusedUpload | null> => {
    const { world, actor } = contextOf(answer);
    const [, token] = seatUploadAddress.exec(request.path) ?? [];
    if (token !== undefined) {
      const seat = await registrationByToken(world, decodeURIComponent(token));
      return seat ? taken(request, answer, seat.id, answerFileLimit + wordsLimit) : "no-access";
    }
    const [, organisation = "", event = ""] = uploadAddress.exec(request.path) ?? [];
    const of = [organisation, event].map(decodeURIComponent) as [string, string];
    const edited = await editedEvent(world, actor, ...of);
    if (!edited.ok) return "no-access";
    return taken(request, answer, edited.value.accountId, uploadLimit);
  };
  return (request, answer, next) => {
    if (!isUpload(request) || !(Number(request.get("content-length")) > ordinaryLimit))
      return next();
    decide(request, answer)
      .then(async (refused) => {
        if (refused === null) return next();
        contextOf(answer).refusedUpload = refused;
        await drained(request);
        next();
      })
      .catch(next);
  };
}

/** Reads a body to its end and keeps nothing of it; hangs up on one that takes too long. */
async function drained(request: Request): Promise<void> {
  const stop = new AbortController();
  request.resume();
  const ended = new Promise<"ended">((resolve) => {
    request.once("end", () => resolve("ended"));
    request.once("close", () => resolve("ended"));
  });
  const late = sleep(patience.seconds * 1000, "late" as const, { signal: stop.signal, ref: false });
  const first = await Promise.race([ended, late.catch(() => "ended" as const)]);
  stop.abort();
  if (first === "late") request.destroy();
}
