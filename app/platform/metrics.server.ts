import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "./db.server";

/** What a process measures of itself, for Prometheus. No label carries a person, a token or a free text. */
export function openMetrics(db: Database) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "treff_" });
  const requests = new Histogram({
    name: "treff_http_request_seconds",
    help: "Time to answer a request, by method, first part of the path and class of status",
    labelNames: ["method", "area", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: "treff_outbox_messages",
    help: "Messages that wait to be sent, and those that failed",
    labelNames: ["state"],
    registers: [],
    async collect() {
      const rows = await db.$queryRaw<{ state: string; count: bigint }[]>`
        SELECT state, count(*) FROM outbox_message WHERE state IN ('queued', 'failed') GROUP BY state`;
      for (const state of ["queued", "failed"])
        this.set({ state }, Number(rows.find((row) => row.state === state)?.count ?? 0));
    },
  });
  registry.registerMetric(waiting);
  const received = new Gauge({
    name: "treff_inbound_mails",
    help: "Mails that came in within the last day, by what they were; `waiting` for those not handled yet",
    labelNames: ["kind"],
    registers: [],
    async collect() {
      this.reset();
      const rows = await db.$queryRaw<{ kind: string; count: bigint }[]>`
        SELECT COALESCE(kind, 'waiting') AS kind, count(*) FROM inbound_mail
        WHERE received_at > now() - interval '1 day' GROUP BY 1`;
      for (const { kind, count } of rows) this.set({ kind }, Number(count));
    },
  });
  registry.registerMetric(received);
  const cards = new Gauge({
    name: "treff_card_work",
    help: "Stripe events and refunds that wait, and events that were given up",
    labelNames: ["kind"],
    registers: [],
    async collect() {
      // After so many attempts the worker leaves an event to people: see payments/domain/retry-times.
      const [row] = await db.$queryRaw<{ events: bigint; stuck: bigint; refunds: bigint }[]>`
        SELECT (SELECT count(*) FROM stripe_event WHERE handled_at IS NULL AND attempts < 18) AS events,
               (SELECT count(*) FROM stripe_event WHERE handled_at IS NULL AND attempts >= 18) AS stuck,
               (SELECT count(*) FROM refund JOIN payment ON payment.id = payment_id
                WHERE state = 'requested' AND method = 'card') AS refunds`;
      this.set({ kind: "events" }, Number(row?.events ?? 0));
      this.set({ kind: "events-given-up" }, Number(row?.stuck ?? 0));
      this.set({ kind: "refunds" }, Number(row?.refunds ?? 0));
    },
  });
  registry.registerMetric(cards);
  return {
    /** For parts that measure themselves. */
    registry,
    observe(method: string, path: string, status: number, seconds: number): void {
      const area = /^\/([\w-]+)(\/|$)/.exec(path)?.[1] ?? "";
      const known = areas.has(area) ? area : "other";
      requests.observe({ method, area: known, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

const areas = new Set([
  "e",
  "r",
  "o",
  "s",
  "orders",
  "feeds",
  "files",
  "organise",
  "api",
  "assets",
  "sign-in",
  "hooks",
  "unsubscribe",
  "dev",
]);
