/*
 * Mails as they come back: what calendars, mail servers and providers really write, with invented names. Line ends are
 * CRLF, as on the wire.
 */

/** Which invitation is answered, by whom and how. */
export interface AnswerGiven {
  readonly uid: string;
  readonly sequence?: number;
  /** ORGANIZER, and whom the mail goes to. */
  readonly organizer: string;
  readonly attendee: string;
  readonly answer?: "ACCEPTED" | "DECLINED" | "TENTATIVE";
  /** DTSTAMP, such as `20270802T091500Z`. */
  readonly stamp?: string;
}

/** A mail of these lines; an empty one ends its head. */
export function mailOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join("\r\n"), "utf8");
}

let count = 0;
const fresh = (host: string) => `<answer-${(count += 1)}@${host}>`;

const base64 = (text: string | Buffer) =>
  (
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

/** The answer as each client of note writes it. */
export const replies: Readonly<Record<string, (given: AnswerGiven) => Buffer>> = {
  /** Base64, upper-case MAILTO, a VTIMEZONE of its own, no text beside the calendar. */
  outlook: ({
    uid,
    sequence = 0,
    organizer,
    attendee,
    answer = "ACCEPTED",
    stamp = "20270802T091500Z",
  }) =>
    mailOf([
      "Received: from AM0PR08MB0001.eurprd08.prod.example by mx.treff.example; Mon, 2 Aug 2027 09:15:04 +0000",
      `From: =?iso-8859-1?Q?=C5se_Pr=F8vesen?= <${attendee}>`,
      `To: Regionsamarbeidet <${organizer}>`,
      `Subject: =?iso-8859-1?Q?Godtatt:_Frokostm=F8te?=`,
      "Thread-Topic: Frokost",
      `Message-ID: ${fresh("eurprd08.prod.example")}`,
      "Date: Mon, 2 Aug 2027 09:15:02 +0000",
      'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
      "Content-Transfer-Encoding: base64",
      "MIME-Version: 1.0",
      "",
      base64(
        [
          "BEGIN:VCALENDAR",
          "METHOD:REPLY",
          "PRODID:Microsoft Exchange Server 2010",
          "VERSION:2.0",
          "BEGIN:VTIMEZONE",
          "TZID:W. Europe Standard Time",
          "BEGIN:STANDARD",
          "DTSTART:16010101T030000",
          "TZOFFSETFROM:+0200",
          "TZOFFSETTO:+0100",
          "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
          "END:STANDARD",
          "END:VTIMEZONE",
          "BEGIN:VEVENT",
          `ORGANIZER;CN=Regionsamarbeidet:MAILTO:${organizer}`,
          `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=${answer};CN="Prøvesen, Åse":MAILTO:${attendee.toUpperCase()}`,
          "COMMENT;LANGUAGE=nb-NO:\\n",
          `UID:${uid}`,
          "SUMMARY;LANGUAGE=nb-NO:Godtatt: Frokostmøte",
          "DTSTART;TZID=W. Europe Standard Time:20270901T100000",
          "DTEND;TZID=W. Europe Standard Time:20270901T120000",
          "CLASS:PUBLIC",
          "PRIORITY:5",
          `DTSTAMP:${stamp}`,
          "TRANSP:OPAQUE",
          "STATUS:CONFIRMED",
          `SEQUENCE:${sequence}`,
          "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
          "END:VEVENT",
          "END:VCALENDAR",
          "",
        ].join("\r\n"),
      ),
      "",
    ]),

  /** Alternative and attachment, each with the calendar; folded lines, X-NUM-GUESTS. */
  google: ({
    uid,
    sequence = 0,
    organizer,
    attendee,
    answer = "ACCEPTED",
    stamp = "20270802T091500Z",
  }) => {
    const [folded, rest] = [uid.slice(0, 20), uid.slice(20)];
    const calendar = [
      "BEGIN:VCALENDAR",
      "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
      "VERSION:2.0",
      "CALSCALE:GREGORIAN",
      "METHOD:REPLY",
      "BEGIN:VEVENT",
      "DTSTART:20270901T080000Z",
      "DTEND:20270901T100000Z",
      `DTSTAMP:${stamp}`,
      `ORGANIZER;CN=Regionsamarbeidet:mailto:${organizer.slice(0, 30)}`,
      ` ${organizer.slice(30)}`,
      `UID:${folded}`,
      ` ${rest}`,
      `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${answer};X-NUM-GUES`,
      ` TS=0:mailto:${attendee}`,
      "CREATED:20270801T081500Z",
      "DESCRIPTION:",
      `LAST-MODIFIED:${stamp}`,
      "LOCATION:Moss Kulturhus\\, Kirkegata 10",
      `SEQUENCE:${sequence}`,
      "STATUS:CONFIRMED",
      "SUMMARY:Frokostmøte",
      "TRANSP:OPAQUE",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n");
    return mailOf([
      `Return-Path: <${attendee}>`,
      "MIME-Version: 1.0",
      `Reply-To: ${attendee}`,
      "Sender: Google Calendar <calendar-notification@google.example>",
      "Auto-Submitted: auto-generated",
      `Message-ID: ${fresh("google.example")}`,
      "Date: Mon, 02 Aug 2027 09:15:02 +0000",
      "Subject: =?UTF-8?B?QWNjZXB0ZWQ6IEZyb2tvc3Rtw7h0ZQ==?=",
      `From: ${attendee}`,
      `To: ${organizer}`,
      'Content-Type: multipart/mixed; boundary="0000000000004a7f0f06001c5e2d"',
      "",
      "--0000000000004a7f0f06001c5e2d",
      'Content-Type: multipart/alternative; boundary="0000000000004a7f0c06001c5e2b"',
      "",
      "--0000000000004a7f0c06001c5e2b",
      'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
      "Content-Transfer-Encoding: base64",
      "",
      base64("Åse Prøvesen har svart\n"),
      "--0000000000004a7f0c06001c5e2b",
      'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
      "Content-Transfer-Encoding: 7bit",
      "",
      calendar,
      "--0000000000004a7f0c06001c5e2b--",
      "--0000000000004a7f0f06001c5e2d",
      'Content-Type: application/ics; name="invite.ics"',
      'Content-Disposition: attachment; filename="invite.ics"',
      "Content-Transfer-Encoding: base64",
      "",
      base64(calendar),
      "--0000000000004a7f0f06001c5e2d--",
      "",
    ]);
  },

  /** An attachment alone, quoted-printable with soft breaks inside the values; no SEQUENCE from iCloud's web. */
  apple: ({ uid, organizer, attendee, answer = "ACCEPTED", stamp = "20270802T091500Z" }) =>
    mailOf([
      `From: Åse Prøvesen <${attendee}>`,
      'Content-Type: multipart/alternative;\r\n\tboundary="Apple-Mail=_6F1C3D5B-0A11-4B57"',
      "Mime-Version: 1.0 (Mac OS X Mail 16.0)",
      "Subject: Frokost",
      `Message-Id: ${fresh("icloud.example")}`,
      "Date: Mon, 2 Aug 2027 11:15:02 +0200",
      `To: "${organizer}" <${organizer}>`,
      "",
      "",
      "--Apple-Mail=_6F1C3D5B-0A11-4B57",
      "Content-Transfer-Encoding: 7bit",
      "Content-Type: text/plain; charset=us-ascii",
      "",
      "Ase has answered.",
      "--Apple-Mail=_6F1C3D5B-0A11-4B57",
      "Content-Transfer-Encoding: quoted-printable",
      'Content-Type: text/calendar; charset=UTF-8; name="iCal-20270802.ics"; method=reply',
      "",
      "BEGIN:VCALENDAR",
      "CALSCALE:GREGORIAN",
      "VERSION:2.0",
      "METHOD:REPLY",
      "PRODID:-//Apple Inc.//iOS 20.0//EN",
      "BEGIN:VEVENT",
      `ATTENDEE;CN=3D"=C3=85se Pr=C3=B8vesen";CUTYPE=3DINDIVIDUAL;PARTSTAT=3D${answer.slice(0, 4)}=`,
      `${answer.slice(4)};ROLE=3DREQ-PARTICIPANT:mailto:${attendee}`,
      "DTEND;TZID=3DEurope/Oslo:20270901T120000",
      `DTSTAMP:${stamp}`,
      "DTSTART;TZID=3DEurope/Oslo:20270901T100000",
      `ORGANIZER;CN=3DRegionsamarbeidet:mailto:${organizer}`,
      `UID:${uid}`,
      "END:VEVENT",
      "END:VCALENDAR",
      "",
      "--Apple-Mail=_6F1C3D5B-0A11-4B57--",
      "",
    ]),

  /** Eight bits as they are, the part as the whole mail, lower-case everything. */
  thunderbird: ({
    uid,
    sequence = 0,
    organizer,
    attendee,
    answer = "ACCEPTED",
    stamp = "20270802T091500Z",
  }) =>
    mailOf([
      `to: ${organizer}`,
      `from: Åse Prøvesen <${attendee}>`,
      "subject: Svar på invitasjon: Frokostmøte",
      `message-id: ${fresh("thunderbird.example")}`,
      "date: Mon, 02 Aug 2027 09:15:02 GMT",
      "content-type: multipart/mixed; boundary=------------090801000607010202020806",
      "",
      "This is a multi-part message in MIME format.",
      "--------------090801000607010202020806",
      "content-type: text/plain; charset=utf-8",
      "content-transfer-encoding: 8bit",
      "",
      "Åse Prøvesen har svart.",
      "--------------090801000607010202020806",
      "content-type: text/calendar; method=reply; charset=utf-8",
      "content-transfer-encoding: 8BIT",
      "",
      "begin:vcalendar",
      "prodid:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
      "version:2.0",
      "method:reply",
      "begin:vevent",
      "created:20270801T081500Z",
      `dtstamp:${stamp}`,
      `uid:${uid}`,
      "summary:Frokostmøte",
      `organizer;cn=Regionsamarbeidet:mailto:${organizer}`,
      `attendee;cn=Åse Prøvesen;partstat=${answer.toLowerCase()};role=req-participant:mailto:${attendee}`,
      "dtstart:20270901T080000Z",
      "dtend:20270901T100000Z",
      `sequence:${sequence}`,
      "end:vevent",
      "end:vcalendar",
      "--------------090801000607010202020806--",
      "",
    ]),

  /** An old groupware: UTF-16 in base64, attached as nothing in particular under an .ics name. */
  "old groupware": ({
    uid,
    sequence = 0,
    organizer,
    attendee,
    answer = "ACCEPTED",
    stamp = "20270802T091500Z",
  }) =>
    mailOf([
      `From: <${attendee}>`,
      `To: <${organizer}>`,
      "Subject: Re: Frokost",
      `Message-ID: ${fresh("groupware.example")}`,
      "Date: Mon, 2 Aug 2027 09:15:02 +0000",
      'Content-Type: multipart/mixed; boundary="=_mixed 00"',
      "",
      "--=_mixed 00",
      'Content-Type: application/octet-stream; charset="utf-16le"; name="reply.ics"',
      "Content-Transfer-Encoding: BASE64",
      "",
      base64(
        Buffer.from(
          [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Gamle Greie//NO",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            `UID:${uid}`,
            `DTSTAMP:${stamp}`,
            `SEQUENCE:${sequence}`,
            `ORGANIZER:mailto:${organizer}`,
            `ATTENDEE;PARTSTAT=${answer}:mailto:${attendee}`,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
          ].join("\r\n"),
          "utf16le",
        ),
      ),
      "--=_mixed 00--",
      "",
    ]),
};

/** What came back, and to whom the report goes. */
export interface ReportGiven {
  /** The envelope's sender of the mail that came back. */
  readonly returnPath: string;
  readonly recipient: string;
  /** Of the mail that came back, with angle brackets. */
  readonly messageId?: string;
  readonly status?: string;
  readonly diagnostic?: string;
}

const reportParts = (
  boundary: string,
  said: string,
  status: readonly string[],
  returned: readonly string[],
) => [
  `--${boundary}`,
  "Content-Type: text/plain; charset=us-ascii",
  "",
  said,
  "",
  `--${boundary}`,
  "Content-Description: Delivery report",
  "Content-Type: message/delivery-status",
  "",
  ...status,
  "",
  `--${boundary}`,
  ...returned,
  `--${boundary}--`,
  "",
];

/** Reports about a delivery as mail servers write them. */
export const reports: Readonly<Record<string, (given: ReportGiven) => Buffer>> = {
  postfix: ({
    returnPath,
    recipient,
    messageId = "<unknown@elsewhere.example>",
    status = "5.1.1",
    diagnostic = `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown in virtual mailbox table`,
  }) =>
    mailOf([
      "Return-Path: <>",
      `Date: Mon,  2 Aug 2027 09:15:02 +0000 (UTC)`,
      "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
      "Subject: Undelivered Mail Returned to Sender",
      `To: ${returnPath}`,
      "Auto-Submitted: auto-replied",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="4F2A81C0B2.1627895702/mx.example"',
      `Message-Id: ${fresh("mx.example")}`,
      "",
      "This is a MIME-encapsulated message.",
      "",
      ...reportParts(
        "4F2A81C0B2.1627895702/mx.example",
        "I'm sorry to have to inform you that your message could not be delivered.",
        [
          "Reporting-MTA: dns; mx.example",
          "X-Postfix-Queue-ID: 4F2A81C0B2",
          "Arrival-Date: Mon,  2 Aug 2027 09:15:01 +0000 (UTC)",
          "",
          `Final-Recipient: rfc822; ${recipient}`,
          `Original-Recipient: rfc822;${recipient}`,
          `Action: ${status.startsWith("4") ? "delayed" : "failed"}`,
          `Status: ${status}`,
          "Remote-MTA: dns; mail.firm.example",
          `Diagnostic-Code: smtp; ${diagnostic.slice(0, 40)}`,
          `    ${diagnostic.slice(40)}`,
        ],
        [
          "Content-Description: Undelivered Message",
          "Content-Type: message/rfc822",
          "",
          `Return-Path: <${returnPath}>`,
          `Message-ID: ${messageId}`,
          `To: ${recipient}`,
          "Subject: Du er påmeldt",
          "",
          "Hei",
          "",
        ],
      ),
    ]),

  /** Headers alone are returned, the words say little, the status in its own language stands in the text. */
  exchange: ({
    returnPath,
    recipient,
    messageId = "<unknown@elsewhere.example>",
    status = "5.1.10",
    diagnostic = `550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${recipient} not found by SMTP address lookup`,
  }) =>
    mailOf([
      "From: <postmaster@firm.example>",
      `To: <${returnPath}>`,
      "Date: Mon, 2 Aug 2027 09:15:02 +0000",
      "Content-Type: multipart/report; report-type=delivery-status;",
      '\tboundary="f1a0e6d1-1c9b-4a2e-b3a5-5f0c7e6a1b11"',
      "X-MS-Exchange-Message-Is-Ndr:",
      "Content-Language: nb-NO",
      `Message-ID: ${fresh("firm.example")}`,
      "Subject: Undeliverable: =?utf-8?B?RHUgZXIgcMOlbWVsZHQ=?=",
      "MIME-Version: 1.0",
      "",
      ...reportParts(
        "f1a0e6d1-1c9b-4a2e-b3a5-5f0c7e6a1b11",
        "Leveringen til disse mottakerne mislyktes.",
        [
          "Reporting-MTA: dns;AM0PR08MB0001.eurprd08.prod.example",
          "Received-From-MTA: dns;mx.treff.example",
          "Arrival-Date: Mon, 2 Aug 2027 09:15:01 +0000",
          "",
          `Final-Recipient: rfc822;${recipient}`,
          "Action: failed",
          `Status: ${status}`,
          `Diagnostic-Code: smtp;${diagnostic}`,
          `X-Display-Name: ${recipient}`,
        ],
        [
          "Content-Type: text/rfc822-headers",
          "",
          `Message-ID: ${messageId}`,
          `To: ${recipient}`,
          "",
        ],
      ),
    ]),

  /** The recipient's block before a blank line too many, an image beside the report. */
  gmail: ({
    returnPath,
    recipient,
    messageId = "<unknown@elsewhere.example>",
    status = "5.1.1",
    diagnostic = "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces.",
  }) =>
    mailOf([
      "Return-Path: <>",
      "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
      `To: ${returnPath}`,
      "Auto-Submitted: auto-replied",
      "Subject: Delivery Status Notification (Failure)",
      "References: <x@treff.example>",
      `Message-ID: ${fresh("googlemail.example")}`,
      "Date: Mon, 02 Aug 2027 02:15:02 -0700 (PDT)",
      'Content-Type: multipart/report; boundary="000000000000d9e8dd0600aa"; report-type=delivery-status',
      "",
      ...reportParts(
        "000000000000d9e8dd0600aa",
        "** Address not found **",
        [
          "Reporting-MTA: dns; googlemail.example",
          "Arrival-Date: Mon, 02 Aug 2027 02:15:01 -0700 (PDT)",
          "",
          `Final-Recipient: rfc822; ${recipient}`,
          "Action: failed",
          `Status: ${status}`,
          "Remote-MTA: dns; mx.firm.example. (192.0.2.7, the server for the domain.)",
          `Diagnostic-Code: smtp; ${diagnostic}`,
          "Last-Attempt-Date: Mon, 02 Aug 2027 02:15:02 -0700 (PDT)",
          "",
          "",
        ],
        [
          "Content-Type: message/rfc822",
          "",
          `Message-ID: ${messageId}`,
          `To: ${recipient}`,
          "",
          "Hei",
        ],
      ),
    ]),
};

/** A report in words alone, as qmail writes them. */
export function qmailReport({ returnPath, recipient }: ReportGiven): Buffer {
  return mailOf([
    "Return-Path: <>",
    "Date: 2 Aug 2027 09:15:02 -0000",
    "From: MAILER-DAEMON@old.example",
    `To: ${returnPath}`,
    "Subject: failure notice",
    "",
    "Hi. This is the qmail-send program at old.example.",
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    "This is a permanent error; I've given up. Sorry it didn't work out.",
    "",
    `<${recipient}>:`,
    "192.0.2.9 does not like recipient.",
    "Remote host said: 550 5.1.1 No such user here",
    "Giving up on 192.0.2.9.",
    "",
  ]);
}

/** A complaint in the Abuse Reporting Format (RFC 5965). */
export function complaintReport({
  returnPath,
  recipient,
  messageId = "<unknown@elsewhere.example>",
  type = "abuse",
}: ReportGiven & { readonly type?: string }): Buffer {
  return mailOf([
    "From: <feedback@provider.example>",
    "To: <svar@treff.example>",
    "Date: Mon, 2 Aug 2027 09:15:02 +0000",
    "Subject: FW: Nytt fra oss",
    `Message-ID: ${fresh("provider.example")}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=feedback-report; boundary="part1_13d.2e68ed54"',
    "",
    "--part1_13d.2e68ed54",
    'Content-Type: text/plain; charset="US-ASCII"',
    "",
    "This is an email abuse report.",
    "--part1_13d.2e68ed54",
    "Content-Type: message/feedback-report",
    "",
    `Feedback-Type: ${type}`,
    "User-Agent: SomeGenerator/1.0",
    "Version: 1",
    `Original-Mail-From: <${returnPath}>`,
    `Original-Rcpt-To: <${recipient}>`,
    "Received-Date: Mon, 2 Aug 2027 09:00:00 +0000",
    "Source-IP: 192.0.2.1",
    "",
    "--part1_13d.2e68ed54",
    "Content-Type: message/rfc822",
    "Content-Disposition: inline",
    "",
    `Message-ID: ${messageId}`,
    `To: <${recipient}>`,
    "Subject: Nytt fra oss",
    "",
    "Hei",
    "--part1_13d.2e68ed54--",
    "",
  ]);
}

/** An answering machine, in the words of one that knows RFC 3834 or of one that does not. */
export function outOfOffice(to: string, head: string): Buffer {
  return mailOf([
    "From: Åse Prøvesen <ase@firm.example>",
    `To: ${to}`,
    "Subject: Automatisk svar: Du er påmeldt",
    "Date: Mon, 2 Aug 2027 09:15:02 +0000",
    `Message-ID: ${fresh("firm.example")}`,
    head,
    "",
    "Jeg er på ferie til 16. august.",
    "",
  ]);
}
