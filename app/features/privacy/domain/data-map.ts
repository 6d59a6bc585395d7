/** What kind of thing about a person a column holds. */
export type Category = "identity" | "contact" | "special" | "activity" | "technical";

/**
 * What erasure does with a column. `superseded` is for a mail's state: what has not left never leaves;
 * `raised` ends the links handed out; `stamped` notes when it was done.
 */
export type Erased =
  | "emptied"
  | "nulled"
  | "replaced"
  | "emptied-json"
  | "forgotten-key"
  | "superseded"
  | "raised"
  | "stamped"
  | "kept";

export interface PersonalColumn {
  readonly category: Category;
  /** Its key in an export; `null` where it tells the person nothing (a hash, a mark). */
  readonly key: string | null;
  readonly erased: Erased;
}

/** Whose business a row is: one organisation's, or the installation's (signing in, asking for one's data). */
export type Scope = "organisation" | "installation";

export interface PersonalTable {
  readonly scopes: readonly Scope[];
  /** The list it is exported in. */
  readonly exportAs: string;
  /** What becomes of the whole row when somebody is erased; a kept row has its columns treated one by one. */
  readonly rows: "deleted" | "kept";
  readonly purpose: string;
  readonly basis: string;
  /** When it goes by itself. */
  readonly retention: string;
  readonly columns: Readonly<Record<string, PersonalColumn>>;
}

const column = (category: Category, key: string | null, erased: Erased): PersonalColumn => ({
  category,
  key,
  erased,
});

const registering = "Holding a place at an event, and letting the organiser know who comes";
const contract = "Agreement with the person (GDPR art. 6.1 b)";
const interest = "Legitimate interest (GDPR art. 6.1 f)";
const consent = "Explicit consent (GDPR art. 9.2 a)";
const bookkeeping = "Stays as a number, as bookkeeping asks; names nobody";
const personRule = "The organisation's rule: months after the last event";

/**
 * Everything about a person the database holds, by table and column: the one place from which export, erasure,
 * retention and docs/privacy-data-map.md follow. A test refuses a column that smells of personal data and
 * stands neither here nor among {@link notPersonal}.
 *
 * @remarks A person is their address, with one organisation. The order is that of erasure: what hangs on
 * something goes before it.
 */
export const dataMap = {
  sensitive_answer: {
    scopes: ["organisation"],
    exportAs: "answers",
    rows: "deleted",
    purpose: "Food and rooms that suit the attendee",
    basis: consent,
    retention:
      "The organisation's rule: days after the event; at once when consent or seat is given back",
    columns: {
      kind: column("special", "about", "kept"),
      choices: column("special", "choices", "kept"),
      note: column("special", "note", "kept"),
      answered_at: column("activity", "answeredAt", "kept"),
    },
  },
  answer: {
    scopes: ["organisation"],
    exportAs: "questionAnswers",
    rows: "deleted",
    purpose: "What the organiser has to know to receive who comes",
    basis: `${contract}; about health explicit consent (art. 9.2 a)`,
    retention: `${personRule}; sensitive ones with the answers about diet and access`,
    columns: {
      values: column("special", "answer", "kept"),
      answered_at: column("activity", "answeredAt", "kept"),
    },
  },
  captured_mail: {
    scopes: ["organisation", "installation"],
    exportAs: "keptMails",
    rows: "deleted",
    purpose: "Showing mails in a demonstration instead of sending them",
    basis: interest,
    retention: "At once where the demonstration is off",
    columns: {
      recipient: column("contact", "to", "kept"),
      subject: column("activity", "subject", "kept"),
      text: column("activity", "text", "kept"),
      html: column("activity", null, "kept"),
      raw: column("activity", null, "kept"),
      calendar: column("activity", null, "kept"),
    },
  },
  outbox_message: {
    scopes: ["organisation", "installation"],
    exportAs: "mails",
    rows: "kept",
    purpose: "Telling people what they have to know, and the organiser whether it arrived",
    basis: contract,
    retention: `${personRule}; the installation's own (codes, links) after 30 days`,
    columns: {
      kind: column("activity", "about", "kept"),
      recipient_name: column("identity", "name", "emptied"),
      recipient_email: column("contact", "to", "replaced"),
      snapshot: column("activity", null, "emptied-json"),
      last_response: column("technical", "mailServerSaid", "nulled"),
      state: column("activity", "state", "superseded"),
      returned_at: column("activity", "cameBackAt", "kept"),
      created_at: column("activity", "writtenAt", "kept"),
      sent_at: column("activity", "sentAt", "kept"),
    },
  },
  calendar_object: {
    scopes: ["organisation"],
    exportAs: "calendar",
    rows: "deleted",
    purpose: "Keeping the attendee's calendar right",
    basis: contract,
    retention: "90 days after the event",
    columns: {
      uid: column("technical", "uid", "kept"),
      date: column("activity", "date", "kept"),
      method: column("activity", "state", "kept"),
      answer: column("activity", "answer", "kept"),
      answered_at: column("activity", "answeredAt", "kept"),
    },
  },
  inbound_mail: {
    scopes: ["organisation", "installation"],
    exportAs: "receivedMails",
    rows: "deleted",
    purpose: "Reading what comes back: a calendar's answer, a mail that could not be delivered",
    basis: interest,
    retention: "The mail itself after 30 days, that it came after a year",
    columns: {
      about_email: column("contact", "email", "kept"),
      raw: column("activity", null, "kept"),
      fingerprint: column("technical", null, "kept"),
      message_id: column("technical", null, "kept"),
      kind: column("activity", "about", "kept"),
      received_at: column("activity", "at", "kept"),
    },
  },
  suppression: {
    scopes: ["organisation", "installation"],
    exportAs: "unwantedMails",
    rows: "deleted",
    purpose: "Not writing to who does not want it, nor to addresses that are gone",
    basis: "Legal obligation (GDPR art. 21.3); for addresses that are gone legitimate interest",
    retention: "Until it is taken back; an address that is gone after two years",
    columns: {
      email: column("contact", "email", "kept"),
      stream: column("activity", "about", "kept"),
      reason: column("activity", "reason", "kept"),
      detail: column("technical", "mailServerSaid", "kept"),
      since: column("activity", "since", "kept"),
    },
  },
  consent: {
    scopes: ["organisation"],
    exportAs: "consents",
    rows: "kept",
    purpose: "Proof of what somebody said yes to, and when it ended; names nobody",
    basis: "Legal obligation (GDPR art. 7.1)",
    retention: "With the registration, which is anonymous by then",
    columns: {
      purpose: column("activity", "purpose", "kept"),
      act: column("activity", "act", "kept"),
      wording: column("activity", "wording", "kept"),
      language: column("activity", "language", "kept"),
      by: column("activity", "by", "kept"),
      at: column("activity", "at", "kept"),
    },
  },
  registration_import: {
    scopes: ["organisation"],
    exportAs: "filesBroughtIn",
    rows: "deleted",
    purpose: "Bringing in a file of registrations, and undoing it",
    basis: interest,
    retention: "Its rows when they are brought in or dropped, after a day at the latest",
    columns: {
      rows: column("identity", null, "kept"),
      created_at: column("activity", "at", "kept"),
    },
  },
  network_person: {
    scopes: ["organisation"],
    exportAs: "groups",
    rows: "deleted",
    purpose: "Belonging to a group or an association",
    basis: interest,
    retention: "With the person; membership of an association keeps the person",
    columns: {},
  },
  registration_add_on: {
    scopes: ["organisation"],
    exportAs: "chosenAddOns",
    rows: "kept",
    purpose: "A bed, a dinner, a seat on the bus for who comes; counts afterwards",
    basis: contract,
    retention: "With the registration, which is anonymous by then",
    columns: {
      status: column("activity", "status", "kept"),
      room_mate: column("identity", "roomMate", "emptied"),
    },
  },
  registration_session: {
    scopes: ["organisation"],
    exportAs: "chosenSessions",
    rows: "kept",
    purpose: "Showing the attendee their own programme; counts afterwards",
    basis: contract,
    retention: "With the registration, which is anonymous by then",
    columns: {},
  },
  company: {
    scopes: ["organisation"],
    exportAs: "ownCompanies",
    rows: "kept",
    purpose:
      "Knowing which company somebody comes from; here only a sole trader's, which is a person's",
    basis: interest,
    retention: `${personRule}; municipality and industry stay`,
    columns: {
      name: column("identity", "name", "emptied"),
      organisation_number: column("identity", null, "nulled"),
      match_key: column("technical", null, "replaced"),
      sole_trader: column("technical", null, "kept"),
      created_at: column("activity", "knownSince", "kept"),
    },
  },
  waitlist_entry: {
    scopes: ["organisation"],
    exportAs: "waiting",
    rows: "kept",
    purpose:
      "Giving places in turn, and saying why somebody got one; names nobody but in an organiser's note",
    basis: contract,
    retention:
      "The reason with the person; numbers and times with the order, which is anonymous by then",
    columns: {
      status: column("activity", "state", "kept"),
      seats: column("activity", "seats", "kept"),
      reason: column("activity", null, "emptied-json"),
      created_at: column("activity", "since", "kept"),
      ended_at: column("activity", "until", "kept"),
    },
  },
  registration: {
    scopes: ["organisation"],
    exportAs: "registrations",
    rows: "kept",
    purpose: registering,
    basis: contract,
    retention: `${personRule}; what is left is a number and the company`,
    columns: {
      attendee_name: column("identity", "name", "nulled"),
      attendee_email: column("contact", "email", "nulled"),
      language: column("activity", "language", "kept"),
      status: column("activity", "status", "kept"),
      token_generation: column("technical", null, "raised"),
      feed_generation: column("technical", null, "kept"),
      feed_closed_at: column("activity", "calendarOffSince", "nulled"),
      calendar_channel: column("activity", "calendarChannel", "kept"),
      created_at: column("activity", "registeredAt", "kept"),
      cancelled_at: column("activity", "cancelledAt", "kept"),
      handed_over_at: column("activity", "handedOverAt", "kept"),
      anonymised_at: column("technical", null, "stamped"),
    },
  },
  payer: {
    scopes: ["organisation"],
    exportAs: "payers",
    rows: "kept",
    purpose: "Sending invoices to who pays them, and showing what they ordered, owe and paid",
    basis: contract,
    retention: `${personRule}; what is left ties invoices to their company`,
    columns: {
      name: column("identity", "name", "emptied"),
      email: column("contact", "email", "replaced"),
      language: column("activity", "language", "kept"),
      token_generation: column("technical", null, "raised"),
      created_at: column("activity", "knownSince", "kept"),
    },
  },
  invoice: {
    scopes: ["organisation"],
    exportAs: "invoices",
    rows: "kept",
    purpose: "Invoicing, and keeping accounts as the law asks",
    basis: "Legal obligation (GDPR art. 6.1 c, 17.3 b)",
    retention:
      "The buyer, their contact and reference until bookkeeping law asks no more: after the year five years in Norway and Denmark, six in Finland, seven in Sweden",
    columns: {
      kind: column("activity", "kind", "kept"),
      year: column("activity", "year", "kept"),
      number: column("activity", "number", "kept"),
      buyer: column("identity", null, "kept"),
      seller: column("technical", null, "kept"),
      reference: column("activity", "reference", "kept"),
      note: column("activity", "note", "kept"),
      total_minor: column("activity", "totalMinor", "kept"),
      currency: column("activity", "currency", "kept"),
      issued_on: column("activity", "issuedOn", "kept"),
      due_on: column("activity", "dueOn", "kept"),
      reminded_at: column("activity", "remindedAt", "kept"),
    },
  },
  stripe_event: {
    scopes: ["organisation"],
    exportAs: "cardEvents",
    rows: "kept",
    purpose: "Hearing from Stripe what became of a card payment, once for each event",
    basis: contract,
    retention:
      "What it said 30 days after it was handled; names and addresses are not stored at all",
    columns: {
      type: column("activity", "about", "kept"),
      payload: column("activity", null, "emptied-json"),
      happened_at: column("activity", "at", "kept"),
    },
  },
  dispute: {
    scopes: ["organisation"],
    exportAs: "disputes",
    rows: "kept",
    purpose: "Answering a bank that questions a card payment",
    basis: contract,
    retention: bookkeeping,
    columns: {
      amount_minor: column("activity", "amountMinor", "kept"),
      currency: column("activity", "currency", "kept"),
      status: column("activity", "status", "kept"),
      reason: column("activity", "reason", "kept"),
      opened_at: column("activity", "openedAt", "kept"),
    },
  },
  refund: {
    scopes: ["organisation"],
    exportAs: "refunds",
    rows: "kept",
    purpose: "Giving money back, once",
    basis: contract,
    retention: bookkeeping,
    columns: {
      amount_minor: column("activity", "amountMinor", "kept"),
      currency: column("activity", "currency", "kept"),
      state: column("activity", "state", "kept"),
      reason: column("activity", "reason", "kept"),
      created_at: column("activity", "askedAt", "kept"),
      settled_at: column("activity", "doneAt", "kept"),
    },
  },
  payment: {
    scopes: ["organisation"],
    exportAs: "payments",
    rows: "kept",
    purpose: "Knowing what was paid",
    basis: contract,
    retention: bookkeeping,
    columns: {
      method: column("activity", "method", "kept"),
      amount_minor: column("activity", "amountMinor", "kept"),
      currency: column("activity", "currency", "kept"),
      received_at: column("activity", "receivedAt", "kept"),
      note: column("activity", "note", "emptied"),
    },
  },
  checkout: {
    scopes: ["organisation"],
    exportAs: "cardCheckouts",
    rows: "kept",
    purpose: "Sending somebody on to Stripe's payment page, and to the same one again",
    basis: contract,
    retention: "What is asked for until Stripe has answered; what is left is an amount and a state",
    columns: {
      amount_minor: column("activity", "amountMinor", "kept"),
      currency: column("activity", "currency", "kept"),
      state: column("activity", "state", "kept"),
      request: column("contact", null, "nulled"),
      url: column("technical", null, "nulled"),
      created_at: column("activity", "startedAt", "kept"),
    },
  },
  payable: {
    scopes: ["organisation"],
    exportAs: "owed",
    rows: "kept",
    purpose: "Knowing who pays for an order, what it comes to and what was paid",
    basis: contract,
    retention: `${personRule}; code, company and amounts stay, as bookkeeping asks`,
    columns: {
      code: column("activity", "code", "kept"),
      payer_name: column("identity", "payerName", "emptied"),
      payer_email: column("contact", "payerEmail", "replaced"),
      language: column("activity", "language", "kept"),
      reference: column("activity", "reference", "emptied"),
      pay_by: column("activity", "payBy", "kept"),
      currency: column("activity", "currency", "kept"),
      owed_minor: column("activity", "owedMinor", "kept"),
      paid_minor: column("activity", "paidMinor", "kept"),
      refunded_minor: column("activity", "refundedMinor", "kept"),
      created_at: column("activity", "since", "kept"),
    },
  },
  order: {
    scopes: ["organisation"],
    exportAs: "orders",
    rows: "kept",
    purpose: "Knowing whom to turn to about the places of an order",
    basis: contract,
    retention: `${personRule}; code, company and amounts stay, as bookkeeping asks`,
    columns: {
      code: column("activity", "code", "kept"),
      contact_name: column("identity", "contactName", "emptied"),
      contact_email: column("contact", "contactEmail", "replaced"),
      language: column("activity", "language", "kept"),
      source: column("activity", "cameBy", "kept"),
      reference: column("activity", "reference", "emptied"),
      pay_by: column("activity", "paysBy", "kept"),
      pay_until: column("activity", "toBePaidBefore", "kept"),
      lapsed_at: column("activity", "lapsedUnpaidAt", "kept"),
      submission_key: column("technical", null, "forgotten-key"),
      submission_hash: column("technical", null, "nulled"),
      token_generation: column("technical", null, "raised"),
      decision_message: column("activity", "organiserAnswered", "emptied"),
      decided_at: column("activity", "decidedAt", "kept"),
      created_at: column("activity", "placedAt", "kept"),
      anonymised_at: column("technical", null, "stamped"),
    },
  },
  person: {
    scopes: ["organisation"],
    exportAs: "persons",
    rows: "kept",
    purpose: "Recognising somebody who comes again; counting people once",
    basis: interest,
    retention: `${personRule}; what is left is a number and the company`,
    columns: {
      name: column("identity", "name", "emptied"),
      email: column("contact", "email", "replaced"),
      language: column("activity", "language", "kept"),
      created_at: column("activity", "knownSince", "kept"),
      anonymised_at: column("technical", null, "stamped"),
    },
  },
  sign_in_session: {
    scopes: ["installation"],
    exportAs: "signIns",
    rows: "deleted",
    purpose: "Staying signed in",
    basis: contract,
    retention: "When it has run out: 30 days",
    columns: {
      token_hash: column("technical", null, "kept"),
      created_at: column("activity", "signedInAt", "kept"),
      expires_at: column("activity", "until", "kept"),
    },
  },
  sign_in_challenge: {
    scopes: ["installation"],
    exportAs: "signInCodes",
    rows: "deleted",
    purpose: "Signing in by a mailed code, and keeping strangers from trying",
    basis: contract,
    retention: "After one day",
    columns: {
      email: column("contact", "email", "kept"),
      code_hash: column("technical", null, "kept"),
      source: column("technical", null, "kept"),
      created_at: column("activity", "askedAt", "kept"),
    },
  },
  own_data_request: {
    scopes: ["installation"],
    exportAs: "dataRequests",
    rows: "deleted",
    purpose: "Handing out what is held to whoever owns the address",
    basis: "Legal obligation (GDPR art. 15–17)",
    retention: "After two days",
    columns: {
      email: column("contact", "email", "kept"),
      source: column("technical", null, "kept"),
      created_at: column("activity", "askedAt", "kept"),
      expires_at: column("activity", "until", "kept"),
    },
  },
  member: {
    scopes: ["installation"],
    exportAs: "memberships",
    rows: "kept",
    purpose: "Knowing who may do what in an organisation",
    basis: contract,
    retention: "Until an owner ends it",
    columns: {
      role: column("activity", "role", "kept"),
      created_at: column("activity", "since", "kept"),
    },
  },
  audit_entry: {
    scopes: ["installation"],
    exportAs: "done",
    rows: "kept",
    purpose: "Showing an organisation who changed what, and who looked at health information",
    basis: "Legal obligation (GDPR art. 5.2, 32)",
    retention: "With the organisation; the account's name goes with the account",
    columns: {
      action: column("activity", "action", "kept"),
      detail: column("activity", null, "kept"),
      at: column("activity", "at", "kept"),
    },
  },
  account: {
    scopes: ["installation"],
    exportAs: "accounts",
    rows: "deleted",
    purpose: "Letting staff sign in",
    basis: contract,
    retention: "While somebody is on the staff of an organisation; theirs to delete afterwards",
    columns: {
      name: column("identity", "name", "kept"),
      email: column("contact", "email", "kept"),
      language: column("activity", "language", "kept"),
      created_at: column("activity", "since", "kept"),
    },
  },
} as const satisfies Record<string, PersonalTable>;

export type PersonalTableName = keyof typeof dataMap;

/** The tables of a scope, in the order of erasure. */
export function tablesOf(scope: Scope): [PersonalTableName, PersonalTable][] {
  return (Object.entries(dataMap) as [PersonalTableName, PersonalTable][]).filter(([, table]) =>
    table.scopes.includes(scope),
  );
}

/** Columns that smell of personal data and hold none, with the reason; `table.*` for a whole table. */
export const notPersonal: Readonly<Record<string, string>> = {
  "organisation.name": "the organisation's own",
  "organisation.reply_email": "the organisation's own; changed by its owners",
  "payment_settings.legal_name": "the organisation's own",
  "payment_settings.address": "the organisation's own",
  "payment_settings.bank_account": "the organisation's own",
  "payment_settings.registration_note": "the organisation's own",
  "event.refund_rule": "days and percentages",
  "stripe_difference.note":
    "what a treasurer did about two sums that differ; they take a name out by editing it",
  "payment_settings.treasurer_email": "the organisation's own; changed by its owners",
  "payment_settings.account_codes": "account numbers of its books",
  "network.name": "a group's",
  "register_answer.facts": "what a public register says of a company; goes after 30 days",
  "venue.name": "a place's",
  "venue.address": "a place's",
  "room.name": "a room's",
  "track.name": "a track's",
  "ticket_type.name": "a ticket's",
  "quota.name": "a number of places'",
  "add_on.name": "an add-on's",
  "code.note": "an organiser's remark about a code; they take a name out by editing it",
  "session.speakers": "published programme; the organiser takes a name out by editing it",
  "programme_draft.fields": "programme to be published; goes when it is, or is dropped",
  "programme_draft.based_on": "published programme; goes with the draft",
  "change.before": "a session's or event's published facts",
  "change.after": "a session's or event's published facts",
  "announcement.words":
    "what an organiser wrote to everybody alike; names are filled in when it is sent",
  "reminder_rule.words": "the organiser's own, with placeholders where a name goes",
  "announcement.selection":
    "whom it was meant for, by status, ticket, group, language and number of seat",
  "mail_pause.reason": "the mail server's words about itself",
  "mailbox_trouble.reason": "the mailbox's words about itself",
  "registration_import.file_name": "what an organiser called their file",
  "registration_import.mapping": "titles of columns, and what they are",
  "registration_import.options": "how the rows of a file are brought in",
  "registration_import.outcome": "counts, and rows by their numbers",
  "shared_list.recipient": "a hotel, a kitchen: whom an organiser gave a list to",
  "hold.visitor": "a keyed hash of a cookie of ours; goes a day after the hold has ended",
  "hold.network": "a keyed hash of a network address; goes a day after the hold has ended",
  "hold.places": "how many places are held of what",
  "stored_file.file_name":
    "what an organiser hands out; they take it away by removing the file. One sent as an answer goes with the answer",
  "stored_file.sha256": "a digest of what an organiser hands out",
  "file_rendition.name": "the name of one form of a file, such as `small.webp`",
  "file_chunk.bytes":
    "what an organiser hands out; pictures carry no metadata. A file sent as an answer goes with the answer",
};
