import type { Letter } from "emails/letter-model";
import { writeLetter } from "emails/write-letter";
import { addTime } from "~/kernel/time";
import { compose, type Attachment, type Invitation } from "~/platform/mail/compose.server";
import { mailboxOf, mailSubject } from "~/platform/mail/mail-header.server";
import type { Outcome } from "~/platform/mail/outcome.server";
import type { SignMail } from "~/platform/mail/dkim.server";
import type { SendTurn } from "~/platform/mail/send-rate.server";
import { sendLimit, type ReadyMail, type Transport } from "~/platform/mail/transport.server";
import { inTransaction, runAgain, type World } from "~/platform/world.server";
import { replyAddress } from "~/platform/mail/reply-address.server";
import { isToBeForgotten } from "../commands/last-cancellations.server";
import { suppressAddress } from "../commands/suppress-address.server";
import { refusesAddress } from "../domain/delivery-report";
import { invitationDue } from "../domain/invitation-due";
import type { OutboxRow } from "../domain/message";
import { retryDelay } from "../domain/retry-schedule";
import { suppressedWords } from "../domain/suppression";
import { suppressedMessages } from "../queries/suppressed-messages.server";
import { waysOut } from "../queries/unsubscribe-link.server";
import {
  claimMessages,
  isWritable,
  release,
  renew,
  settle,
  type Claimed,
  type Settlement,
} from "./outbox-lease.server";
import { pauseSending, resumeSending, sendingRests, stepBackTime } from "./sending-pause.server";
import { domainOf, SendingPace } from "./sending-pace.server";
import { SettlingTogether } from "./settling-together.server";

/** A row turned into what it says. */
export interface RenderedMessage {
  readonly letter: Letter;
  readonly invitation?: Invitation | null;
  readonly attachments?: readonly Attachment[];
  /** The hue (0–359) of the organisation's accent. */
  readonly accentHue: number;
  /** Stands as the sender's name; the product's own name when empty. */
  readonly organisationName: string;
  /** Where an answer goes; `null` when nobody reads one. */
  readonly replyTo: string | null;
}

/** Writes the letter of a row, or says that it has become pointless. A throw is tried again later. */
export type RenderMessage = (row: OutboxRow) => Promise<RenderedMessage | "superseded">;

/** Makes ready to write the letters of one batch, so that what they share is read once. */
export type RenderMessages = (rows: readonly OutboxRow[]) => RenderMessage;

/** As much of a logger as delivery needs. */
export interface DeliveryLog {
  error(about: object, message: string): void;
  warn(about: object, message: string): void;
}

export interface DeliveryOptions {
  readonly transport: Transport;
  readonly render: RenderMessages;
  /** Rows taken in hand at a time, at most. */
  readonly batch?: number;
  /** Mails under way at a time. */
  readonly concurrency?: number;
  /** How many at a time to one recipient's domain, and which of them rest; kept from run to run. */
  readonly pace?: SendingPace;
  /** Waits until the next mail may leave. */
  readonly turn?: SendTurn;
  /** Signs the bytes that leave. */
  readonly sign?: SignMail;
  readonly log?: DeliveryLog;
  /** Ends the work after the mails that are under way; the rest is given back. */
  readonly signal?: AbortSignal;
  /** 0 to 1, for the retry schedule. */
  readonly jitter?: () => number;
}

/** What one run did. */
export interface DeliveryCounts {
  sent: number;
  superseded: number;
  /** To be tried again later. */
  retried: number;
  failed: number;
  /** Taken over by another worker while in our hand. */
  lost: number;
  /** Whether the mail server refuses us; then the rest waits. */
  paused: boolean;
}

/**
 * Delivers what is due in the outbox, until nothing is.
 *
 * @remarks Any number may run at once, in any number of processes. A worker that dies leaves its rows to the
 * others after the lease (60 s); a mail it had just handed over may then go out twice, with the same
 * Message-ID. Within a thread mails leave in their order, and nothing leaves that has been overtaken.
 */
export async function deliverOutbox(
  world: World,
  options: DeliveryOptions,
): Promise<DeliveryCounts> {
  const run = new DeliveryRun(world, options);
  await run.deliver();
  return run.counts;
}

type DomainsAnswer = Parameters<SendingPace["done"]>[1];

const unsigned: SignMail = (raw) => Promise.resolve(raw);

class DeliveryRun {
  readonly counts: DeliveryCounts = {
    sent: 0,
    superseded: 0,
    retried: 0,
    failed: 0,
    lost: 0,
    paused: false,
  };
  readonly #lease: string;
  readonly #sender: { name: string; address: string };
  readonly #host: string;
  readonly #pace: SendingPace;
  readonly #settling: SettlingTogether;
  /** Whether an earlier run left a pause behind, to be lifted by the first mail that gets through. */
  #pauseStands = false;

  constructor(
    readonly world: World,
    readonly options: DeliveryOptions,
  ) {
    this.#lease = world.newId();
    this.#sender = mailboxOf(world.settings.mailFrom);
    this.#host = new URL(world.settings.url).hostname;
    this.#pace = options.pace ?? new SendingPace(options.concurrency ?? 10);
    this.#settling = new SettlingTogether((settled) =>
      runAgain(world, () => settle(world, this.#lease, settled)),
    );
  }

  async deliver(): Promise<void> {
    const { batch = 100 } = this.options;
    const overNetwork = this.options.transport.carries === "network";
    this.counts.paused = overNetwork && (await sendingRests(this.world));
    this.#pauseStands = overNetwork;
    let size = Math.min(batch, firstBatch);
    while (!this.#stopped()) {
      const began = this.world.now();
      const resting = this.#pace.resting(began);
      const { claimed, superseded } = await claimMessages(this.world, this.#lease, size, resting);
      this.counts.superseded += superseded;
      if (claimed.length === 0 && superseded === 0) return;
      const sendable = await this.#withoutSuppressed(claimed);
      // Where every domain has enough under way by another run, that one goes on.
      if (!(await this.#deliverBatch(sendable)) && sendable.length > 0) return;
      size = nextBatch(claimed.length, this.world.now().getTime() - began.getTime(), batch);
    }
  }

  /**
   * The most urgent first, so many at a time as there are lanes, and to one domain as many as it may have. A lane
   * that finds only domains with enough under way ends; whoever finishes a mail there goes on with the next.
   *
   * @returns whether anything was begun.
   */
  async #deliverBatch(claimed: readonly Claimed[]): Promise<boolean> {
    const { concurrency = 10 } = this.options;
    const queue = [...claimed];
    const render = this.options.render(claimed.filter(isWritable));
    const lane = async () => {
      while (!this.#stopped() && !this.#settling.broken) {
        const at = queue.findIndex((row) => this.#mayBegin(row));
        const [row] = at < 0 ? [] : queue.splice(at, 1);
        if (!row) return;
        let how: DomainsAnswer = "neither";
        try {
          how = await this.#deliverOne(row, render);
        } finally {
          this.#pace.done(domainOf(row.recipientEmail), how, this.world.now());
        }
      }
    };
    // A lane that breaks off (the database went away) must not leave the others running behind our back.
    const ends = await Promise.allSettled(Array.from({ length: concurrency }, lane));
    const settled = await Promise.allSettled([this.#settling.all()]);
    await release(this.world, queue, this.#lease);
    const broken = [...ends, ...settled].find((end) => end.status === "rejected");
    if (broken) throw broken.reason;
    return queue.length < claimed.length;
  }

  /** Whether a row's domain has room for another mail now; a resting one's rows are given back. */
  #mayBegin({ recipientEmail }: Claimed): boolean {
    const domain = domainOf(recipientEmail);
    return this.#pace.restsUntil(domain, this.world.now()) === null && this.#pace.begin(domain);
  }

  #stopped(): boolean {
    return this.counts.paused || this.options.signal?.aborted === true;
  }

  /** Lets go of what the suppression list stops: it stays visible, with the reason, and never leaves. */
  async #withoutSuppressed(claimed: readonly Claimed[]): Promise<Claimed[]> {
    const stopped = await suppressedMessages(this.world, claimed.filter(isWritable));
    for (const [row, reason] of stopped)
      this.#settle(row, { state: "failed", response: suppressedWords(reason) });
    const rows: ReadonlyMap<Claimed, unknown> = stopped;
    return claimed.filter((row) => !rows.has(row));
  }

  /** @returns how the recipient's domain took it. */
  async #deliverOne(row: Claimed, render: RenderMessage): Promise<DomainsAnswer> {
    await this.options.turn?.();
    if (!(await this.#stillOurs(row))) return "neither";
    let mail: ReadyMail | "superseded";
    try {
      mail = await this.#write(row, render);
    } catch (error) {
      this.#putOff(row, "a mail could not be written", error);
      return "neither";
    }
    if (mail === "superseded") {
      this.#settle(row, { state: "superseded" });
      return "neither";
    }
    return this.#send(row, mail);
  }

  /** A row at the end of a slow batch may be close to the end of its lease: an attempt must fit into it. */
  async #stillOurs(row: Claimed): Promise<boolean> {
    if (row.leasedUntil.getTime() - this.world.now().getTime() > sendLimit) return true;
    if (await renew(this.world, row.id, this.#lease)) return true;
    this.#lost(row);
    return false;
  }

  #lost(row: Claimed): void {
    this.counts.lost += 1;
    this.options.log?.warn({ message: row.id, kind: row.kind }, "a mail was taken over");
  }

  /** Our own failure with one mail: it waits, the others go on. */
  #putOff(row: Claimed, what: string, error: unknown): void {
    this.options.log?.error({ message: row.id, kind: row.kind, err: error }, what);
    // The log has the rest: an error may quote addresses or the query, which an organiser's page should not show.
    this.#settle(row, this.#later(row, `not written: ${nameOf(error)}`, false));
  }

  async #write(row: Claimed, render: RenderMessage): Promise<ReadyMail | "superseded"> {
    if (!isWritable(row)) throw new TypeError(`unknown kind of message: ${row.kind}`);
    const rendered = await render(row);
    if (rendered === "superseded") return rendered;
    const { letter, accentHue, organisationName, replyTo } = rendered;
    const invitation =
      rendered.invitation && invitationDue(rendered.invitation.method, row)
        ? rendered.invitation
        : null;
    const { html, text } = writeLetter(letter, { accentHue, organisationName });
    const { sign = unsigned } = this.options;
    const raw = await sign(
      compose({
        messageId: this.#messageId(row.id),
        inReplyTo: row.lastSentId ? this.#messageId(row.lastSentId) : null,
        date: this.world.now(),
        from: { name: organisationName || this.#sender.name, address: this.#sender.address },
        to: { name: row.recipientName, address: row.recipientEmail },
        replyTo: replyTo ? { name: organisationName, address: replyTo } : null,
        subject: letter.subject,
        html,
        text,
        invitation,
        listUnsubscribe: waysOut(this.world, row),
        attachments: rendered.attachments ?? [],
      }),
    );
    return {
      id: row.id,
      kind: row.kind,
      envelope: {
        // A sender of its own for each mail: what comes back names its row, however little else it says.
        from: replyAddress(this.world.settings, "bounce", row.id) ?? this.#sender.address,
        to: row.recipientEmail,
      },
      raw,
      subject: mailSubject(letter.subject),
      html,
      text,
      calendar: invitation?.ics ?? null,
    };
  }

  async #send(row: Claimed, mail: ReadyMail): Promise<DomainsAnswer> {
    const { transport } = this.options;
    if (transport.carries === "database") {
      try {
        await this.#keep(row, mail);
      } catch (error) {
        this.#putOff(row, "a mail could not be kept", error);
      }
      return "neither";
    }
    const outcome = await transport.send(this.world, mail);
    if (outcome.type === "paused") {
      this.counts.paused = true;
      await pauseSending(this.world, outcome.response);
      this.options.log?.error({ message: row.id, response: outcome.response }, "sending is paused");
    } else if (outcome.type === "accepted" && this.#pauseStands) {
      this.#pauseStands = false;
      await resumeSending(this.world);
    }
    this.#settle(row, this.#settlementOf(row, outcome));
    const blamed = outcome.type === "refused" && refusesAddress(outcome.response);
    // Of whoever has been erased not even that is kept: nothing else is written to them.
    if (blamed && !isToBeForgotten(row))
      await suppressAddress(this.world, {
        email: row.recipientEmail,
        organisationId: null,
        stream: "all",
        reason: "bounce",
        detail: outcome.response,
      });
    if (outcome.type === "accepted") return "went-through";
    return outcome.slowDown === true ? "slow-down" : "neither";
  }

  /** The kept mail and the row's state are written together, or neither is. */
  async #keep(row: Claimed, mail: ReadyMail): Promise<void> {
    await inTransaction(this.world, async (world) => {
      if (!(await renew(world, row.id, this.#lease))) {
        this.#lost(row);
        return;
      }
      const outcome = await this.options.transport.send(world, mail);
      const settlement = this.#settlementOf(row, outcome);
      const ours = await settle(world, this.#lease, [{ row, settlement }]);
      this.#count(row, settlement, ours.has(row.id));
    });
  }

  #settlementOf(row: Claimed, outcome: Outcome): Settlement {
    const { response } = outcome;
    switch (outcome.type) {
      case "accepted":
        return { state: "sent", response };
      case "refused":
        return { state: "failed", response };
      case "temporary":
        return this.#later(row, response, outcome.inDoubt === true);
      case "paused":
        return {
          state: "queued",
          response,
          nextAttemptAt: addTime(this.world.now(), stepBackTime),
          inDoubt: false,
          counts: false,
        };
    }
  }

  #later(row: Claimed, response: string, inDoubt: boolean): Settlement {
    const { jitter = Math.random } = this.options;
    const delay = retryDelay(row.attempt, jitter());
    if (delay === null) return { state: "failed", response };
    const nextAttemptAt = addTime(this.world.now(), delay);
    return { state: "queued", response, nextAttemptAt, inDoubt, counts: true };
  }

  /** Will be written soon, together with what is settled meanwhile; the batch ends when it is. */
  #settle(row: Claimed, settlement: Settlement): void {
    this.#settling.add({ row, settlement }, (ours) => this.#count(row, settlement, ours));
  }

  #count(row: Claimed, settlement: Settlement, ours: boolean): void {
    if (!ours) this.#lost(row);
    else if (settlement.state === "queued") this.counts.retried += 1;
    else this.counts[settlement.state] += 1;
  }

  #messageId(id: string): string {
    return `<${id}@${this.#host}>`;
  }
}

/** What is taken in hand before it is known how long it takes. */
const firstBatch = 20;

/** How long a batch should last, in milliseconds: what is urgent waits for the rest of one. */
const batchTime = 1000;

/** How many to take in hand next, by how long it took to deliver so many. */
function nextBatch(delivered: number, took: number, most: number): number {
  const inTime = Math.round((delivered * batchTime) / Math.max(1, took));
  return Math.min(most, Math.max(firstBatch / 2, inTime));
}

/** What kind of error it is, and nothing it says. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
