import { useSpeech } from "~/i18n/locale-context";
import type { Problem } from "~/kernel/result";
import { problemText } from "~/i18n/translate";
import { Button, ButtonLink } from "~/ui/button";
import { Details } from "~/ui/details";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { Select, TextInput } from "~/ui/text-input";
import type { OrderSum as OrderSumOf } from "../domain/order-sum";
import type { ContactDesk } from "../queries/contact-desk.server";
import { OrderSum } from "./order-sum";

/** Asks for more seats; what they cost is said before anything is added. */
export function ContactAdd({ desk, here }: { desk: ContactDesk; here: string }) {
  const { t } = useSpeech();
  const { ticketTypes } = desk;
  return (
    <Details summary={t("contact.add")}>
      <form method="get" action={here} className="fields">
        <p>{t("contact.addText")}</p>
        <TextInput
          name="add"
          label={t("contact.addCount")}
          type="number"
          inputMode="numeric"
          min={1}
          max={20}
          defaultValue="1"
          size="short"
        />
        {ticketTypes.length > 1 && (
          <Select
            name="ticket"
            label={t("contact.addTicket")}
            options={ticketTypes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <div>
          <Button look="quiet" icon="add">
            {t("contact.addSee")}
          </Button>
        </div>
      </form>
    </Details>
  );
}

/** More seats as they were asked for, with what they cost. */
export interface AskedSeats {
  readonly count: number;
  readonly ticketType: string | null;
  readonly sum: OrderSumOf | null;
  /** What stands in the way. */
  readonly problems: readonly Problem[];
  /** There is no room: they can wait as an order of their own. */
  readonly full: boolean;
  readonly submission: string;
}

/** Asks before seats are added, or before they join the waiting list. */
export function ContactAddQuestion({ asked, backHref }: { asked: AskedSeats; backHref: string }) {
  const { t } = useSpeech();
  const { count, ticketType, sum, problems, full, submission } = asked;
  return (
    <Section title={t("contact.addTitle", { count })}>
      {full && (
        <Notice tone="warning" live>
          <p>{t("contact.addFull")}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice tone="danger" live>
          {problems.map((problem) => (
            <p key={`${problem.code} ${problem.field}`}>{problemText(t, problem)}</p>
          ))}
        </Notice>
      )}
      {problems.length === 0 &&
        (sum ? (
          <>
            <h3>{t("contact.addPrice")}</h3>
            <OrderSum sum={sum} caption={t("contact.addPrice")} />
          </>
        ) : (
          <p>{t("contact.addFree")}</p>
        ))}
      <form method="post" action={backHref} className="button-row">
        <input type="hidden" name="count" value={count} />
        {ticketType !== null && <input type="hidden" name="ticketType" value={ticketType} />}
        <input type="hidden" name="submission" value={submission} />
        {problems.length === 0 && (
          <Button name="intent" value={full ? "add-wait" : "add"}>
            {t(full ? "contact.addWait" : "contact.addDo")}
          </Button>
        )}
        <ButtonLink look="quiet" href={backHref}>
          {t("contact.back")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Section>
  );
}
