import { useSpeech } from "~/i18n/locale-context";
import { problemText } from "~/i18n/translate";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { shownAs, type WhatBack } from "../domain/what-back";
import type { DeskSeat } from "../queries/contact-desk.server";
import { MoneyMoved } from "./money-moved";
import { OrderSum } from "./order-sum";

/** Asks before a contact gives a seat back, and says what that does to the sum. */
export function ContactDrop({
  seat,
  what,
  changed = false,
  backHref,
}: {
  seat: DeskSeat;
  /** What it does to the money. */
  what: WhatBack;
  /** Whether the amounts are no longer those that were shown before. */
  changed?: boolean;
  backHref: string;
}) {
  const { t, format } = useSpeech();
  const { name, number, sum } = seat;
  return (
    <Section
      title={
        name === null ? t("contact.dropTitleUnnamed", { number }) : t("contact.dropTitle", { name })
      }
      lead={t("contact.dropText")}
    >
      {changed && (
        <Notice tone="warning" live>
          <p>{problemText(t, { code: "money-changed" })}</p>
        </Notice>
      )}
      {sum && (
        <>
          <h3>{t("contact.dropPrice")}</h3>
          <OrderSum sum={sum} caption={t("contact.dropPrice")} pays={false} />
        </>
      )}
      <MoneyMoved what={what} />
      <form method="post" action={backHref} className="button-row">
        <input type="hidden" name="seat" value={seat.id} />
        <input type="hidden" name="shown" value={shownAs(what)} />
        <Button look="danger" name="intent" value="drop">
          {what.backMinor > 0
            ? t("refunds.dropBack", { amount: format.money(what.backMinor, what.currency) })
            : t("contact.dropDo")}
        </Button>
        <ButtonLink look="quiet" href={backHref}>
          {t("contact.keep")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Section>
  );
}
