import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import type { OrderSum as OrderSumOf } from "../domain/order-sum";
import type { DeskSeat } from "../queries/contact-desk.server";
import { OrderSum } from "./order-sum";

/** Asks before a contact gives a seat back, and says what that does to the sum. */
export function ContactDrop({
  seat,
  after,
  backHref,
}: {
  seat: DeskSeat;
  /** What the order comes to without it; `null` for nothing. */
  after: OrderSumOf | null;
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
      {sum && (
        <>
          <h3>{t("contact.dropPrice")}</h3>
          <OrderSum sum={sum} caption={t("contact.dropPrice")} />
          <p>
            {t("contact.sumAfter", {
              total: format.money(after?.totalMinor ?? 0, sum.currency),
            })}
          </p>
        </>
      )}
      <form method="post" action={backHref} className="button-row">
        <input type="hidden" name="seat" value={seat.id} />
        <Button look="danger" name="intent" value="drop">
          {t("contact.dropDo")}
        </Button>
        <ButtonLink look="quiet" href={backHref}>
          {t("contact.keep")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Section>
  );
}
