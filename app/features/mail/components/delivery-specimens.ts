import type { DeliveryLine } from "../queries/messages-of-event.server";

const at = new Date("2027-06-01T08:00:00Z");

const line: DeliveryLine = {
  id: "m1",
  kind: "confirmation",
  recipientName: "Åshild Bjørnstadødegård",
  recipientEmail: "ashild@romerike.example",
  state: "sent",
  attempts: 1,
  lastResponse: "250 2.0.0 OK 1764403200 af79cd13be357-b29998483a9",
  createdAt: at,
  sentAt: at,
  returnedAt: null,
  nextAttemptAt: at,
};

/** A mail in each of its states. */
export const deliverySpecimens: readonly DeliveryLine[] = [
  line,
  { ...line, id: "m2", state: "queued", attempts: 0, lastResponse: null, sentAt: null },
  {
    ...line,
    id: "m3",
    kind: "changed",
    state: "queued",
    attempts: 3,
    lastResponse: "451 4.7.1 Greylisted, please try again later",
    sentAt: null,
  },
  {
    ...line,
    id: "m4",
    kind: "reminder",
    recipientName: "",
    state: "failed",
    lastResponse: "550 5.1.1 The email account that you tried to reach does not exist",
    sentAt: null,
  },
  {
    ...line,
    id: "m6",
    kind: "changed",
    state: "failed",
    lastResponse: "550 5.1.1 User unknown in virtual mailbox table",
    returnedAt: at,
  },
  { ...line, id: "m7", kind: "changed", state: "failed", lastResponse: "suppressed:bounce" },
  { ...line, id: "m5", kind: "calendar-day", state: "superseded", lastResponse: null },
];
