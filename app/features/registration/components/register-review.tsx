import { useSpeech, type Speech } from "~/i18n/locale-context";
import type { WayToPay } from "~/features/payments/domain/standing";
import type { Instant } from "~/kernel/time";
import { Button } from "~/ui/button";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { StatusChip } from "~/ui/status-chip";
import type { JudgedSeat } from "../domain/judge-order";
import type { Offer } from "../domain/offer";
import type { QuestionAnswer } from "../domain/order-request";
import type { ReviewShown } from "../domain/review-shown";
import type { FormSending } from "./register-form";
import { RegisterHold } from "./register-hold";
import { SumLines } from "./register-sum";

/** The last look before an order is placed: who comes with what, what it costs, and what the button does. */
export function RegisterReview({
  sending: { view, form, submission, step, organisation },
  review: { order, request },
  now,
}: {
  sending: FormSending;
  review: ReviewShown;
  now: Instant;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const { offer, sum } = view;
  const { contact, reference } = request;
  const about = [
    contact.name,
    contact.email,
    contact.company?.name,
    labelled(t("register.organisationNumber"), contact.company?.organisationNumber),
    labelled(t("registerForm.reference"), reference),
  ].filter((part) => part !== undefined);
  const kept = { ...form?.values, submission, told: sum.short.length > 0 ? "waitlist" : "place" };
  return (
    <form method="post" className="register-form register-review" noValidate>
      {Object.entries(kept)
        .filter(([name]) => !writtenHere.has(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <input type="hidden" name="holder" value={step.holder} />
      <div className="register-main">
        <Section
          title={t("registerForm.reviewWho")}
          actions={
            <Button look="quiet" small icon="edit" name="intent" value="edit">
              {t("registerForm.reviewEdit")}
            </Button>
          }
        >
          <ol className="review-seats">
            {order.seats.map((seat, place) => (
              <li key={place}>
                <p className="review-name">
                  {seat.name ?? <StatusChip status="unnamed" />}
                  {seat.email !== null && <span className="review-mail">{seat.email}</span>}
                </p>
                <SeatSays offer={offer} seat={seat} />
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t("registerForm.reviewContact")}>
          <p className="review-contact">
            {about.map((part) => (
              <span key={part}>{part}</span>
            ))}
          </p>
        </Section>
        {order.answers.length > 0 && (
          <Section title={t("registerForm.otherQuestions")}>
            <Answers offer={offer} answers={order.answers} />
          </Section>
        )}
      </div>
      <div className="register-aside">
        <RegisterHold hold={step.hold} timeZone={offer.timeZone} now={now} />
        <SumLines sum={sum} />
        {sum.sum && <p className="form-note">{payingWords(order.payBy, view, organisation, t)}</p>}
        <p className="form-note">{t("registerForm.terms", { organisation })}</p>
        <div className="register-bar">
          <Button
            icon={goesToPayment(offer, sum, order.payBy) ? "forward" : "check"}
            wide
            name="intent"
            value="confirm"
          >
            {confirmWords(offer, sum, order.payBy, speech)}
          </Button>
        </div>
      </div>
      <Island name="submit-once" />
    </form>
  );
}

/** What this step writes itself. */
const writtenHere = new Set(["intent", "held", "holder"]);

/** Whether the last button leads on to where it is paid: by card, and for places there are. */
function goesToPayment(
  { requiresApproval }: Offer,
  { sum, short }: FormSending["view"]["sum"],
  payBy: WayToPay,
): boolean {
  return payBy === "card" && sum !== null && !requiresApproval && short.length === 0;
}

/** How and when it is paid. */
function payingWords(
  payBy: WayToPay,
  { offer, sum }: FormSending["view"],
  organisation: string,
  t: Speech["t"],
): string {
  if (payBy === "invoice") return t("registerForm.invoiced", { organisation });
  return goesToPayment(offer, sum, payBy)
    ? t("pay.reviewCard", { count: sum.seats })
    : t("pay.reviewCardLater");
}

/** What the last button does, with what it costs. */
function confirmWords(
  offer: Offer,
  formSum: FormSending["view"]["sum"],
  payBy: WayToPay,
  { t, format }: Speech,
): string {
  const { seats, sum, short } = formSum;
  if (sum && goesToPayment(offer, formSum, payBy))
    return t("pay.goToPayment", { amount: format.money(sum.totalMinor, sum.currency) });
  const words = offer.requiresApproval
    ? t("register.submitApproval")
    : short.length > 0
      ? t("registerForm.confirmWaitlist")
      : t("registerForm.confirm", { count: seats });
  if (!sum) return words;
  return t("registerForm.confirmPriced", {
    words,
    price: format.money(sum.totalMinor, sum.currency),
  });
}

/** What one seat takes and answers. */
function SeatSays({ offer, seat }: { offer: Offer; seat: JudgedSeat }) {
  const { t, format } = useSpeech();
  const type = offer.ticketTypes.find(({ id }) => id === seat.ticketTypeId);
  const group = offer.groups.find(({ id }) => id === seat.networkId);
  const chosen = [
    ...(type && offer.ticketTypes.length > 1 ? [type.name] : []),
    ...(group ? [group.name] : []),
    ...offer.addOns
      .filter(({ id }) => seat.addOnIds.includes(id))
      .map(({ id, name }) => {
        const mate = seat.roomMates[id];
        return mate ? `${name} (${t("registerForm.reviewRoomMate", { name: mate })})` : name;
      }),
    ...offer.sessions
      .filter(({ id }) => seat.sessionIds.includes(id))
      .map((session) => `${session.title} ${format.timeSpan(session, session.startZone)}`),
    ...[
      ...offer.addOns.map(({ id, name }) => ({ id, name })),
      ...offer.sessions.map(({ id, title: name }) => ({ id, name })),
    ]
      .filter(({ id }) => seat.waitsFor.includes(id))
      .map(({ name }) => t("registerForm.waitsForIt", { name })),
  ];
  return (
    <>
      {chosen.length > 0 && <p className="review-chosen">{chosen.join(" · ")}</p>}
      <Answers offer={offer} answers={seat.answers} />
    </>
  );
}

function Answers({ offer, answers }: { offer: Offer; answers: readonly QuestionAnswer[] }) {
  const { t, format } = useSpeech();
  if (answers.length === 0) return null;
  return (
    <dl className="review-answers">
      {offer.questions.map(({ id, kind, label }) => {
        const values = answers.find(({ question }) => question === id)?.values;
        if (!values) return null;
        return (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              {kind === "yes"
                ? t("registerForm.yes")
                : kind === "date"
                  ? format.isoDate(values[0] ?? "")
                  : values.join(", ")}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A number or a reference says nothing by itself: with what it is. */
function labelled(label: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${label}: ${value}`;
}
